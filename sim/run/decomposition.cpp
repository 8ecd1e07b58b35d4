#include "run/decomposition.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/period.hpp"
#include "world/firms.hpp"

namespace abroad {

namespace {

constexpr double touched_from_share = 0.01;

constexpr std::size_t index(auto code) {
    return static_cast<std::size_t>(code);
}

/// Last quarter of a year of the record.
std::int32_t last_step_of(const WorldOutcomes& world, std::size_t year) {
    return world.first_step + static_cast<std::int32_t>(year) * quarters_per_year - 1;
}

/// Clusters that recipients are members of at the end of a year.
std::set<std::uint16_t> clusters_of_recipients(const WorldPair& pair, std::size_t year) {
    std::set<std::uint16_t> clusters;
    const YearOutcomes& now = pair.funded.years[year];
    for (const auto& [firm, record] : pair.records.firms)
        if (record.first_award <= last_step_of(pair.funded, year) && now.lives(firm.first, firm.second) &&
            now.cluster[firm.first] != no_cluster)
            clusters.insert(now.cluster[firm.first]);
    return clusters;
}

bool serves_funded_market(const WorldPair& pair, std::size_t year, const FirmCase& firm) {
    const std::uint16_t sector = pair.with.sector[firm.row];
    const auto& markets = pair.records.markets;
    for (auto at = markets.lower_bound({sector, 0}); at != markets.end() && at->first.sector == sector; ++at) {
        if (at->second > last_step_of(pair.funded, year)) continue;
        const std::uint16_t market = at->first.market;
        if (market == pair.with.country[firm.row]) return true;
        if (firm.in_with && pair.with.years[year].serves(firm.row, market)) return true;
        if (firm.in_base && pair.base.years[year].serves(firm.row, market)) return true;
    }
    return false;
}

std::uint16_t cluster_of(const WorldPair& pair, std::size_t year, const FirmCase& firm) {
    return (firm.in_with ? pair.with : pair.base).years[year].cluster[firm.row];
}

bool is_touched(const WorldPair& pair, std::size_t year, const FirmCase& firm) {
    if (firm.in_with != firm.in_base) return true;
    const auto with = static_cast<double>(pair.with.years[year].revenue[firm.row]);
    const auto base = static_cast<double>(pair.base.years[year].revenue[firm.row]);
    return std::abs(with - base) > touched_from_share * base;
}

/// Where the totals of one firm go.
struct Places {
    std::array<std::size_t, grouping_count> group;
    bool in_funding_country, is_largest, is_recipient;
};

class Totals {
 public:
    Totals(const WorldPair& pair, const FirmFacts& facts, Decomposition& to)
        : pair_(pair), facts_(facts), to_(to), largest_(largest_rows(pair.base, facts.largest_share)) {}

    void add_year(std::size_t year) {
        const std::vector<FirmCase> firms = firms_in(pair_, year);
        const std::vector<Part> groups = groups_of(pair_, year, firms);
        for (std::size_t i = 0; i < firms.size(); ++i) {
            const Places places = places_of(year, firms[i], groups[i]);
            for (std::size_t outcome = 0; outcome < outcome_count; ++outcome)
                add(year, firms[i], groups[i], places, static_cast<Outcome>(outcome));
            ++to_.firms[year];
            if (!is_touched(pair_, year, firms[i])) continue;
            ++to_.touched[year];
            for (std::size_t by = 0; by < grouping_count; ++by)
                ++to_.groups[by].touched[year * to_.groups[by].groups + places.group[by]];
        }
    }

 private:
    Places places_of(std::size_t year, const FirmCase& firm, Part group) const {
        const std::size_t country = pair_.with.country[firm.row];
        const bool is_first = pair_.base.years.front().lives(firm.row, firm.generation);
        return {{country, pair_.with.sector[firm.row], size_class_of(facts_, employees_of(pair_, year, firm)),
                 is_member(pair_, year, firm) ? std::size_t{0} : std::size_t{1}},
                facts_.is_funding_country[country] != 0,
                is_first && largest_[firm.row] != 0,
                group == Part::recipients};
    }

