#include "phases/strategy_reasons.hpp"

#include "helpers/catch.hpp"
#include "phases/management_fixture.hpp"
#include "world/firms.hpp"

using namespace abroad;

namespace {

/// Three firms: two members of cluster 0 and one outsider.
Firms three_firms() {
    Firms firms = make_firms(3, 2, 3);
    firms.living = {1, 1, 1};
    firms.cluster = {0, 0, no_cluster};
    return firms;
}

Event act(std::uint32_t row, EventKind kind, Reason reason, float keur) {
    Event event{row, kind};
    event.code = static_cast<std::uint8_t>(reason);
    event.reason_keur = keur;
    return event;
}

EventLog log_of(std::vector<Event> events) {
    EventLog log;
    log.by_block = {std::move(events)};
    return log;
}

}  // namespace

TEST_CASE("The reason of a start is what members' acts of the last year were worth most for") {
    ManagementFixture fixture(1);
    fixture.clusters.non_members(0, 0) = 0;
    const Firms firms = three_firms();
    Managements& m = fixture.managements;
    CHECK(reason_to_start(fixture.why(), m, 0) == StrategyReason::new_markets_and_customers);
    remember_acts(log_of({act(0, EventKind::entry, Reason::growth_and_profit, 30),
                          act(1, EventKind::entry, Reason::growth_and_profit, 30),
                          act(1, EventKind::project_started, Reason::knowledge, 50),
                          act(2, EventKind::entry, Reason::new_markets_and_customers, 900),
                          act(0, EventKind::barrier, Reason::knowledge, 900)}),
                  firms, 4, m);
    CHECK(reason_to_start(fixture.why(), m, 0) == StrategyReason::growth_and_profit);
    remember_acts(log_of({act(1, EventKind::project_started, Reason::knowledge, 20)}), firms, 5, m);
    CHECK(reason_to_start(fixture.why(), m, 0) == StrategyReason::knowledge);
    // A year after the first quarter its acts are forgotten.
    remember_acts(log_of({act(0, EventKind::entry, Reason::new_markets_and_customers, 25)}), firms, 8, m);
    CHECK(reason_to_start(fixture.why(), m, 0) == StrategyReason::new_markets_and_customers);
}

TEST_CASE("Visibility is worth the fees of those who would join the cluster") {
    ManagementFixture fixture(7);
    // Clusters 0 and 6 are of country 0 and sector 0.
    fixture.clusters.exporting_members[6] = 6;
    const double weight = 0.2 + 0.2, all = weight + 0.2 + 0.6;
    CHECK(value_of_visibility(fixture.why(), fixture.managements, 0) ==
          Approx(0.03 * (0.5 + 0.4) * 30 * weight / all * 1.5 * 2));
    CHECK(reason_to_start(fixture.why(), fixture.managements, 0) == StrategyReason::visibility);
    fixture.clusters.non_members(0, 0) = 0;
    CHECK(reason_to_start(fixture.why(), fixture.managements, 0) == StrategyReason::new_markets_and_customers);
}

TEST_CASE("The mean orientation at founding counts born globals") {
    CHECK(mean_founding_orientation({}, {}) == Approx(0.9 * 1.5 / 4 + 0.1 * 0.95));
}
