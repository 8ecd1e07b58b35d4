#include "policy/policy.hpp"

#include <algorithm>

#include "base/period.hpp"
#include "base/vector_math.hpp"
#include "policy/instruments.hpp"

namespace abroad {

namespace {

constexpr std::uint32_t first_own_line = 1U << 19;
constexpr std::array<std::string_view, 5> rate_classes{"micro", "small", "medium", "large", "research_organisation"};

/// 1 for every name of `all` that the list has; the default where there is no list.
std::vector<std::uint8_t> mask(const NameList& list, const std::vector<std::string>& all,
                               const std::vector<std::uint8_t>& without_list) {
    if (!list) return without_list;
    std::vector<std::uint8_t> in_list;
    for (const std::string& name : all)
        in_list.push_back(std::find(list->begin(), list->end(), name) != list->end() ? 1 : 0);
    return in_list;
}

Instrument resolve(const PolicySource& source, std::size_t place) {
    const InstrumentData& data = source.instruments[place];
    const KindAnswers answers = answers_of(data.kind, data.recipient);
    Instrument one;
    one.name = data.name;
    one.number = source.numbers[place];
    one.kind = data.kind;
    one.act = answers.act;
    one.recipient = data.recipient.value_or(answers.recipients.front());
    one.countries = mask(data.countries, source.markets, source.has_clusters);
    one.payable_countries = mask(data.payable_countries, source.markets, one.countries);
    one.sectors = mask(data.eligible_sectors, source.sectors, std::vector<std::uint8_t>(source.sectors.size(), 1));
    one.markets = mask(data.eligible_markets, source.markets, std::vector<std::uint8_t>(source.markets.size(), 1));
    std::tie(one.start_step, one.end_step) = source.call_steps[place];
    const KindDefaults& usual = answers.defaults;
    if (const auto ceiling = data.ceiling_keur ? data.ceiling_keur : usual.ceiling_keur) one.ceiling_keur = *ceiling;
    if (const auto below = data.eligible_below_employees_count ? data.eligible_below_employees_count
                                                               : usual.eligible_below_employees_count)
        one.eligible_below_employees = *below;
    if (const auto most = data.largest_grants_per_recipient_count ? data.largest_grants_per_recipient_count
                                                                  : usual.largest_grants_per_recipient_count)
        one.largest_grants_per_recipient = *most;
    for (std::size_t i = 0; i < rate_classes.size(); ++i) {
        const auto given = data.support_rate_by_class.find(std::string(rate_classes[i]));
        one.rates[i] = given == data.support_rate_by_class.end() ? data.support_rate_share : given->second;
    }
    one.data = data;
    return one;
}

BudgetLine line_of(const Instrument& instrument, std::string name, std::uint32_t number) {
    const InstrumentData& data = instrument.data;
    return {std::move(name),
            number,
            {},
            to_cents(data.budget_keur_per_year),
            data.rounds_per_year_count,
            data.carry_over,
            data.selection,
            data.marginal_applicant,
            data.awareness_probability};
}

/// Row of the instrument's line, which is added if it is new.
std::uint16_t find_line(const PolicySource& source, const Instrument& instrument, std::vector<BudgetLine>& lines) {
    std::string name = instrument.name;
    std::uint32_t number = first_own_line + instrument.number;
    if (const auto& shared = instrument.data.budget_line) {
        name = *shared;
        for (std::size_t i = 0; i < source.lines.size(); ++i)
            if (source.lines[i].name == name) number = source.line_numbers[i];
    }
    for (std::size_t row = 0; row < lines.size(); ++row)
        if (lines[row].number == number) return static_cast<std::uint16_t>(row);
    lines.push_back(line_of(instrument, name, number));
    return static_cast<std::uint16_t>(lines.size() - 1);
}

}  // namespace

double worth_of_euro(const Instrument& instrument, double discount_per_year) {
    const int delay = instrument.data.payment_delay_quarters;
    return delay > 0 ? exp(-discount_per_year * delay * years_per_step) : 1.0;
}

Policy make_policy(const PolicySource& source) {
    Policy policy;
    policy.parameters = source.parameters;
    policy.size_bounds = source.size_bounds;
    std::vector<BudgetLine> lines;
    for (std::size_t place = 0; place < source.instruments.size(); ++place) {
        policy.instruments.push_back(resolve(source, place));
        find_line(source, policy.instruments.back(), lines);
    }
    std::sort(policy.instruments.begin(), policy.instruments.end(),
              [](const Instrument& a, const Instrument& b) { return a.number < b.number; });
    std::sort(lines.begin(), lines.end(), [](const BudgetLine& a, const BudgetLine& b) { return a.number < b.number; });
    for (std::uint16_t i = 0; i < policy.instruments.size(); ++i) {
        policy.instruments[i].line = find_line(source, policy.instruments[i], lines);
        lines[policy.instruments[i].line].instruments.push_back(i);
    }
    policy.lines = std::move(lines);
    return policy;
}

}  // namespace abroad
