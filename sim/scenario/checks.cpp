#include "scenario/checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/period.hpp"
#include "random/streams.hpp"
#include "scenario/checks_funding.hpp"
#include "scenario/numbering.hpp"
#include "scenario/reporter.hpp"

namespace abroad {

namespace {

void check_markets(const Scenario& scenario, const Reporter& report) {
    if (scenario.markets.empty()) return report("markets", "the world has no market (name at least one country)");
    const auto names = names_of(scenario.markets);
    const std::size_t dimensions = scenario.markets.front().culture.size();
    for (const Country& country : scenario.markets) {
        const std::string path = "markets." + country.name;
        if (country.culture.size() != dimensions)
            report(path + ".culture",
                   fmt::format("has {} numbers where '{}' has {} (all markets need the same dimensions of culture)",
                               country.culture.size(), scenario.markets.front().name, dimensions));
        for (const auto& [market, presence] : country.agency_presence)
            check_reference(market, names, "markets", path + ".agency_presence." + market, report);
    }
}

void check_relatedness(const Scenario& scenario, std::map<std::string, double> SectorData::*matrix,
                       std::string_view key, const Reporter& report) {
    const auto names = names_of(scenario.sectors);
    std::map<std::pair<std::string, std::string>, double> given;
    for (const SectorData& sector : scenario.sectors)
        for (const auto& [other, value] : sector.*matrix) {
            const std::string path = fmt::format("sectors.{}.{}.{}", sector.name, key, other);
            check_reference(other, names, "sectors", path, report);
            if (other == sector.name && value != 1) report(path, "a sector is related to itself by 1 (leave it out)");
            given[{sector.name, other}] = value;
            const auto mirror = given.find({other, sector.name});
            if (mirror != given.end() && mirror->second != value)
                report(path, fmt::format("is {} but sectors.{}.{}.{} is {} (relatedness is symmetric: give it once, or "
                                         "twice the same)",
                                         value, other, key, sector.name, mirror->second));
        }
}

void check_elasticities(const Scenario& scenario, const Reporter& report) {
    const double eta =
        std::max(scenario.before.efficiency.output_elasticity, scenario.after.efficiency.output_elasticity);
    for (const SectorData& sector : scenario.sectors) {
        const double elasticity =
            sector.substitution_elasticity.value_or(scenario.before.market.substitution_elasticity);
        if (elasticity <= 1.5 + eta)
            report(
                sector.substitution_elasticity ? fmt::format("sectors.{}.substitution_elasticity", sector.name)
                                               : "market.substitution_elasticity",
                fmt::format("{} is too small for sector '{}' (must be above 1.5 + efficiency.output_elasticity = {})",
                            elasticity, sector.name, 1.5 + eta));
    }
}

void check_sectors(const Scenario& scenario, const Reporter& report) {
    if (scenario.sectors.empty()) return report("sectors", "the world has no sector (name at least one)");
    double sum = 0;
    for (const SectorData& sector : scenario.sectors) sum += sector.share;
    if (std::abs(sum - 1) > 1e-6) report("sectors", fmt::format("the shares add to {:.6g} (they must add to 1)", sum));
    check_relatedness(scenario, &SectorData::relatedness, "relatedness", report);
    check_relatedness(scenario, &SectorData::relatedness_end, "relatedness_end", report);
    check_elasticities(scenario, report);
}

/// Firms of a kind have to fit into the numbers of their seats; clusters whose size is drawn are looked at when it is.
void check_seats(const Scenario& scenario, const Reporter& report) {
    constexpr std::int64_t seats = 65536;
    const std::int64_t beside = std::max(1, scenario.founding.non_members_per_member_count);
    const std::int64_t research = scenario.before.cooperation.research_organisations_per_cluster_count;
    for (const ClusterData& cluster : scenario.clusters) {
        const std::int64_t members = cluster.members_count.value_or(0);
        if (std::max(members * beside, members + research) > seats)
            report("clusters." + cluster.name + ".members_count",
                   "its firms, members or others, do not fit into 65536 seats (fewer members, or a smaller "
                   "founding.non_members_per_member_count)");
    }
    std::map<std::pair<std::string, std::string>, std::int64_t> placed;
    for (const PlacedFirms& firms : scenario.firms)
        if ((placed[{firms.country, firms.sector}] += firms.count) > seats)
            report("firms." + firms.name + ".count",
                   "more than 65536 firms of one country and sector are placed without a cluster");
}

void check_firms(const Scenario& scenario, const Reporter& report) {
    const auto markets = names_of(scenario.markets), sectors = names_of(scenario.sectors);
    for (const ClusterData& cluster : scenario.clusters) {
        check_reference(cluster.country, markets, "markets", "clusters." + cluster.name + ".country", report);
        check_reference(cluster.sector, sectors, "sectors", "clusters." + cluster.name + ".sector", report);
    }
    for (const PlacedFirms& firms : scenario.firms) {
        check_reference(firms.country, markets, "markets", "firms." + firms.name + ".country", report);
        check_reference(firms.sector, sectors, "sectors", "firms." + firms.name + ".sector", report);
    }
    check_seats(scenario, report);
    if (scenario.clusters.empty() && scenario.firms.empty() && !report.problems.tells_of("firms"))
        report("clusters",
               "the world has no firms (name at least one cluster, or firms outside of clusters under `firms`)");
}

void check_alliances(const Scenario& scenario, const Reporter& report) {
    const auto clusters = names_of(scenario.clusters);
    std::map<std::string, std::string> alliance_of;
    for (const AllianceData& alliance : scenario.alliances) {
        const std::string path = "alliances." + alliance.name;
        check_reference(alliance.manager, clusters, "clusters", path + ".manager", report);
        if (!alliance.entry_years.contains(alliance.manager))
            report(path + ".manager",
                   fmt::format("'{}' is no member (give it a year in entry_years)", alliance.manager));
        for (const auto& [cluster, year] : alliance.entry_years) {
            check_reference(cluster, clusters, "clusters", path + ".entry_years." + cluster, report);
            const auto [place, is_new] = alliance_of.emplace(cluster, alliance.name);
            if (!is_new)
                report(path + ".entry_years." + cluster,
                       fmt::format("is a member of '{}' already (a cluster belongs to one alliance)", place->second));
        }
    }
}

void check_convergence(const Scenario& scenario, const Reporter& report) {
    const auto& [start, end] = scenario.convergence;
    const bool acts = scenario.before.convergence.convergence || scenario.after.convergence.convergence;
    if (acts && (!start || !end))
        return report(start ? "convergence.end_year" : "convergence.start_year",
                      "is missing (switch.convergence is true)");
    if (start && end && *end <= *start) report("convergence.end_year", "is not after convergence.start_year");
    if (start && *start < scenario.run.first_year)
        report("convergence.start_year",
               fmt::format("is before run.first_year = {} (sectors converge only after the burn-in)",
                           scenario.run.first_year));
}

void check_shocks(const Scenario& scenario, const Reporter& report) {
    const auto markets = names_of(scenario.markets);
    for (const ShockData& shock : scenario.shocks) {
        const std::string path = "shocks." + shock.name;
        if (shock.market != "all") check_reference(shock.market, markets, "markets", path + ".market", report);
        if (shock.end_year <= shock.start_year) report(path + ".end_year", "is not after start_year");
        if (shock.start_year < scenario.run.first_year)
            report(path + ".start_year",
                   fmt::format("is before run.first_year = {} (shocks act only after the burn-in)",
                               scenario.run.first_year));
    }
}

void check_whole_quarters(double years, const std::string& path, const Reporter& report) {
    const double quarters = years * quarters_per_year;
    if (std::abs(quarters - std::round(quarters)) > 1e-9)
        report(path, fmt::format("{} years are no whole number of quarters", years));
}

void check_run(const Scenario& scenario, const Reporter& report) {
    check_whole_quarters(scenario.run.burn_in_years, "run.burn_in_years", report);
    check_whole_quarters(scenario.run.years, "run.years", report);
    if (total_steps(scenario.run) > static_cast<int>(largest_step))
        report("run.years", fmt::format("burn-in and run have {} quarters together (at most {})",
                                        total_steps(scenario.run), largest_step));
    if (total_steps(scenario.run) == burn_in_steps(scenario.run))
        report("run.years", "nothing is left to record (at least 0.25 years)");
    const auto& bounds = scenario.record.size_bounds_employees;
    if (!std::is_sorted(bounds.begin(), bounds.end(), std::less_equal<>{}))
        report("record.size_bounds_employees", "the bounds must rise");
}

void check_penetration(const Scenario& scenario, const Reporter& report) {
    const auto check = [&](const ExportParameters& p, const std::string& prefix) {
        if (p.entry_penetration > p.reach)
            report(prefix + "export.entry_penetration",
                   fmt::format("{} is above export.reach = {}", p.entry_penetration, p.reach));
    };
    check(scenario.before.modes.exporting, "");
    if (scenario.after.modes.exporting.entry_penetration != scenario.before.modes.exporting.entry_penetration ||
        scenario.after.modes.exporting.reach != scenario.before.modes.exporting.reach)
        check(scenario.after.modes.exporting, "after_burn_in.");
}

void check_founding(const FoundingParameters& f, const Reporter& report) {
    check_order(f.willingness_least_share, f.willingness_largest_share, "founding.willingness_least_share",
                "founding.willingness_largest_share", report);
    check_order(f.patience_least_years, f.patience_largest_years, "founding.patience_least_years",
                "founding.patience_largest_years", report);
    check_order(f.responsibility_least, f.responsibility_largest, "founding.responsibility_least",
                "founding.responsibility_largest", report);
    check_order(f.experience_least, f.experience_largest, "founding.experience_least", "founding.experience_largest",
                report);
    check_order(f.management_patience_least_years, f.management_patience_largest_years,
                "founding.management_patience_least_years", "founding.management_patience_largest_years", report);
    check_order(f.agency_presence_least, f.agency_presence_largest, "founding.agency_presence_least",
                "founding.agency_presence_largest", report);
}

/// Once where the values after the burn-in are those before it.
void check_cooperation(const Scenario& scenario, const Reporter& report) {
    const auto check = [&](auto least, auto largest, const std::string& key, const std::string& other) {
        const CooperationParameters &before = scenario.before.cooperation, &after = scenario.after.cooperation;
        const auto is_wrong = [&](const CooperationParameters& p) { return p.*least > p.*largest; };
        if (is_wrong(before))
            check_order(before.*least, before.*largest, key, other, report);
        else if (is_wrong(after))
            check_order(after.*least, after.*largest, "after_burn_in." + key, other, report);
    };
    using P = CooperationParameters;
    check(&P::duration_least_quarters, &P::duration_largest_quarters, "cooperation.duration_least_quarters",
          "cooperation.duration_largest_quarters");
    check(&P::cost_least_keur, &P::cost_largest_keur, "cooperation.cost_least_keur", "cooperation.cost_largest_keur");
    check(&P::success_least, &P::success_largest, "cooperation.success_least", "cooperation.success_largest");
}

}  // namespace

void check_scenario(const Scenario& scenario, const ScenarioTree& tree, ProblemList& problems) {
    const Reporter report{tree, problems};
    check_numbers(scenario.markets, "markets", report);
    check_numbers(scenario.sectors, "sectors", report);
    check_numbers(scenario.clusters, "clusters", report);
    check_markets(scenario, report);
    check_sectors(scenario, report);
    check_firms(scenario, report);
    check_alliances(scenario, report);
    check_convergence(scenario, report);
    check_shocks(scenario, report);
    check_run(scenario, report);
    check_founding(scenario.founding, report);
    check_penetration(scenario, report);
    check_cooperation(scenario, report);
    check_funding(scenario, report);
}

}  // namespace abroad
