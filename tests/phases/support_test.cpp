#include "helpers/catch.hpp"
#include "helpers/model_in_doubles.hpp"
#include "phases/member_statistics.hpp"
#include "phases/support_tables.hpp"

namespace abroad {

TEST_CASE("members, exporters and peers are those of living members") {
    SmallWorld w(5);
    for (const std::size_t row : std::initializer_list<std::size_t>{0, 1, 2, 3}) w.world.firms.cluster[row] = 1;
    w.world.firms.living[3] = 0;
    w.add_position(0, 2, 0.5F, 1.0F);
    w.add_position(0, 3, 0.5F, 1.0F);
    w.add_position(1, 2, 0.5F, 1.0F);
    w.add_position(3, 2, 0.5F, 1.0F);
    w.add_position(4, 2, 0.5F, 1.0F);
    w.derive();
    const Clusters& clusters = w.world.clusters;
    CHECK(clusters.members == std::vector<std::int64_t>{0, 3, 0, 0});
    CHECK(clusters.exporting_members[1] == 2);
    CHECK(clusters.exporter_share(1) == Approx(2.0 / 3));
    CHECK(clusters.exporter_share(0) == 0);
    CHECK(clusters.peers(1, 2) == Approx(2.0 / 3));
    CHECK(clusters.peers(1, 3) == Approx(1.0 / 3));
    CHECK(clusters.peers(0, 2) == 0);
}

TEST_CASE("member statistics of 3,000 different firms agree with plain counting") {
    SmallWorld w(3000);
    w.scatter(8);
    double worst = 0;
    for (std::size_t row = 0; row < 3000; row += 37)
        if (w.world.firms.cluster[row] != no_cluster && w.world.firms.living[row])
            for (std::size_t market = 0; market < 5; ++market)
                worst = std::max(
                    worst, std::abs(model::peers(w, row, market) -
                                    static_cast<double>(w.world.clusters.peers(w.world.firms.cluster[row], market))));
    CHECK(worst < 1e-6);
}

TEST_CASE("peers and agency tell of a market, peers draw attention, the agency cuts the cost of entering") {
    SmallWorld w(4);
    for (const std::size_t row : std::initializer_list<std::size_t>{0, 1}) w.world.firms.cluster[row] = 0;
    w.add_position(0, 2, 0.5F, 1.0F);
    w.derive();
    const std::size_t members = w.support.row_of(0, 0), others = w.support.row_of(no_cluster, 0);
    CHECK(members == 0);
    CHECK(others == 4);
    CHECK(w.support.row_of(no_cluster, 3) == 7);
    CHECK(w.support.untold_share(members, 2) == Approx((1 - 0.5 * 0.5) * (1 - 0.4 * 0.8)));
    CHECK(w.support.untold_share(others, 2) == Approx(1 - 0.4 * 0.8));
    CHECK(w.support.pull(members, 2) == Approx(2));
    CHECK(w.support.pull(members, 1) == 1);
    CHECK(w.support.pull(others, 2) == 1);
    CHECK(w.support.entry_cost_factor(members, 2) == Approx(1 - 0.15 * 0.8));
    CHECK(w.support.entry_cost_factor(others, 1) == Approx(1 - 0.15 * 0.4));
}

}  // namespace abroad
