#include "phases/agency_offices.hpp"

#include "phases/funded_managements.hpp"

using namespace abroad;

namespace {

struct Agency : FundedManagements {
    InstrumentData& data = add(InstrumentKind::foreign_office_support, "offices of agencies");
    Agency() : FundedManagements(1) {
        data.recipient = RecipientType::agency;
        data.support_rate_share = 0.5;
        data.countries = std::vector<std::string>{"country 0"};
        data.eligible_markets = std::vector<std::string>{"country 0", "country 2"};
        data.office.presence_gain_per_year = 0.4;
    }
};

}  // namespace

TEST_CASE("An agency that is paid an office grows in that market, and stays as it is when the money ends") {
    Agency f;
    f.data.end_year = 1;
    f.resolve();
    f.quarter(0);
    CHECK(f.paid(0) == 750'000);  // half of 60 kEUR a year, for a quarter
    CHECK(f.markets.agency_presence(0, 2) == Approx(0.5 + 0.4 * 0.25 * 0.5));
    f.quarter(1);
    CHECK(f.markets.agency_presence(0, 2) == Approx(0.55 + 0.1 * 0.45));
    for (const auto& [home, market] : {std::pair(0, 0), {0, 1}, {1, 2}, {2, 0}})
        CHECK(f.markets.agency_presence(static_cast<std::size_t>(home), static_cast<std::size_t>(market)) == 0.5);
    f.quarters(2, 3);
    const double grown = f.markets.agency_presence(0, 2);
    f.quarters(4, 6);
    CHECK(f.markets.agency_presence(0, 2) == grown);
    CHECK(f.paid() == 4 * 750'000);
}

TEST_CASE("An agency without money does not grow, and one that shares it grows where it is paid") {
    Agency f;
    f.data.budget_keur_per_year = 4;  // 1 kEUR a round, less than an office
    f.resolve();
    f.quarter(0);
    CHECK(f.markets.agency_presence(0, 2) == 0.5);
    CHECK(f.funding.applications.decision[0] == FundingDecision::no_money);
    Agency shared;
    shared.data.eligible_markets = std::nullopt;
    shared.data.budget_keur_per_year = 30;  // one office of two
    shared.resolve();
    shared.quarter(0);
    CHECK(shared.funding.applications.count() == 2);
    CHECK((shared.markets.agency_presence(0, 1) > 0.5) != (shared.markets.agency_presence(0, 2) > 0.5));
}

TEST_CASE("No office of an agency is paid by two instruments") {
    Agency f;
    InstrumentData& other = f.add(InstrumentKind::foreign_office_support, "more of them");
    other = f.data;
    other.name = "more of them";
    other.support_rate_share = 0.8;
    f.resolve();
    f.quarter(0);
    REQUIRE(f.funding.applications.count() == 1);
    CHECK(f.funding.applications.instrument[0] == 1);
    CHECK(f.paid(0) == 1'200'000);
}
