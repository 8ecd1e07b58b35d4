#include "run/firm_table.hpp"

#include <limits>

#include "base/period.hpp"
#include "world/firms.hpp"

namespace abroad {

namespace {

void append(const YearOutcomes& year, const FirmCase& firm, FirmAt& to) {
    const bool lives = year.lives(firm.row, firm.generation);
    const auto number = [&](const std::vector<float>& column) { return lives ? column[firm.row] : 0.0F; };
    to.exporter.push_back(lives && year.links[firm.row] > 0 ? 1 : 0);
    to.links.push_back(lives ? year.links[firm.row] : std::uint16_t{0});
    to.export_revenue_keur.push_back(number(year.export_revenue));
    to.employees.push_back(number(year.employees));
    to.revenue_keur.push_back(number(year.revenue));
    to.value_added_keur.push_back(number(year.value_added));
    to.research_and_entry_keur.push_back(number(year.research_spending) + number(year.entry_spending));
}

/// Those that live then, and after them those that applied and live in neither world any more.
std::vector<FirmCase> firms_of_table(const WorldPair& pair, std::size_t year) {
    std::vector<FirmCase> firms = firms_in(pair, year);
    std::set<FirmKey> known;
    for (const FirmCase& firm : firms) known.insert(firm.key());
    for (const auto& [firm, record] : pair.records.firms)
        if (!known.contains(firm)) firms.push_back({firm.first, firm.second, false, false});
    return firms;
}

FirmLives lives(const FirmCase& firm) {
    if (firm.in_with) return firm.in_base ? FirmLives::both : FirmLives::with_only;
    return firm.in_base ? FirmLives::base_only : FirmLives::none;
}

void append_funding(const WorldPair& pair, const FirmCase& firm, FirmTable& to) {
    const FundingRecord* record = pair.records.find(firm.key());
    const bool applied = record != nullptr && record->first_application != never;
    to.applied.push_back(applied ? 1 : 0);
    to.decision.push_back(applied ? static_cast<std::uint8_t>(1 + static_cast<int>(record->first_decision))
                                  : std::uint8_t{0});
    to.score.push_back(applied ? record->best_score : std::numeric_limits<float>::quiet_NaN());
    to.awarded_keur.push_back(record == nullptr ? 0.0F : static_cast<float>(to_keur(record->awarded)));
    const bool awarded = record != nullptr && record->first_award != never;
    const std::size_t year = awarded ? pair.funded.year_of(record->first_award) : 0;
    to.first_award_year.push_back(awarded ? static_cast<std::int16_t>(pair.funded.years[year].calendar_year)
                                          : std::int16_t{-1});
}

std::int16_t cluster_in(const WorldPair& pair, std::size_t year, const FirmCase& firm) {
    const YearOutcomes& then = (firm.in_with ? pair.with : pair.base).years[year];
    if (!firm.in_with && !firm.in_base) return -1;
    const std::uint16_t cluster = then.cluster[firm.row];
    return cluster == no_cluster ? std::int16_t{-1} : static_cast<std::int16_t>(cluster);
}

}  // namespace

FirmTable firm_table(const WorldPair& pair, const FirmFacts& facts, const MomentYears& years) {
    const std::vector<FirmCase> firms = firms_of_table(pair, years.end);
    const std::vector<Part> groups = groups_of(pair, years.end, firms);
    FirmTable to;
    for (std::size_t i = 0; i < firms.size(); ++i) {
        const FirmCase& firm = firms[i];
        to.seat.push_back(pair.with.seat[firm.row]);
        to.generation.push_back(firm.generation);
        to.country.push_back(pair.with.country[firm.row]);
        to.sector.push_back(pair.with.sector[firm.row]);
        to.cluster.push_back(cluster_in(pair, years.end, firm));
        to.size_class.push_back(static_cast<std::uint8_t>(size_class_of(facts, employees_of(pair, years.end, firm))));
        to.member.push_back(is_member(pair, years.end, firm) ? 1 : 0);
        to.lives.push_back(static_cast<std::uint8_t>(lives(firm)));
        to.group.push_back(static_cast<std::uint8_t>(static_cast<int>(groups[i]) - static_cast<int>(Part::recipients)));
        append_funding(pair, firm, to);
        append(pair.with.years[years.before], firm, to.at[0]);
        append(pair.with.years[years.end], firm, to.at[1]);
        append(pair.base.years[years.end], firm, to.at[2]);
        append(pair.with.years[years.later], firm, to.at[3]);
        append(pair.base.years[years.later], firm, to.at[4]);
    }
    return to;
}

}  // namespace abroad
