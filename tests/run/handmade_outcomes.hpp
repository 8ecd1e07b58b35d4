// Two worlds written by hand, or by luck, for tests of what a comparison makes of them: no model in between.
#pragma once

#include <random>

#include "run/decomposition.hpp"
#include "world/firms.hpp"

namespace abroad {

inline constexpr std::size_t handmade_countries = 3, handmade_sectors = 2, handmade_clusters = 4;

/// A year's end of firms that all live, without anything.
inline YearOutcomes empty_year(int calendar_year, std::size_t firms) {
    YearOutcomes year;
    year.calendar_year = calendar_year;
    year.generation.assign(firms, 0);
    year.living.assign(firms, 1);
    year.cluster.assign(firms, no_cluster);
    for (auto* column : {&year.links, &year.projects_led}) column->assign(firms, 0);
    for (auto* column : {&year.running_projects, &year.partnerships, &year.ventures}) column->assign(firms, 0);
    for (auto* column : {&year.employees, &year.revenue, &year.export_revenue, &year.value_added, &year.entry_spending,
                         &year.research_spending})
        column->assign(firms, 0.0F);
    year.wealth.assign(firms, 0.0);
    year.words = 1;
    year.served.assign(firms, 0);
    return year;
}

/// A world of so many firms, the year before the policy and `years` more.
inline WorldOutcomes empty_world(std::size_t firms, int years) {
    WorldOutcomes world;
    world.first_step = 8;
    for (std::uint32_t row = 0; row < firms; ++row) {
        world.seat.push_back(row);
        world.country.push_back(static_cast<std::uint16_t>(row % handmade_countries));
        world.sector.push_back(static_cast<std::uint16_t>(row % handmade_sectors));
    }
    for (int year = 0; year <= years; ++year) world.years.push_back(empty_year(2012 + year, firms));
    world.line_of_instrument = {0};
    world.funded_sales.resize(world.years.size());
    return world;
}

/// An award of instrument 0 for an entry that takes place.
inline void award(WorldOutcomes& world, std::uint32_t seat, std::int32_t step, std::uint16_t market,
                  FundingDecision decision = FundingDecision::awarded,
                  FundedBecause because = FundedBecause::own_account) {
    Applications& a = world.funding.applications;
    const auto place = static_cast<std::uint32_t>(a.count());
    const bool granted = decision == FundingDecision::awarded;
    visit_columns(a, [](const char*, auto& column) { column.push_back({}); });
    a.step.back() = step;
    a.applicant.back() = seat;
    a.market.back() = market;
    a.consortium.back() = place;
    a.decision.back() = decision;
    a.awarded.back() = granted ? 100'000 : 0;
    a.because.back() = because;
    a.fate.back() = granted ? FundedFate::done_with_money : FundedFate::not_done;
}

/// Firms that come and go, grow and serve markets by luck.
inline WorldOutcomes lucky_world(std::size_t firms, int years, std::uint32_t seed) {
    WorldOutcomes world = empty_world(firms, years);
    std::mt19937 luck(seed);
    const auto below = [&](std::uint32_t bound) { return luck() % bound; };
    for (YearOutcomes& year : world.years)
        for (std::size_t row = 0; row < firms; ++row) {
            year.living[row] = below(10) > 0 ? 1 : 0;
            year.generation[row] = static_cast<std::uint16_t>(below(2));
            year.cluster[row] = below(2) ? static_cast<std::uint16_t>(below(handmade_clusters)) : no_cluster;
            year.links[row] = static_cast<std::uint16_t>(below(4));
            year.ventures[row] = static_cast<std::uint8_t>(below(2));
            year.partnerships[row] = static_cast<std::uint8_t>(below(3));
            year.employees[row] = static_cast<float>(below(1'000'000)) / 777.0F;
            year.revenue[row] = static_cast<float>(below(1'000'000)) / 7.0F;
            year.export_revenue[row] = static_cast<float>(below(1'000'000)) / 13.0F;
            year.value_added[row] = static_cast<float>(below(1'000'000)) / 11.0F;
            year.served[row] = below(8);
        }
    return world;
}

inline FirmFacts handmade_facts() {
    return {handmade_countries, handmade_sectors, {1, 0, 0}, {10, 50, 250}, 0.01};
}

/// What a pair refers to, kept together.
struct HandmadePair {
    WorldOutcomes with, base;
    std::vector<std::uint8_t> instruments{1};
    FundingRecords records = funding_records(with, instruments);
    WorldPair pair() const { return {with, with, base, records}; }
};

}  // namespace abroad
