// What a kind of funding instrument must answer: who may receive, for which act, what it defaults to and which keys are
// its own. A kind is a small struct of answers; eligibility, selection and money are the same for all (MODEL section
// 6).
#pragma once

#include <array>
#include <concepts>
#include <optional>
#include <string_view>

#include "policy/instrument_data.hpp"

namespace abroad {

/// Limits that a kind has where a scenario says nothing.
struct KindDefaults {
    std::optional<double> ceiling_keur;
    std::optional<double> eligible_below_employees_count;
    std::optional<int> largest_grants_per_recipient_count;
};

template <class Kind>
concept FundingInstrument = requires(Fields& fields, InstrumentData& data, RecipientType recipient) {
    { Kind::kind } -> std::convertible_to<InstrumentKind>;
    { Kind::meaning } -> std::convertible_to<std::string_view>;
    // The first is the usual one.
    { Kind::recipients.front() } -> std::convertible_to<RecipientType>;
    { Kind::act(recipient) } -> std::same_as<FundedAct>;
    { Kind::defaults } -> std::convertible_to<KindDefaults>;
    Kind::declare_terms(fields, data);
};

}  // namespace abroad
