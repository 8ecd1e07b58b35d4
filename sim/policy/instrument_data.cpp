#include "policy/instrument_data.hpp"

#include "policy/instruments.hpp"

namespace abroad {

namespace {

constexpr double much = 1e9;

void declare_call(Fields& fields, InstrumentData& p) {
    fields.text("name", p.name, "name of the instrument", Source::data).required();
    fields.count("number", p.number, {0, 1023}, "-", "its number in random draws; the lowest free one if left out",
                 Source::data);
    fields.choice("kind", p.kind, "kind of instrument", Source::data).required();
    fields.names("countries", p.countries, "whose firms and clusters may apply", Source::data)
        .absent_is("home_countries");
    fields.names("payable_countries", p.payable_countries, "which members of a consortium may be paid", Source::data)
        .absent_is("same_as_countries");
    fields.number("start_year", p.start_year, {0, 99999}, "year", "first year of the call", Source::data).required();
    fields.number("end_year", p.end_year, {0, 99999}, "year", "year before whose start the call ends", Source::data)
        .required();
    fields.number("budget_keur_per_year", p.budget_keur_per_year, {0, much}, "kEUR/year", "budget of the line",
                  Source::placeholder);
    fields.text("budget_line", p.budget_line, "line shared with other instruments", Source::data).absent_is("own");
    fields.count("rounds_per_year_count", p.rounds_per_year_count, {1, 4}, "count",
                 "rounds of decisions in a year: 1, 2 or 4", Source::calibrated);
    fields.flag("carry_over", p.carry_over, "unspent money stays for the next year", Source::placeholder);
}

void declare_payment(Fields& fields, InstrumentData& p) {
    fields.number("support_rate_share", p.support_rate_share, {0, 1}, "share", "share of the cost that is paid",
                  {"schemes in use"});
    fields.numbers_by_name("support_rate_by_class", p.support_rate_by_class, {0, 1}, "share",
                           "rates instead of support_rate_share, by micro, small, medium, large, research_organisation",
                           {"schemes in use"});
    fields.number("international_bonus_share", p.international_bonus_share, {0, 1}, "share",
                  "added to the rate where members of a consortium come from several countries", {"schemes in use"});
    fields.number("largest_eligible_cost_keur", p.largest_eligible_cost_keur, {0, much}, "kEUR",
                  "cost that the rate applies to, of each recipient", Source::placeholder);
    fields
        .number("ceiling_keur", p.ceiling_keur, {0, much}, "kEUR",
                "largest award per recipient; by kind: export_voucher 50, joint_venture_support 200, others none",
                Source::placeholder)
        .absent_is("by_kind");
    fields.number("ceiling_per_project_keur", p.ceiling_per_project_keur, {0, much}, "kEUR",
                  "largest award to a consortium, all members together", Source::placeholder);
    fields.number("ceiling_per_recipient_keur", p.ceiling_per_recipient_keur, {0, much}, "kEUR",
                  "largest sum of all awards of the instrument to one recipient", Source::placeholder);
    fields.number("ceiling_per_market_keur", p.ceiling_per_market_keur, {0, much}, "kEUR",
                  "largest sum of awards to one recipient for one target market", Source::placeholder);
    fields.number("ceiling_per_country_keur_per_year", p.ceiling_per_country_keur_per_year, {0, much}, "kEUR/year",
                  "largest sum of awards to the firms of one country in a calendar year", Source::placeholder);
    fields
        .count("largest_grants_per_recipient_count", p.largest_grants_per_recipient_count, {0, much}, "count",
               "awards per recipient over the life of the line; by kind: export_voucher 3, others no limit",
               Source::placeholder)
        .absent_is("by_kind");
    fields.count("largest_grants_per_recipient_per_year_count", p.largest_grants_per_recipient_per_year_count,
                 {0, much}, "count", "awards of the line per recipient in a calendar year", Source::placeholder);
    fields.count("largest_markets_per_recipient_count", p.largest_markets_per_recipient_count, {0, much}, "count",
                 "target markets that one recipient is supported in", Source::placeholder);
    fields.number("cumulation_limit_share", p.cumulation_limit_share, {0, 1}, "share",
                  "largest public share of one cost over all instruments; none: no second instrument",
                  Source::placeholder);
    fields.flag("de_minimis", p.de_minimis, "counts towards the de minimis cap", Source::placeholder);
}

void declare_eligibility(Fields& fields, InstrumentData& p) {
    fields.number("eligible_least_employees_count", p.eligible_least_employees_count, {0, much}, "employees",
                  "smallest eligible firm", Source::placeholder);
    fields
        .number(
            "eligible_below_employees_count", p.eligible_below_employees_count, {0, much}, "employees",
            "eligible firms are below this size; by kind: export_voucher and joint_venture_support 250, others none",
            Source::placeholder)
        .absent_is("by_kind");
    fields.number("eligible_least_age_years", p.eligible_least_age_years, {0, 1000}, "years", "youngest eligible firm",
                  Source::placeholder);
    fields.number("eligible_largest_export_share", p.eligible_largest_export_share, {0, 1}, "share",
                  "export revenue over revenue of eligible firms is at most this", Source::placeholder);
    fields.number("eligible_least_research_intensity_share", p.eligible_least_research_intensity_share, {0, 1}, "share",
                  "own research over revenue of eligible firms is at least this", Source::placeholder);
    fields.names("eligible_sectors", p.eligible_sectors, "eligible sectors", Source::data).absent_is("all");
    fields.names("eligible_markets", p.eligible_markets, "eligible target markets", Source::data).absent_is("all");
    fields.flag("eligible_members_only", p.eligible_members_only, "only members of clusters", Source::placeholder);
    fields.flag("eligible_non_exporters_only", p.eligible_non_exporters_only, "only firms without a position abroad",
                Source::placeholder);
    fields.flag("eligible_new_market_only", p.eligible_new_market_only, "only markets that the firm never entered",
                Source::placeholder);
    fields.choice("eligible_label", p.eligible_label, "least label of the cluster management", Source::placeholder);
    fields.flag("eligible_live_strategy_only", p.eligible_live_strategy_only,
                "only with a live strategy of the management", Source::placeholder);
    fields.count("least_members_count", p.least_members_count, {2, 6}, "members", "least members of a consortium",
                 {"schemes in use"});
    fields.count("least_countries_count", p.least_countries_count, {1, 6}, "countries",
                 "least countries of a consortium", {"schemes in use"});
    fields.flag("cross_sector_required", p.cross_sector_required, "consortium of at least two sectors",
                Source::placeholder);
    fields.choice("condition", p.condition, "what managements that receive must start", Source::placeholder);
}

void declare_selection(Fields& fields, InstrumentData& p) {
    fields.choice("selection", p.selection, "order of applications", Source::calibrated);
    fields.number("screening_accuracy_share", p.screening_accuracy_share, {0, 1}, "share",
                  "weight of true worth in a ranking", Source::placeholder);
    fields.number("threshold_share", p.threshold_share, {0, 1}, "share", "lowest score that is paid, where ranked",
                  Source::placeholder);
    fields.choice("marginal_applicant", p.marginal_applicant, "at the first application that the money does not cover",
                  Source::calibrated);
    fields.count("payment_delay_quarters", p.payment_delay_quarters, {0, 40}, "quarters", "0 up front, else reimbursed",
                 Source::placeholder);
    fields.number("application_cost_keur", p.application_cost_keur, {0, 1000}, "kEUR",
                  "cost of applying, also when refused; about 2 in real schemes", Source::placeholder);
    fields.number("administration_cost_share", p.administration_cost_share, {0, 10}, "share",
                  "public cost per euro awarded", Source::placeholder);
    fields.number("awareness_probability", p.awareness_probability, {0, 1}, "probability",
                  "a firm is aware of the line's calls in a year", Source::placeholder);
    fields.number("attention", p.attention, {0, 10}, "-", "raises looking and search of those aware",
                  Source::placeholder);
    fields.flag("announce_only", p.announce_only, "attention, but no applications", Source::placeholder);
    fields.choice("recipient", p.recipient, "who receives, where a kind leaves a choice", Source::data)
        .absent_is("by_kind");
}

}  // namespace

void declare(Fields& fields, InstrumentData& instrument) {
    declare_call(fields, instrument);
    declare_payment(fields, instrument);
    declare_eligibility(fields, instrument);
    declare_selection(fields, instrument);
    for_each_instrument_kind([&]<class Kind>(Kind) { Kind::declare_terms(fields, instrument); });
}

void declare(Fields& fields, BudgetLineData& line) {
    fields.text("name", line.name, "name of the budget line", Source::data).required();
    fields.count("number", line.number, {0, 524287}, "-", "its number in random draws; the lowest free one if left out",
                 Source::data);
}

void declare(Fields& fields, FundingParameters& p) {
    fields.section("funding", "Funding instruments");
    const auto add = [&](std::string_view key, auto& value, Range range, std::string_view unit,
                         std::string_view meaning) -> Field& {
        const std::string path = "funding." + std::string(key);
        return fields.number(path, value, range, unit, meaning, Source::placeholder).fixed_before_burn_in();
    };
    add("de_minimis_cap_keur", p.de_minimis_cap_keur, {0, 1e6}, "kEUR per three years", "cap per recipient");
    add("label_gold_quality", p.label_gold_quality, {0, 1}, "-", "strategy quality of a gold label");
    add("label_gold_experience", p.label_gold_experience, {0, 1}, "-", "experience of a gold label");
    add("label_silver_quality", p.label_silver_quality, {0, 1}, "-", "strategy quality of a silver label");
    add("management_score_interest_share", p.management_score_interest_share, {0, 1}, "share",
        "interest in the worth of a management's application; the rest is experience");
    add("fair_cost_keur", p.fair_cost_keur, {0, 1000}, "kEUR", "cost of a fair for a firm");
    add("fair_scouting_gain_share", p.fair_scouting_gain_share, {0, 1}, "share",
        "scouting information that a fair adds");
    add("training_cost_keur", p.training_cost_keur, {0, 1000}, "kEUR", "cost of a training");
    add("training_gain_share", p.training_gain_share, {0, 1}, "share", "experience that a training adds");
    fields
        .count("funding.matching_tries_count", p.matching_tries_count, {1, 500}, "count",
               "tries to find a pair, and meetings tried", Source::placeholder)
        .fixed_before_burn_in();
    add("matching_least_relatedness", p.matching_least_relatedness, {0, 1}, "-", "least relatedness of a pair");
    add("matching_link_trust", p.matching_link_trust, {0, 1}, "trust", "least trust of a matched link");
    add("matching_link_gain", p.matching_link_gain, {0, 1}, "trust", "rise of an existing link");
    add("meeting_trust_gain", p.meeting_trust_gain, {0, 1}, "trust", "rise of trust by a meeting");
    add("cost_of_public_funds", p.cost_of_public_funds, {0, 5}, "-", "multiplies public euros in reports");
}

}  // namespace abroad
