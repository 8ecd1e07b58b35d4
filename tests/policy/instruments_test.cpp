#include "policy/instruments.hpp"

#include <set>

#include "policy/funding_town.hpp"

using namespace abroad;

TEST_CASE("Every kind is in THE LIST once and says whom it is for") {
    std::set<InstrumentKind> kinds;
    for_each_instrument_kind([&]<class Kind>(Kind) {
        kinds.insert(Kind::kind);
        CHECK_FALSE(std::string_view(Kind::meaning).empty());
        CHECK_FALSE(Kind::recipients.empty());
    });
    CHECK(kinds.size() == count_of<InstrumentKind>());
}

TEST_CASE("A kind gives limits where the scenario says nothing, and the scenario's word counts") {
    FundingTown town;
    town.add(InstrumentKind::export_voucher, "voucher");
    town.add(InstrumentKind::joint_venture_support, "venture");
    InstrumentData& large = town.add(InstrumentKind::export_voucher, "large");
    large.ceiling_keur = 400;
    large.eligible_below_employees_count = 5000;
    large.largest_grants_per_recipient_count = 7;
    town.resolve();
    CHECK(town.policy.instruments[0].ceiling_keur == 50);
    CHECK(town.policy.instruments[0].eligible_below_employees == 250);
    CHECK(town.policy.instruments[0].largest_grants_per_recipient == 3);
    CHECK(town.policy.instruments[1].ceiling_keur == 200);
    CHECK(town.policy.instruments[2].ceiling_keur == 400);
    CHECK(town.policy.instruments[2].eligible_below_employees == 5000);
    CHECK(town.policy.instruments[2].largest_grants_per_recipient == 7);
}

TEST_CASE("What a kind pays for follows its recipient") {
    CHECK(answers_of(InstrumentKind::trade_fair_support).act == FundedAct::fair);
    CHECK(answers_of(InstrumentKind::trade_fair_support, RecipientType::cluster_management).act == FundedAct::services);
    CHECK(answers_of(InstrumentKind::foreign_office_support, RecipientType::agency).act == FundedAct::office);
}

TEST_CASE("Instruments that name one line share it, others have their own behind the named ones") {
    FundingTown town;
    town.lines.push_back({"shared", 0});
    town.add(InstrumentKind::export_voucher, "first").budget_line = "shared";
    town.add(InstrumentKind::trade_fair_support, "own");
    town.add(InstrumentKind::trade_fair_support, "third").budget_line = "shared";
    town.resolve();
    REQUIRE(town.policy.lines.size() == 2);
    CHECK(town.policy.lines[0].name == "shared");
    CHECK(town.policy.lines[0].instruments == std::vector<std::uint16_t>{0, 2});
    CHECK(town.policy.lines[1].number == (1U << 19) + 1);
    CHECK(town.policy.instruments[1].line == 1);
}
