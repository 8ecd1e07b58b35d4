#include "scenario/checks_funding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/nearest_name.hpp"
#include "policy/instruments.hpp"

namespace abroad {

namespace {

/// Numbers of instruments in draws end here.
constexpr std::size_t most_instruments = 1024;
const std::vector<std::string> rate_classes{"micro", "small", "medium", "large", "research_organisation"};

std::string path_of(const InstrumentData& instrument, std::string_view key) {
    return fmt::format("instruments.{}.{}", instrument.name, key);
}

RecipientType recipient_of(const InstrumentData& instrument) {
    return instrument.recipient.value_or(answers_of(instrument.kind).recipients.front());
}

void check_list(const InstrumentData& instrument, const NameList& list, std::string_view key,
                const std::vector<std::string>& names, std::string_view names_from, const Reporter& report) {
    if (!list) return;
    for (const std::string& name : *list) check_reference(name, names, names_from, path_of(instrument, key), report);
}

void check_names(const Scenario& scenario, const InstrumentData& instrument, const Reporter& report) {
    const auto markets = names_of(scenario.markets), sectors = names_of(scenario.sectors),
               lines = names_of(scenario.budget_lines);
    check_list(instrument, instrument.countries, "countries", markets, "markets", report);
    check_list(instrument, instrument.payable_countries, "payable_countries", markets, "markets", report);
    check_list(instrument, instrument.eligible_markets, "eligible_markets", markets, "markets", report);
    check_list(instrument, instrument.eligible_sectors, "eligible_sectors", sectors, "sectors", report);
    if (instrument.budget_line)
        check_reference(*instrument.budget_line, lines, "budget_lines", path_of(instrument, "budget_line"), report);
    else if (std::find(lines.begin(), lines.end(), instrument.name) != lines.end())
        report(
            path_of(instrument, "name"),
            "its own budget line would have the name of one in budget_lines (rename one of them, or say budget_line)");
}

void check_rates(const InstrumentData& instrument, const Reporter& report) {
    for (const auto& [name, rate] : instrument.support_rate_by_class) {
        if (std::find(rate_classes.begin(), rate_classes.end(), name) != rate_classes.end()) continue;
        const auto near = nearest_name(name, rate_classes);
        report(path_of(instrument, "support_rate_by_class." + name),
               fmt::format("there is no class '{}' (micro, small, medium, large, research_organisation){}", name,
                           near ? fmt::format(". Did you mean '{}'?", *near) : ""));
    }
}

void check_call(const Scenario& scenario, const InstrumentData& instrument, const Reporter& report) {
    if (step_of_year(scenario.run, instrument.end_year) <= step_of_year(scenario.run, instrument.start_year))
        report(path_of(instrument, "end_year"), "is not after start_year");
    if (instrument.start_year < scenario.run.first_year)
        report(path_of(instrument, "start_year"),
               fmt::format("is before run.first_year = {} (instruments act only after the burn-in)",
                           scenario.run.first_year));
    if (instrument.rounds_per_year_count == 3)
        report(path_of(instrument, "rounds_per_year_count"), "3 rounds do not fit four quarters (1, 2 or 4)");
}

void check_recipient(const InstrumentData& instrument, const Reporter& report) {
    const auto allowed = answers_of(instrument.kind).recipients;
    const RecipientType recipient = recipient_of(instrument);
    if (std::find(allowed.begin(), allowed.end(), recipient) == allowed.end()) {
        std::string names;
        for (const RecipientType one : allowed) names.append(names.empty() ? "" : " or ").append(name_of(one));
        report(path_of(instrument, "recipient"), fmt::format("'{}' cannot be the recipient of {} (allowed: {})",
                                                             name_of(recipient), name_of(instrument.kind), names));
        return;
    }
    const bool of_managements =
        recipient == RecipientType::cluster_management || instrument.kind == InstrumentKind::cluster_management_grant;
    if (instrument.condition != GrantCondition::none && !of_managements)
        report(
            path_of(instrument, "condition"),
            "only cluster managements can be asked for a strategy (none; or recipient: cluster_management, where the "
            "kind has it)");
}

void check_consortium(const InstrumentData& instrument, const Reporter& report) {
    if (instrument.least_countries_count > instrument.least_members_count)
        report(path_of(instrument, "least_countries_count"),
               fmt::format("{} is above least_members_count = {}", instrument.least_countries_count,
                           instrument.least_members_count));
    if (instrument.eligible_below_employees_count &&
        instrument.eligible_least_employees_count >= *instrument.eligible_below_employees_count)
        report(path_of(instrument, "eligible_least_employees_count"),
               fmt::format("no firm has at least {} and below {} employees (eligible_below_employees_count)",
                           instrument.eligible_least_employees_count, *instrument.eligible_below_employees_count));
}

/// Terms that another kind has must be left alone: here they would mean nothing, and the user hears so.
void check_terms(const InstrumentData& instrument, const Reporter& report) {
    for_each_instrument_kind([&]<class Kind>(Kind) {
        if (Kind::kind == instrument.kind) return;
        InstrumentData given = instrument, usual;
        Fields given_fields, usual_fields;
        Kind::declare_terms(given_fields, given);
        Kind::declare_terms(usual_fields, usual);
        for (std::size_t i = 0; i < given_fields.all().size(); ++i)
            if (given_fields.all()[i].value() != usual_fields.all()[i].value())
                report(path_of(instrument, given_fields.all()[i].key),
                       fmt::format("{} has no such term (only {} has); take it out", name_of(instrument.kind),
                                   name_of(Kind::kind)));
    });
}

/// Keys that belong to the budget line, so that its instruments must give the same.
void check_lines(const Scenario& scenario, const Reporter& report) {
    constexpr std::array<std::string_view, 6> keys{"budget_keur_per_year", "rounds_per_year_count",
                                                   "carry_over",           "selection",
                                                   "marginal_applicant",   "awareness_probability"};
    std::map<std::string, const InstrumentData*> first_of_line;
    for (const InstrumentData& instrument : scenario.instruments) {
        if (!instrument.budget_line) continue;
        const auto [place, is_new] = first_of_line.emplace(*instrument.budget_line, &instrument);
        if (is_new) continue;
        InstrumentData one = instrument, other = *place->second;
        Fields ones, others;
        declare(ones, one);
        declare(others, other);
        for (std::size_t i = 0; i < ones.all().size(); ++i) {
            const Field& field = ones.all()[i];
            if (std::find(keys.begin(), keys.end(), field.key) == keys.end()) continue;
            if (field.value() != others.all()[i].value())
                report(path_of(instrument, field.key),
                       fmt::format("is not that of '{}', which is paid from the same budget line '{}' (instruments of "
                                   "a line give the same {})",
                                   other.name, *instrument.budget_line, field.key));
        }
    }
}

}  // namespace

void check_funding(const Scenario& scenario, const Reporter& report) {
    check_numbers(scenario.instruments, "instruments", report);
    check_numbers(scenario.budget_lines, "budget_lines", report);
    if (scenario.instruments.size() > most_instruments)
        report("instruments", fmt::format("there are {} (at most {})", scenario.instruments.size(), most_instruments));
    check_order(scenario.funding.label_silver_quality, scenario.funding.label_gold_quality,
                "funding.label_silver_quality", "funding.label_gold_quality", report);
    for (const InstrumentData& instrument : scenario.instruments) {
        check_names(scenario, instrument, report);
        check_rates(instrument, report);
        check_call(scenario, instrument, report);
        check_recipient(instrument, report);
        check_consortium(instrument, report);
        check_terms(instrument, report);
    }
    check_lines(scenario, report);
}

}  // namespace abroad
