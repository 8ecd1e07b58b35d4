#include "input/unknown_key.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/nearest_name.hpp"
#include "input/text_guard.hpp"

namespace abroad {

namespace {

/// Keys that may stand in a section, in the order of declaration.
std::vector<std::string> keys_in(const Fields& fields, const std::string& section, const DecodeRules& rules) {
    std::vector<std::string> keys;
    if (section.empty()) keys = rules.taken_keys;
    for (const auto& field : fields.all()) {
        if (!section.empty() &&
            !(field.key.starts_with(section) && field.key.size() > section.size() && field.key[section.size()] == '.'))
            continue;
        const std::string rest = section.empty() ? field.key : field.key.substr(section.size() + 1);
        const std::string key = rest.substr(0, rest.find('.'));
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    }
    return keys;
}

std::vector<std::string> all_keys(const Fields& fields) {
    std::vector<std::string> keys;
    for (const auto& field : fields.all()) keys.push_back(field.key);
    return keys;
}

bool is_or_is_below(std::string_view key, std::string_view part) {
    return key.starts_with(part) && (key.size() == part.size() || key[part.size()] == '.');
}

/// The full key whose last part is exactly this key: a key that stands in the wrong place.
std::optional<std::string> moved_key(const Fields& fields, const std::string& key) {
    for (const auto& field : fields.all())
        if (field.key.ends_with("." + key)) return field.key;
    return std::nullopt;
}

/// The only key that goes on where this one stops: entry_cost for entry_cost_keur.
std::optional<std::string> key_with_unit(const std::vector<std::string>& keys, const std::string& key) {
    const auto goes_on = [&](const std::string& known) { return known.starts_with(key + "_"); };
    const auto found = std::find_if(keys.begin(), keys.end(), goes_on);
    if (found == keys.end() || std::count_if(keys.begin(), keys.end(), goes_on) != 1) return std::nullopt;
    return *found;
}

std::optional<std::string> nearest_key(const Fields& fields, const std::string& section, const std::string& key,
                                       const DecodeRules& rules) {
    if (auto moved = moved_key(fields, key)) return moved;
    const std::vector<std::string> siblings = keys_in(fields, section, rules);
    if (auto sibling = nearest_name(key, siblings)) return sibling;
    if (auto longer = key_with_unit(siblings, key)) return longer;
    const std::string full = section.empty() ? key : section + "." + key;
    return nearest_name(full, all_keys(fields));
}

}  // namespace

std::string what_of_unknown_key(const Fields& fields, const std::string& section, const std::string& key,
                                const DecodeRules& rules, bool advice) {
    const std::string full = section.empty() ? key : section + "." + key;
    for (const auto part : rules.not_in_this_version)
        if (is_or_is_below(full, part))
            return "this belongs to a part of the model that this version does not have (take it out)";
    if (const std::size_t dot = key.find('.'); dot != std::string::npos)
        return fmt::format("keys in a file have no points (write '{}:' and below it, indented, '{}:')",
                           shortened(key.substr(0, dot)), shortened(key.substr(dot + 1)));
    const std::string what = "there is no such key";
    if (!advice) return what;
    if (const auto near = nearest_key(fields, section, key, rules))
        return what + fmt::format(". Did you mean {}?", *near);
    constexpr std::size_t few = 12;
    const std::vector<std::string> keys = keys_in(fields, section, rules);
    if (keys.size() > few) return what + " (`abroad reference` lists all)";
    std::string list;
    for (const auto& known : keys) list.append(list.empty() ? "" : ", ").append(known);
    return what + fmt::format(" (known here: {})", list);
}

std::string what_of_unknown_name(std::string_view name, const std::vector<std::string>& known) {
    std::string what = fmt::format("there is no {} in the list to change (add it outside after_burn_in)", shown(name));
    if (const auto near = nearest_name(name, known)) what += fmt::format(". Did you mean {}?", *near);
    return what;
}

}  // namespace abroad
