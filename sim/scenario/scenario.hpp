// A scenario as plain data: the world, the parameters before and after the end of the burn-in, the run. No YAML here;
// scenario_file.hpp reads it, checks.hpp looks for what does not fit together, founding.hpp makes a world of it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "modes/modes.hpp"
#include "phases/accounts_parameters.hpp"
#include "phases/alliance_parameters.hpp"
#include "phases/attention_parameters.hpp"
#include "phases/convergence.hpp"
#include "phases/cooperation_parameters.hpp"
#include "phases/demography_parameters.hpp"
#include "phases/environment.hpp"
#include "phases/information_parameters.hpp"
#include "phases/knowledge_parameters.hpp"
#include "phases/links_parameters.hpp"
#include "phases/management_parameters.hpp"
#include "phases/management_switches.hpp"
#include "phases/partnership_parameters.hpp"
#include "phases/withdrawal_parameters.hpp"
#include "policy/instrument_data.hpp"
#include "record/record_parameters.hpp"
#include "scenario/run_parameters.hpp"
#include "world/clusters.hpp"
#include "world/decision_parameters.hpp"
#include "world/efficiency_parameters.hpp"
#include "world/founding_parameters.hpp"
#include "world/market_parameters.hpp"

namespace abroad {

/// A country: a market, and perhaps the home of clusters and firms.
struct Country {
    std::string name;
    std::optional<int> number;
    double gdp_bn_eur = 0;
    double growth_per_year = 0;
    double unit_labour_cost = 1;
    double latitude = 0;
    double longitude = 0;
    std::string language;
    std::vector<double> culture;
    std::map<std::string, double> agency_presence;
    ClusterProfile cluster_profile;
};

/// A sector, which is a field of knowledge as well.
struct SectorData {
    std::string name;
    std::optional<int> number;
    double share = 0;
    std::optional<double> substitution_elasticity;
    std::map<std::string, double> relatedness;
    std::map<std::string, double> relatedness_end;
};

struct ClusterData {
    std::string name;
    std::optional<int> number;
    std::string country;
    std::string sector;
    std::optional<int> members_count;
    std::optional<bool> mandate;
    std::optional<double> responsibility_share;
    std::optional<double> base_budget_keur_per_year;
};

/// An alliance of clusters with its manager, one of them, and the year in which each enters.
struct AllianceData {
    std::string name;
    std::string manager;
    std::map<std::string, double> entry_years;
};

/// Firms that the scenario places outside of clusters.
struct PlacedFirms {
    std::string name;
    std::string country;
    std::string sector;
    int count = 0;
};

struct ShockData {
    std::string name;
    std::string market;
    ShockKind kind = ShockKind::demand;
    double factor = 1;
    double start_year = 0;
    double end_year = 0;
};

/// When sectors converge, where they do.
struct ConvergenceYears {
    std::optional<double> start_year;
    std::optional<double> end_year;
};

/// Values that may differ before and after the end of the burn-in.
struct Parameters {
    MarketParameters market;
    ModeParameters modes;
    EfficiencyParameters efficiency;
    AccountsParameters accounts;
    InformationParameters information;
    AttentionParameters attention;
    DecisionParameters decision;
    WithdrawalParameters withdrawal;
    KnowledgeParameters knowledge;
    CooperationParameters cooperation;
    PartnershipParameters partnership;
    DemographyParameters demography;
    ManagementParameters management;
    LinksParameters links;
    AllianceParameters alliance;
    ManagementSwitches switches;
    ConvergenceParameters convergence;
};

struct Scenario {
    std::string title;
    std::string question;
    std::vector<Country> markets;
    std::vector<SectorData> sectors;
    std::vector<ClusterData> clusters;
    std::vector<PlacedFirms> firms;
    std::vector<AllianceData> alliances;
    std::vector<ShockData> shocks;
    ConvergenceYears convergence;
    std::vector<InstrumentData> instruments;
    std::vector<BudgetLineData> budget_lines;
    FundingParameters funding;
    FoundingParameters founding;
    RunParameters run;
    RecordParameters record;
    Parameters before;
    Parameters after;
};

void declare(Fields& fields, Country& country);
void declare(Fields& fields, SectorData& sector);
void declare(Fields& fields, ClusterData& cluster);
void declare(Fields& fields, PlacedFirms& firms);
void declare(Fields& fields, AllianceData& alliance);
void declare(Fields& fields, ShockData& shock);
void declare(Fields& fields, Parameters& parameters);
/// Everything but what stands under after_burn_in.
void declare(Fields& fields, Scenario& scenario);

/// Quarters of the burn-in and of the whole run.
int burn_in_steps(const RunParameters& run);
int total_steps(const RunParameters& run);

/// Step that begins at a calendar year, perhaps before the first.
int step_of_year(const RunParameters& run, double year);

/// Calendar year at the beginning of a step, counted from the end of the burn-in.
double year_of_step(const RunParameters& run, int step);

}  // namespace abroad
