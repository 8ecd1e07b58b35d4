#include "run/decomposition.hpp"

#include "handmade_outcomes.hpp"
#include "helpers/catch.hpp"
#include "run/funded_acts.hpp"

namespace abroad {
namespace {

constexpr std::array directions{Part::recipients, Part::spillover, Part::displacement, Part::indirect};

std::int64_t net_exporters(const Decomposition& parts, std::size_t year, Part part = Part::net) {
    return parts.part(Standpoint::all_countries, Largest::included, Outcome::exporters, part, year);
}

/// Number of places where the four parts do not add up to net, or recipients are not gross less deadweight.
std::size_t wrong_sums(const Decomposition& parts) {
    std::size_t wrong = 0;
    for (const auto& [standpoint, s] : NamesOf<Standpoint>::values)
        for (const auto& [largest, l] : NamesOf<Largest>::values)
            for (const auto& [outcome, o] : NamesOf<Outcome>::values)
                for (std::size_t year = 0; year < parts.years; ++year) {
                    const auto at = [&](Part part) { return parts.part(standpoint, largest, outcome, part, year); };
                    std::int64_t sum = 0;
                    for (const Part part : directions) sum += at(part);
                    wrong += sum != at(Part::net);
                    wrong += at(Part::recipients) != at(Part::gross) - at(Part::deadweight);
                }
    return wrong;
}

HandmadePair lucky_pair() {
    WorldOutcomes with = lucky_world(600, 7, 1);
    for (std::uint32_t seat = 0; seat < 120; ++seat)
        award(with, seat, 8 + static_cast<std::int32_t>(seat % 28), static_cast<std::uint16_t>(seat % 3),
              seat % 3 == 0 ? FundingDecision::no_money : FundingDecision::awarded);
    return {std::move(with), lucky_world(600, 7, 2)};
}

TEST_CASE("the parts of an effect add up to net in whole units, for every outcome, year and standpoint") {
    const HandmadePair two = lucky_pair();
    Decomposition parts = decompose(two.pair(), handmade_facts());
    CHECK(wrong_sums(parts) == 0);
    for (const Part part : directions)
        CHECK(parts.part(Standpoint::all_countries, Largest::included, Outcome::revenue, part, 7) != 0);
    const std::int64_t all = parts.part(Standpoint::all_countries, Largest::included, Outcome::revenue, Part::net, 5);
    const std::int64_t funders =
        parts.part(Standpoint::funding_countries, Largest::included, Outcome::revenue, Part::net, 5);
    CHECK(all != funders);

    parts.parts[parts.years * 3 + 2] += 1;  // a cent that got lost
    CHECK(wrong_sums(parts) == 1);
}

TEST_CASE("groups of firms add up to the effect on all firms") {
    const HandmadePair two = lucky_pair();
    const Decomposition parts = decompose(two.pair(), handmade_facts());
    for (const GroupTotals& groups : parts.groups)
        for (const auto& [outcome, name] : NamesOf<Outcome>::values)
            for (std::size_t year = 0; year < parts.years; ++year) {
                std::int64_t net = 0;
                for (std::size_t group = 0; group < groups.groups; ++group) {
                    const std::size_t at =
                        (static_cast<std::size_t>(outcome) * groups.years + year) * groups.groups + group;
                    net += groups.with[at] - groups.base[at];
                }
                REQUIRE(net == parts.part(Standpoint::all_countries, Largest::included, outcome, Part::net, year));
            }
}

TEST_CASE("two equal worlds have no effect at all, whoever was paid") {
    WorldOutcomes with = lucky_world(300, 5, 3);
    for (std::uint32_t seat = 0; seat < 50; ++seat) award(with, seat, 9, 1);
    const HandmadePair two{with, with};
    const Decomposition parts = decompose(two.pair(), handmade_facts());
    for (const auto& [outcome, name] : NamesOf<Outcome>::values)
        for (const Part part : {Part::recipients, Part::spillover, Part::displacement, Part::indirect, Part::net})
            for (std::size_t year = 0; year < parts.years; ++year)
                REQUIRE(parts.part(Standpoint::all_countries, Largest::included, outcome, part, year) == 0);
    CHECK(net_exporters(parts, 3, Part::gross) == net_exporters(parts, 3, Part::deadweight));
    CHECK(net_exporters(parts, 3, Part::gross) > 0);
    CHECK(parts.touched[3] == 0);
}

/// Six firms: 0 is paid for market 2 and becomes an exporter; 1 would export anyway and is paid; 2 is in the cluster of
/// firm 0; 4, of its sector, serves market 2 and stops; 3 applied in vain; 5 is far from everything.
HandmadePair story() {
    WorldOutcomes with = empty_world(6, 2), base = empty_world(6, 2);
    for (WorldOutcomes* world : {&with, &base})
        for (YearOutcomes& year : world->years) {
            year.cluster[0] = year.cluster[2] = 1;
            year.links[1] = year.links[4] = 1;
            year.served[1] = 1;
            year.served[4] = 4;
        }
    with.years[2].links = {1, 1, 1, 1, 0, 1};
    award(with, 0, 8, 2);
    award(with, 1, 8, 0);
    award(with, 3, 8, 0, FundingDecision::no_money);
    return {std::move(with), std::move(base)};
}

TEST_CASE("firms are counted as recipients, neighbours, competitors or others by the first rule that fits") {
    const HandmadePair two = story();
    const std::vector<FirmCase> firms = firms_in(two.pair(), 2);
    const std::vector<Part> expected{Part::recipients,   Part::recipients,   Part::spillover,
                                     Part::displacement, Part::displacement, Part::indirect};
    CHECK(groups_of(two.pair(), 2, firms) == expected);
    const Decomposition parts = decompose(two.pair(), handmade_facts());
    CHECK(net_exporters(parts, 2, Part::gross) == 2);
    CHECK(net_exporters(parts, 2, Part::deadweight) == 1);
    CHECK(net_exporters(parts, 2, Part::spillover) == 1);
    CHECK(net_exporters(parts, 2, Part::displacement) == 0);
    CHECK(net_exporters(parts, 2, Part::indirect) == 1);
    CHECK(net_exporters(parts, 2) == 3);
    CHECK(parts.self_report[static_cast<std::size_t>(Outcome::exporters) * parts.years + 2] == 1);
}

TEST_CASE("a firm that lives in one world only counts nothing in the other") {
    WorldOutcomes with = empty_world(1, 1), base = empty_world(1, 1);
    with.years[1].links[0] = 2;
    base.years[1].links[0] = 5;
    base.years[1].generation[0] = 1;
    const HandmadePair two{std::move(with), std::move(base)};
    CHECK(firms_in(two.pair(), 1).size() == 2);
    const Decomposition parts = decompose(two.pair(), handmade_facts());
    CHECK(parts.part(Standpoint::all_countries, Largest::included, Outcome::links, Part::net, 1) == -3);
    CHECK(parts.touched[1] == 2);
}

TEST_CASE("the largest firms before the policy are left out of the totals apart, in both worlds") {
    WorldOutcomes with = empty_world(200, 1), base = empty_world(200, 1);
    for (WorldOutcomes* world : {&with, &base}) world->years[0].employees[7] = world->years[0].employees[9] = 500;
    for (std::size_t row = 0; row < 200; ++row) with.years[1].export_revenue[row] = row == 7 ? 1000.0F : 1.0F;
    const HandmadePair two{std::move(with), std::move(base)};
    const Decomposition parts = decompose(two.pair(), handmade_facts());
    const auto net = [&](Largest largest) {
        return parts.part(Standpoint::all_countries, largest, Outcome::export_revenue, Part::net, 1) / 100'000;
    };
    CHECK(net(Largest::included) == 1199);
    CHECK(net(Largest::apart) == 198);
}

TEST_CASE("an exporter lasts if it exported five years earlier and does now") {
    WorldOutcomes world = empty_world(2, 6);
    world.years[1].links = {1, 0};
    world.years[6].links = {1, 1};
    CHECK(world.value(Outcome::lasting_exporters, 6, 0, 0) == 1);
    CHECK(world.value(Outcome::lasting_exporters, 6, 1, 0) == 0);
    world.years[1].generation[0] = 1;
    CHECK(world.value(Outcome::lasting_exporters, 6, 0, 0) == 0);
}

Act entry(std::uint32_t row, std::uint16_t market, std::int32_t step, bool survived = false) {
    return {ActKind::entry, row, 0, market, step, true, survived};
}

TEST_CASE("a funded act happens anyway if the base has it from one quarter before to four after") {
    const auto causes_with_base_act_at = [](std::int32_t step) {
        WorldOutcomes with = empty_world(1, 8), base = empty_world(1, 8);
        with.acts.push_back(entry(0, 2, 20, true));
        award(with, 0, 20, 2);
        base.acts.push_back(entry(0, 2, step));
        const HandmadePair two{std::move(with), std::move(base)};
        return funded_acts(two.pair()).counts[0];
    };
    for (const std::int32_t step : {19, 20, 24}) CHECK(causes_with_base_act_at(step)[0].acts == 1);
    for (const std::int32_t step : {18, 25}) CHECK(causes_with_base_act_at(step)[2].acts == 1);
    CHECK(causes_with_base_act_at(20)[0].surviving == 1);
}

TEST_CASE("additional acts are split by what they lacked: money, a look, or a reason of their own") {
    WorldOutcomes with = empty_world(4, 8), base = empty_world(4, 8);
    const std::array because{FundedBecause::liquidity, FundedBecause::only_because_of_funding,
                             FundedBecause::own_account, FundedBecause::own_account};
    for (std::uint32_t row = 0; row < 4; ++row) {
        with.acts.push_back(entry(row, 1, 12));
        award(with, row, 12, 1, FundingDecision::awarded, because[row]);
    }
    base.looks.push_back({ActKind::entry, 3, 1, 13});
    with.years[7].wealth[0] = 70;
    base.years[7].wealth[0] = 30;
    const HandmadePair two{std::move(with), std::move(base)};
    const FundedActs acts = funded_acts(two.pair());
    const auto& counts = acts.counts[static_cast<std::size_t>(FundedActKind::entry)];
    CHECK(acts.all(FundedActKind::entry) == 4);
    for (const ActCause cause :
         {ActCause::lacked_money, ActCause::would_not_pay, ActCause::did_not_look, ActCause::other})
        CHECK(counts[static_cast<std::size_t>(cause)].acts == 1);
    CHECK(counts[static_cast<std::size_t>(ActCause::lacked_money)].private_gain_keur == 40);
    CHECK(acts.own_account[0] == 2);
}

}  // namespace
}  // namespace abroad