    void add(std::size_t year, const FirmCase& firm, Part group, const Places& places, Outcome outcome) {
        const std::int64_t with =
            firm.in_with ? pair_.with.value(outcome, year, firm.row, firm.generation) : std::int64_t{0};
        const std::int64_t base =
            firm.in_base ? pair_.base.value(outcome, year, firm.row, firm.generation) : std::int64_t{0};
        if (with == 0 && base == 0) return;
        for (const Standpoint standpoint : {Standpoint::funding_countries, Standpoint::all_countries}) {
            if (standpoint == Standpoint::funding_countries && !places.in_funding_country) continue;
            add_parts(standpoint, Largest::included, outcome, group, year, with, base);
            if (!places.is_largest) add_parts(standpoint, Largest::apart, outcome, group, year, with, base);
        }
        for (std::size_t by = 0; by < grouping_count; ++by) {
            GroupTotals& totals = to_.groups[by];
            const std::size_t at = (index(outcome) * to_.years + year) * totals.groups + places.group[by];
            totals.with[at] += with;
            totals.base[at] += base;
            if (!places.is_recipient) continue;
            totals.gross[at] += with;
            totals.deadweight[at] += base;
        }
    }

    void add_parts(Standpoint standpoint, Largest largest, Outcome outcome, Part group, std::size_t year,
                   std::int64_t with, std::int64_t base) {
        const std::size_t first =
            ((index(standpoint) * 2 + index(largest)) * outcome_count + index(outcome)) * part_count * to_.years;
        const auto add_to = [&](Part part, std::int64_t units) {
            to_.parts[first + index(part) * to_.years + year] += units;
        };
        if (group == Part::recipients) {
            add_to(Part::gross, with);
            add_to(Part::deadweight, base);
        }
        add_to(group, with - base);
        add_to(Part::net, with - base);
    }

