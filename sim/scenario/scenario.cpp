#include "scenario/scenario.hpp"

#include <cmath>

#include "base/period.hpp"

namespace abroad {

namespace {

void declare_profile(Fields& fields, ClusterProfile& profile) {
    fields.section("cluster_profile", "How cluster managements of the country work");
    fields
        .count("cluster_profile.service_limit", profile.service_limit, {0, 20}, "level",
               "highest level of a service; management.highest_service_level_count if left out", Source::data)
        .absent_is("unlimited");
    fields
        .number("cluster_profile.regional_share", profile.regional_share, {0, 1}, "share",
                "regional part of the own budget that is not spent abroad; management.regional_share if left out",
                Source::data)
        .absent_is("default");
    fields
        .number("cluster_profile.international_share", profile.international_share, {0, 1}, "share",
                "part of the own budget spent abroad without a live strategy; by mandate if left out", Source::data)
        .absent_is("default");
}

}  // namespace

void declare(Fields& fields, Country& country) {
    fields.text("name", country.name, "name of the country", Source::data).required();
    fields.count("number", country.number, {0, 511}, "-", "its number in random draws; the lowest free one if left out",
                 Source::data);
    fields.number("gdp_bn_eur", country.gdp_bn_eur, {0.001, 1e6}, "bn EUR/year", "gross domestic product", Source::data)
        .required();
    fields.number("growth_per_year", country.growth_per_year, {-0.5, 0.5}, "1/year",
                  "growth relative to the mean of all markets, from the end of the burn-in", Source::data);
    fields.number("unit_labour_cost", country.unit_labour_cost, {0.01, 10}, "1 = average of the home countries",
                  "wage relative to productivity", Source::data);
    fields.number("latitude", country.latitude, {-90, 90}, "degrees", "of the largest economic centre", Source::data)
        .required();
    fields
        .number("longitude", country.longitude, {-180, 180}, "degrees", "of the largest economic centre", Source::data)
        .required();
    fields.text("language", country.language, "main business language", Source::data).required();
    fields
        .numbers("culture", country.culture, {-1000, 1000}, "-",
                 "position in dimensions of culture, the same for all markets", Source::data)
        .length(0, 32);
    fields.numbers_by_name("agency_presence", country.agency_presence, {0, 1}, "share",
                           "presence of the country's agency in other markets, by market; drawn where none is given",
                           Source::data);
    declare_profile(fields, country.cluster_profile);
}

void declare(Fields& fields, SectorData& sector) {
    fields.text("name", sector.name, "name of the sector", Source::data).required();
    fields.count("number", sector.number, {0, 63}, "-", "its number in random draws; the lowest free one if left out",
                 Source::data);
    fields
        .number("share", sector.share, {1e-6, 1}, "share of expenditure", "the shares of all sectors add to 1",
                Source::data)
        .required();
    fields.number("substitution_elasticity", sector.substitution_elasticity, {2, 12}, "-",
                  "elasticity between the goods of its firms; market.substitution_elasticity if left out",
                  Source::data);
    fields.numbers_by_name("relatedness", sector.relatedness, {0, 1}, "share",
                           "how far knowledge of another sector is of use, by sector; symmetric, 0 where none is given",
                           Source::data);
    fields.numbers_by_name("relatedness_end", sector.relatedness_end, {0, 1}, "share",
                           "the same at the end of convergence; symmetric, as at the start where none is given",
                           Source::data);
}

void declare(Fields& fields, ClusterData& cluster) {
    fields.text("name", cluster.name, "name of the cluster", Source::data).required();
    fields.count("number", cluster.number, {0, 16383}, "-",
                 "its number in random draws; the lowest free one if left out", Source::data);
    fields.text("country", cluster.country, "home country", Source::data).required();
    fields.text("sector", cluster.sector, "sector of most of its members", Source::data).required();
    fields.count("members_count", cluster.members_count, {1, 65536}, "firms", "members at the start; drawn if left out",
                 Source::data);
    fields.flag("mandate", cluster.mandate, "whether the management has the mandate to internationalise", Source::data)
        .absent_is("drawn");
    fields
        .number("responsibility_share", cluster.responsibility_share, {0, 1}, "share",
                "how far the management, rather than each firm alone, is in charge of internationalisation",
                Source::data)
        .absent_is("drawn");
    fields
        .number("base_budget_keur_per_year", cluster.base_budget_keur_per_year, {0, 100000}, "kEUR/year",
                "public base budget of the management", Source::data)
        .absent_is("drawn");
}

void declare(Fields& fields, AllianceData& alliance) {
    fields.text("name", alliance.name, "name of the alliance", Source::data).required();
    fields.text("manager", alliance.manager, "the member that manages it and pays no fee", Source::data).required();
    fields
        .numbers_by_name("entry_years", alliance.entry_years, {0, 99999}, "year",
                         "its members, the manager included, each with the year in which it enters", Source::data)
        .required();
}

void declare(Fields& fields, PlacedFirms& firms) {
    fields.text("name", firms.name, "name of the group of firms", Source::data).required();
    fields.text("country", firms.country, "home country", Source::data).required();
    fields.text("sector", firms.sector, "sector", Source::data).required();
    fields.count("count", firms.count, {1, 65536}, "firms", "firms of the group, outside of clusters", Source::data)
        .required();
}

void declare(Fields& fields, ShockData& shock) {
    fields.text("name", shock.name, "name of the shock", Source::data).required();
    fields.text("market", shock.market, "market that is hit, or all", Source::data).required();
    fields
        .choice("kind", shock.kind,
                "what is multiplied: demand, trade cost, wages, or demand and wages by the exchange rate", Source::data)
        .required();
    fields.number("factor", shock.factor, {0.01, 100}, "-", "what it is multiplied by", Source::data).required();
    fields
        .number("start_year", shock.start_year, {0, 99999}, "year", "in force from the first quarter of this time",
                Source::data)
        .required();
    fields.number("end_year", shock.end_year, {0, 99999}, "year", "no longer in force from here on", Source::data)
        .required();
}

void declare(Fields& fields, Parameters& parameters) {
    declare(fields, parameters.market);
    declare(fields, parameters.modes);
    declare(fields, parameters.efficiency);
    declare(fields, parameters.accounts);
    declare(fields, parameters.information);
    declare(fields, parameters.attention);
    declare(fields, parameters.decision);
    declare(fields, parameters.withdrawal);
    declare(fields, parameters.knowledge);
    declare(fields, parameters.cooperation);
    declare(fields, parameters.partnership);
    declare(fields, parameters.demography);
    declare(fields, parameters.management);
    declare(fields, parameters.links);
    declare(fields, parameters.alliance);
    declare(fields, parameters.switches);
    declare(fields, parameters.convergence);
}

namespace {

void declare_convergence(Fields& fields, ConvergenceYears& years) {
    fields.section("convergence", "Convergence of sectors");
    fields
        .number("convergence.start_year", years.start_year, {0, 99999}, "year",
                "relatedness begins to move here, if switch.convergence is true", Source::data)
        .absent_is("none")
        .fixed_before_burn_in();
    fields
        .number("convergence.end_year", years.end_year, {0, 99999}, "year",
                "relatedness is relatedness_end from here on", Source::data)
        .absent_is("none")
        .fixed_before_burn_in();
}

}  // namespace

void declare(Fields& fields, Scenario& scenario) {
    fields.text("title", scenario.title, "title of the scenario", Source::data).fixed_before_burn_in();
    fields.text("question", scenario.question, "the question that it is meant to answer", Source::data)
        .fixed_before_burn_in();
    fields.entities("markets", scenario.markets, "countries, each of them a market").fixed_before_burn_in();
    fields.entities("sectors", scenario.sectors, "sectors, each of them a field of knowledge").fixed_before_burn_in();
    fields.entities("clusters", scenario.clusters, "clusters of firms").fixed_before_burn_in();
    fields.entities("firms", scenario.firms, "firms outside of clusters").fixed_before_burn_in();
    fields.entities("alliances", scenario.alliances, "alliances of clusters").fixed_before_burn_in();
    fields.entities("shocks", scenario.shocks, "shocks after the burn-in").fixed_before_burn_in();
    declare_convergence(fields, scenario.convergence);
    fields.entities("instruments", scenario.instruments, "funding instruments, which act after the burn-in")
        .fixed_before_burn_in();
    fields.entities("budget_lines", scenario.budget_lines, "budget lines that several instruments share")
        .fixed_before_burn_in();
    declare(fields, scenario.funding);
    declare(fields, scenario.run);
    declare(fields, scenario.before);
    declare(fields, scenario.founding);
    declare(fields, scenario.record);
}

int burn_in_steps(const RunParameters& run) {
    return static_cast<int>(std::lround(run.burn_in_years * quarters_per_year));
}

int total_steps(const RunParameters& run) {
    return burn_in_steps(run) + static_cast<int>(std::lround(run.years * quarters_per_year));
}

int step_of_year(const RunParameters& run, double year) {
    return burn_in_steps(run) + static_cast<int>(std::lround((year - run.first_year) * quarters_per_year));
}

double year_of_step(const RunParameters& run, int step) {
    return run.first_year + (step - burn_in_steps(run)) * years_per_step;
}

}  // namespace abroad
