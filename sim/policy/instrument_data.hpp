// A funding instrument and a budget line as a scenario writes them: plain data with names, one struct for all kinds, so
// that schemes can be compared key by key (MODEL section 6, Schema). What a kind makes of it is in instruments.hpp;
// with names resolved to rows it becomes an Instrument (policy.hpp).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/named_code.hpp"
#include "input/fields.hpp"
#include "policy/terms.hpp"
#include "world/funding.hpp"

namespace abroad {

enum class InstrumentKind : std::uint8_t {
    export_voucher,
    trade_fair_support,
    rd_cooperation_grant,
    joint_venture_support,
    export_guarantee,
    cluster_management_grant,
    cluster_management_training,
    matchmaking,
    foreign_office_support,
    information_campaign
};

template <>
struct NamesOf<InstrumentKind> {
    static constexpr std::array<NamedCode<InstrumentKind>, 10> values{
        {{InstrumentKind::export_voucher, "export_voucher"},
         {InstrumentKind::trade_fair_support, "trade_fair_support"},
         {InstrumentKind::rd_cooperation_grant, "rd_cooperation_grant"},
         {InstrumentKind::joint_venture_support, "joint_venture_support"},
         {InstrumentKind::export_guarantee, "export_guarantee"},
         {InstrumentKind::cluster_management_grant, "cluster_management_grant"},
         {InstrumentKind::cluster_management_training, "cluster_management_training"},
         {InstrumentKind::matchmaking, "matchmaking"},
         {InstrumentKind::foreign_office_support, "foreign_office_support"},
         {InstrumentKind::information_campaign, "information_campaign"}}};
};

/// The key `recipient` of a scenario.
enum class RecipientType : std::uint8_t { firm, cluster_management, consortium, agency };

template <>
struct NamesOf<RecipientType> {
    static constexpr std::array<NamedCode<RecipientType>, 4> values{
        {{RecipientType::firm, "firm"},
         {RecipientType::cluster_management, "cluster_management"},
         {RecipientType::consortium, "consortium"},
         {RecipientType::agency, "agency"}}};
};

enum class Selection : std::uint8_t { first_come, ranked, lottery };

template <>
struct NamesOf<Selection> {
    static constexpr std::array<NamedCode<Selection>, 3> values{
        {{Selection::first_come, "first_come"}, {Selection::ranked, "ranked"}, {Selection::lottery, "lottery"}}};
};

/// At the first application that the money does not cover: stop, pass over it, or pay it the rest.
enum class MarginalApplicant : std::uint8_t { stop, skip, partial };

template <>
struct NamesOf<MarginalApplicant> {
    static constexpr std::array<NamedCode<MarginalApplicant>, 3> values{{{MarginalApplicant::stop, "stop"},
                                                                         {MarginalApplicant::skip, "skip"},
                                                                         {MarginalApplicant::partial, "partial"}}};
};

enum class Label : std::uint8_t { any, silver, gold };

template <>
struct NamesOf<Label> {
    static constexpr std::array<NamedCode<Label>, 3> values{
        {{Label::any, "any"}, {Label::silver, "silver"}, {Label::gold, "gold"}}};
};

enum class GrantCondition : std::uint8_t { none, internationalisation_strategy };

template <>
struct NamesOf<GrantCondition> {
    static constexpr std::array<NamedCode<GrantCondition>, 2> values{
        {{GrantCondition::none, "none"},
         {GrantCondition::internationalisation_strategy, "internationalisation_strategy"}}};
};

/// Names of lists absent: all.
using NameList = std::optional<std::vector<std::string>>;

struct InstrumentData {
    std::string name;
    std::optional<int> number;
    InstrumentKind kind = InstrumentKind::export_voucher;
    NameList countries;
    NameList payable_countries;
    double start_year = 0;
    double end_year = 0;
    double budget_keur_per_year = 4000;
    std::optional<std::string> budget_line;
    int rounds_per_year_count = 4;
    bool carry_over = false;
    // What is paid.
    double support_rate_share = 0.5;
    /// Instead of the rate, by size class (micro, small, medium, large) or for research_organisation.
    std::map<std::string, double> support_rate_by_class;
    /// Added to the rate where members of a consortium come from more than one country.
    double international_bonus_share = 0;
    std::optional<double> largest_eligible_cost_keur;
    std::optional<double> ceiling_keur;
    std::optional<double> ceiling_per_project_keur;
    std::optional<double> ceiling_per_recipient_keur;
    std::optional<double> ceiling_per_market_keur;
    std::optional<double> ceiling_per_country_keur_per_year;
    std::optional<int> largest_grants_per_recipient_count;
    std::optional<int> largest_grants_per_recipient_per_year_count;
    std::optional<int> largest_markets_per_recipient_count;
    std::optional<double> cumulation_limit_share;
    bool de_minimis = false;
    // Who may apply.
    double eligible_least_employees_count = 1;
    std::optional<double> eligible_below_employees_count;
    double eligible_least_age_years = 0;
    double eligible_largest_export_share = 1;
    double eligible_least_research_intensity_share = 0;
    NameList eligible_sectors;
    NameList eligible_markets;
    bool eligible_members_only = false;
    bool eligible_non_exporters_only = false;
    bool eligible_new_market_only = false;
    Label eligible_label = Label::any;
    bool eligible_live_strategy_only = false;
    int least_members_count = 2;
    int least_countries_count = 1;
    bool cross_sector_required = false;
    GrantCondition condition = GrantCondition::none;
    // Who gets it, and what it costs.
    Selection selection = Selection::first_come;
    double screening_accuracy_share = 0.5;
    double threshold_share = 0;
    MarginalApplicant marginal_applicant = MarginalApplicant::stop;
    int payment_delay_quarters = 0;
    double application_cost_keur = 0;
    double administration_cost_share = 0;
    double awareness_probability = 0.5;
    double attention = 0;
    bool announce_only = false;
    std::optional<RecipientType> recipient;
    // Terms of single kinds.
    GuaranteeTerms guarantee;
    ManagementGrantTerms management_grant;
    MatchmakingTerms matchmaking;
    OfficeTerms office;
    CampaignTerms campaign;
};

/// A budget line that several instruments share; a line of its own needs no entry.
struct BudgetLineData {
    std::string name;
    std::optional<int> number;
};

void declare(Fields& fields, InstrumentData& instrument);
void declare(Fields& fields, BudgetLineData& line);
void declare(Fields& fields, FundingParameters& funding);

}  // namespace abroad
