#include "phases/convergence.hpp"

#include "helpers/catch.hpp"

using namespace abroad;

namespace {

Sectors two_sectors() {
    Sectors sectors;
    sectors.number = {1, 2};
    sectors.relatedness_start = Table2<double>(2, 2, 1.0);
    sectors.relatedness_start(0, 1) = sectors.relatedness_start(1, 0) = 0.1;
    sectors.relatedness_end = sectors.relatedness_start;
    sectors.relatedness_end(0, 1) = sectors.relatedness_end(1, 0) = 0.7;
    sectors.relatedness = sectors.relatedness_start;
    sectors.reference_ln_knowledge = Table2<double>(2, 2, 0.2);
    sectors.reference_ln_knowledge(0, 1) = 0.05;
    return sectors;
}

}  // namespace

TEST_CASE("Relatedness moves linearly between the dates and stays before and after") {
    const ConvergenceDates dates{100, 140};
    CHECK(converged_share(dates, 60) == 0);
    CHECK(converged_share(dates, 110) == Approx(0.25));
    CHECK(converged_share(dates, 200) == 1);
    Sectors sectors = two_sectors();
    converge(sectors, 0.25);
    CHECK(sectors.relatedness(0, 1) == Approx(0.25));
    CHECK(sectors.relatedness(1, 0) == Approx(0.25));
    CHECK(sectors.relatedness(0, 0) == 1);
    converge(sectors, 0);
    CHECK(sectors.relatedness(0, 1) == sectors.relatedness_start(0, 1));
}

TEST_CASE("Convergence alone makes the mean firm of a sector neither better nor worse") {
    Sectors sectors = two_sectors();
    for (const double share : {0.0, 0.5, 1.0}) {
        converge(sectors, share);
        for (std::size_t sector = 0; sector < 2; ++sector) {
            double competence = 0;
            for (std::size_t field = 0; field < 2; ++field)
                competence += sectors.relatedness(sector, field) * sectors.reference_ln_knowledge(sector, field);
            CHECK(competence - sectors.reference_competence[sector] == Approx(0).margin(1e-15));
        }
    }
    // Planted fault: a reference that stays would make all of the first sector more efficient.
    converge(sectors, 0);
    const double before = sectors.reference_competence[0];
    converge(sectors, 1);
    CHECK(sectors.reference_competence[0] - before == Approx(0.6 * 0.05));
}
