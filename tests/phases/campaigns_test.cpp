#include "phases/campaigns.hpp"

#include "phases/funded_managements.hpp"

using namespace abroad;

namespace {

struct Campaign : FundedManagements {
    InstrumentData& data = add(InstrumentKind::information_campaign, "campaign");
    Campaign() : FundedManagements(3) {
        data.rounds_per_year_count = 2;
        data.countries = std::vector<std::string>{"country 0"};
        data.eligible_markets = std::vector<std::string>{"country 0", "country 1"};
        data.campaign.campaign_gain_share = 0.5;
    }
    void run(int step) {
        open(step);
        pay_campaigns(selection(step), calls, funding);
        run_campaigns(selection(step), calls, funding, firms);
    }
    float knows(std::size_t row, std::size_t market) const { return firms.scouting[row * 3 + market]; }
};

}  // namespace

TEST_CASE("A campaign spends all money of a round, and tells until the next round") {
    Campaign f;
    f.resolve();
    f.run(0);
    CHECK(f.paid(0) == 50'000'000);
    CHECK(f.funding.lines.available[0] == 0);
    CHECK(f.knows(0, 1) == 0.5F);
    f.run(1);
    CHECK(f.paid(1) == 0);
    CHECK(f.knows(0, 1) == 0.75F);
    f.run(2);
    CHECK(f.paid(2) == 50'000'000);
    CHECK(f.knows(0, 1) == 0.875F);
}

TEST_CASE("A campaign tells eligible firms of its target markets abroad, and nobody else") {
    Campaign f;
    f.data.eligible_below_employees_count = 250;
    f.firms.employees[3] = 250;
    f.firms.living[4] = 0;
    f.resolve();
    f.run(0);
    for (std::size_t row = 0; row < 30; ++row)
        for (std::size_t market = 0; market < 3; ++market) {
            const bool told = row < 10 && row != 3 && row != 4 && market == 1;
            CHECK(f.knows(row, market) == (told ? 0.5F : 0.0F));
        }
}

TEST_CASE("Only those who hear of a campaign learn from it") {
    Campaign f;
    f.data.awareness_probability = 0.5;
    f.resolve();
    f.run(0);
    std::size_t told = 0;
    for (std::size_t row = 0; row < 10; ++row) told += f.knows(row, 1) > 0;
    CHECK((told > 0 && told < 10));
    f.run(1);
    for (std::size_t row = 0; row < 10; ++row) CHECK((f.knows(row, 1) == 0 || f.knows(row, 1) == 0.75F));
}

TEST_CASE("A campaign without money or that is announced only tells nobody") {
    Campaign f;
    f.data.budget_keur_per_year = 0;
    f.resolve();
    f.run(0);
    Campaign announced;
    announced.data.announce_only = true;
    announced.resolve();
    announced.run(0);
    for (std::size_t row = 0; row < 10; ++row) CHECK((f.knows(row, 1) == 0 && announced.knows(row, 1) == 0));
}

TEST_CASE("The campaign of a round goes on to its end after the call is over, and no longer") {
    Campaign f;
    f.data.end_year = 0.75;
    f.resolve();
    f.run(2);
    CHECK(f.knows(0, 1) == 0.5F);
    f.run(3);
    CHECK(f.knows(0, 1) == 0.75F);
    f.run(4);
    CHECK(f.knows(0, 1) == 0.75F);
}
