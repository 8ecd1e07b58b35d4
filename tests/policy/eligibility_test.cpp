#include "policy/eligibility.hpp"

#include <algorithm>

#include "policy/funding_town.hpp"

using namespace abroad;

namespace {

/// Who of all firms may apply for the market `there`.
std::vector<std::uint32_t> eligible(FundingTown& town) {
    town.resolve();
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < town.firms.count(); ++row)
        if (is_eligible(town.policy, town.policy.instruments[0], town.facts(), row, 1)) rows.push_back(row);
    return rows;
}

}  // namespace

TEST_CASE("Each condition of eligibility keeps out those that it names and nobody else") {
    FundingTown town(8);
    InstrumentData& voucher = town.add(InstrumentKind::export_voucher, "voucher");
    voucher.countries = std::vector<std::string>{"here"};
    CHECK(eligible(town) == std::vector<std::uint32_t>{0, 2, 4, 6});
    SECTION("size") {
        town.firms.employees[0] = 4;
        town.firms.employees[2] = 300;
        voucher.eligible_least_employees_count = 5;
        CHECK(eligible(town) == std::vector<std::uint32_t>{4, 6});
        voucher.eligible_below_employees_count = 1000;
        CHECK(eligible(town) == std::vector<std::uint32_t>{2, 4, 6});
    }
    SECTION("sector and market") {
        voucher.eligible_sectors = std::vector<std::string>{"two"};
        CHECK(eligible(town) == std::vector<std::uint32_t>{2, 6});
        voucher.eligible_markets = std::vector<std::string>{"here"};
        CHECK(eligible(town).empty());
    }
    SECTION("age, export share, research") {
        std::fill(town.firms.age_years.begin(), town.firms.age_years.end(), 10.0F);
        std::fill(town.firms.revenue.begin(), town.firms.revenue.end(), 100.0F);
        town.firms.age_years[0] = 1;
        town.firms.export_revenue[2] = 50;
        town.firms.research_intensity_share[4] = 0.2F;
        voucher.eligible_least_age_years = 5;
        CHECK(eligible(town) == std::vector<std::uint32_t>{2, 4, 6});
        voucher.eligible_largest_export_share = 0.1;
        CHECK(eligible(town) == std::vector<std::uint32_t>{4, 6});
        voucher.eligible_least_research_intensity_share = 0.1;
        CHECK(eligible(town) == std::vector<std::uint32_t>{4});
    }
    SECTION("new market, members, closed firms") {
        town.firms.entries_count[0 * 2 + 1] = 1;
        voucher.eligible_new_market_only = true;
        CHECK(eligible(town) == std::vector<std::uint32_t>{2, 4, 6});
        town.firms.cluster[2] = 0;
        town.firms.living[4] = 0;
        CHECK(eligible(town) == std::vector<std::uint32_t>{2, 6});
        voucher.eligible_members_only = true;
        CHECK(eligible(town) == std::vector<std::uint32_t>{2});
    }
    SECTION("label and strategy of the management") {
        town.firms.cluster[0] = town.firms.cluster[2] = 0;
        voucher.eligible_label = Label::silver;
        CHECK(eligible(town).empty());
        town.managements.state[0] = StrategyState::live;
        town.managements.quality[0] = 0.5;
        CHECK(eligible(town) == std::vector<std::uint32_t>{0, 2});
        voucher.eligible_label = Label::gold;
        CHECK(eligible(town).empty());
        town.managements.quality[0] = 0.6;
        town.managements.experience[0] = 0.4;
        CHECK(eligible(town) == std::vector<std::uint32_t>{0, 2});
    }
}

TEST_CASE("The rate is that of the recipient's class, with a bonus for consortia of several countries") {
    FundingTown town(4);
    InstrumentData& grant = town.add(InstrumentKind::rd_cooperation_grant, "grant");
    grant.support_rate_share = 0.3;
    grant.support_rate_by_class = {{"small", 0.45}, {"micro", 0.5}, {"research_organisation", 1}};
    grant.international_bonus_share = 0.1;
    town.firms.employees = {5, 20, 100, 20};
    town.firms.research_organisation[3] = 1;
    town.resolve();
    std::vector<double> rates;
    for (std::uint32_t row = 0; row < 4; ++row)
        rates.push_back(rate_for(town.policy, town.policy.instruments[0], town.firms, row, false));
    CHECK(rates == std::vector<double>{0.5, 0.45, 0.3, 1});
    CHECK(rate_for(town.policy, town.policy.instruments[0], town.firms, 2, true) == Approx(0.4));
    CHECK(rate_for(town.policy, town.policy.instruments[0], town.firms, 3, true) == 1);
}