    const WorldPair& pair_;
    const FirmFacts& facts_;
    Decomposition& to_;
    std::vector<std::uint8_t> largest_;
};

/// What a survey of recipients would claim: now less the last year's end before the first award.
void add_self_reports(const WorldPair& pair, Decomposition& to) {
    for (const auto& [firm, record] : pair.records.firms) {
        if (record.first_award == never) continue;
        const std::size_t award = pair.funded.year_of(record.first_award);
        const std::size_t before = award == 0 ? 0 : award - 1;
        for (std::size_t year = award; year < to.years; ++year)
            for (std::size_t outcome = 0; outcome < outcome_count; ++outcome) {
                const auto what = static_cast<Outcome>(outcome);
                if (!pair.with.years[year].lives(firm.first, firm.second)) continue;
                to.self_report[outcome * to.years + year] += pair.with.value(what, year, firm.first, firm.second) -
                                                             pair.with.value(what, before, firm.first, firm.second);
            }
    }
}

Decomposition make_decomposition(const WorldPair& pair, const FirmFacts& facts) {
    Decomposition to;
    to.years = pair.with.years.size();
    to.parts.assign(2 * 2 * outcome_count * part_count * to.years, 0);
    const std::array<std::size_t, grouping_count> counts{facts.countries, facts.sectors, size_classes, 2};
    for (std::size_t by = 0; by < grouping_count; ++by) {
        GroupTotals& totals = to.groups[by];
        totals.groups = counts[by];
        totals.years = to.years;
        for (auto* column : {&totals.with, &totals.base, &totals.gross, &totals.deadweight})
            column->assign(outcome_count * to.years * counts[by], 0);
        totals.touched.assign(to.years * counts[by], 0);
    }
    to.firms.assign(to.years, 0);
    to.touched.assign(to.years, 0);
    to.self_report.assign(outcome_count * to.years, 0);
    return to;
}

}  // namespace

std::vector<FirmCase> firms_in(const WorldPair& pair, std::size_t year) {
    std::vector<FirmCase> firms;
    const YearOutcomes& with = pair.with.years[year];
    const YearOutcomes& base = pair.base.years[year];
    for (std::uint32_t row = 0; row < with.living.size(); ++row) {
        const bool in_with = with.living[row] != 0, in_base = base.living[row] != 0;
        if (in_with && in_base && with.generation[row] == base.generation[row]) {
            firms.push_back({row, with.generation[row], true, true});
            continue;
        }
        if (in_with) firms.push_back({row, with.generation[row], true, false});
        if (in_base) firms.push_back({row, base.generation[row], false, true});
    }
    return firms;
}

std::vector<Part> groups_of(const WorldPair& pair, std::size_t year, const std::vector<FirmCase>& firms) {
    const std::set<std::uint16_t> clusters = clusters_of_recipients(pair, year);
    const std::int32_t last_step = last_step_of(pair.funded, year);
    std::vector<Part> groups;
    groups.reserve(firms.size());
    for (const FirmCase& firm : firms) {
        if (pair.records.is_recipient(firm.key(), last_step))
            groups.push_back(Part::recipients);
        else if (clusters.contains(cluster_of(pair, year, firm)))
            groups.push_back(Part::spillover);
        else if (pair.records.has_applied(firm.key(), last_step) || serves_funded_market(pair, year, firm))
            groups.push_back(Part::displacement);
        else
            groups.push_back(Part::indirect);
    }
    return groups;
}

std::vector<std::uint8_t> largest_rows(const WorldOutcomes& world, double share) {
    const YearOutcomes& first = world.years.front();
    std::vector<std::uint32_t> living;
    for (std::uint32_t row = 0; row < first.living.size(); ++row)
        if (first.living[row]) living.push_back(row);
    std::sort(living.begin(), living.end(), [&](std::uint32_t a, std::uint32_t b) {
        return first.employees[a] != first.employees[b] ? first.employees[a] > first.employees[b] : a < b;
    });
    living.resize(static_cast<std::size_t>(share * static_cast<double>(living.size())));
    std::vector<std::uint8_t> is_largest(first.living.size(), 0);
    for (const std::uint32_t row : living) is_largest[row] = 1;
    return is_largest;
}

float employees_of(const WorldPair& pair, std::size_t year, const FirmCase& firm) {
    const YearOutcomes& first = pair.base.years.front();
    if (first.lives(firm.row, firm.generation)) return first.employees[firm.row];
    return (firm.in_base ? pair.base : pair.with).years[year].employees[firm.row];
}

std::size_t size_class_of(const FirmFacts& facts, float employees) {
    std::size_t place = 0;
    for (const double bound : facts.size_bounds) place += static_cast<double>(employees) >= bound ? 1 : 0;
    return place;
}

bool is_member(const WorldPair& pair, std::size_t year, const FirmCase& firm) {
    const YearOutcomes& first = pair.base.years.front();
    if (first.lives(firm.row, firm.generation)) return first.cluster[firm.row] != no_cluster;
    return (firm.in_base ? pair.base : pair.with).years[year].cluster[firm.row] != no_cluster;
}

std::int64_t Decomposition::part(Standpoint standpoint, Largest largest, Outcome outcome, Part part,
                                 std::size_t year) const {
    const std::size_t row = (index(standpoint) * 2 + index(largest)) * outcome_count + index(outcome);
    return parts[(row * part_count + index(part)) * years + year];
}

Decomposition decompose(const WorldPair& pair, const FirmFacts& facts) {
    Decomposition to = make_decomposition(pair, facts);
    Totals totals(pair, facts, to);
    for (std::size_t year = 0; year < to.years; ++year) totals.add_year(year);
    add_self_reports(pair, to);
    return to;
}

}  // namespace abroad
