#include "input/merge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/nearest_name.hpp"
#include "input/text_guard.hpp"

namespace abroad {

const std::string* item_name(const YamlNode& item) {
    const YamlNode* name = item.find("name");
    return name != nullptr && name->kind == YamlNode::Kind::scalar ? &name->text : nullptr;
}

bool is_named_list(const YamlNode& node) {
    return node.kind == YamlNode::Kind::list && !node.items.empty() &&
           std::all_of(node.items.begin(), node.items.end(),
                       [](const YamlNode& item) { return item_name(item) != nullptr; });
}

namespace {

/// Merges items with the same identity (key or name), appends the others in their order.
template <class Identity>
void merge_items(std::vector<YamlNode>& base, std::vector<YamlNode> near, Identity identity) {
    std::unordered_map<std::string, std::size_t> rows;
    for (std::size_t row = 0; row < base.size(); ++row) rows.emplace(identity(base[row]), row);
    for (auto& item : near) {
        const auto [found, is_new] = rows.emplace(identity(item), base.size());
        if (is_new)
            base.push_back(std::move(item));
        else
            merge_over(base[found->second], std::move(item));
    }
}

}  // namespace

void merge_over(YamlNode& base, YamlNode near) {
    if (base.kind == YamlNode::Kind::map && near.kind == YamlNode::Kind::map) {
        merge_items(base.items, std::move(near.items), [](const YamlNode& item) { return item.key; });
    } else if (is_named_list(base) && is_named_list(near)) {
        merge_items(base.items, std::move(near.items), [](const YamlNode& item) { return *item_name(item); });
    } else {
        base = std::move(near);
        return;
    }
    base.place = near.place;
    base.key_place = near.key_place;
}

namespace {

std::string spelt_out(const std::vector<std::string_view>& steps) {
    std::string path;
    for (const auto step : steps)
        if (!step.empty()) path.append(path.empty() ? "" : ".").append(shortened(step));
    return path;
}

/// `steps`: the keys and names down to the node. The path is spelt out only where a name is doubled.
void find_doubled(const YamlNode& node, std::vector<std::string_view>& steps, std::vector<DoubledName>& doubled) {
    std::unordered_map<std::string_view, Place> seen;
    for (const auto& item : node.items) {
        const std::string* name = node.kind == YamlNode::Kind::list ? item_name(item) : nullptr;
        steps.push_back(name == nullptr ? std::string_view(item.key) : std::string_view(*name));
        if (name != nullptr) {
            const Place place = item.find("name")->place;
            const auto [first, is_new] = seen.emplace(*name, place);
            if (!is_new) doubled.push_back({first->second, place, spelt_out(steps)});
        }
        if (!item.items.empty()) find_doubled(item, steps, doubled);
        steps.pop_back();
    }
}

/// Key of a map's item or name of a list's item; null if it has none.
const std::string* identity_of(const YamlNode& parent, const YamlNode& item) {
    return parent.kind == YamlNode::Kind::map ? &item.key : item_name(item);
}

bool begins_path(std::string_view rest, std::string_view name) {
    return rest.starts_with(name) && (rest.size() == name.size() || rest[name.size()] == '.');
}

void drop_step(std::string_view& rest, std::size_t length) {
    rest.remove_prefix(std::min(rest.size(), length + 1));
}

std::string unknown_item(const YamlNode& list, std::string_view rest) {
    std::vector<std::string> names;
    for (const auto& item : list.items)
        if (const std::string* name = item_name(item)) names.push_back(*name);
    const std::string_view step = rest.substr(0, rest.find('.'));
    std::string what = fmt::format("there is no item named {} in this list", shown(step));
    const auto near = nearest_name(step, names);
    return near ? what + fmt::format(". Did you mean {}?", *near) : what + " (names of items are given in the file)";
}

}  // namespace

std::vector<DoubledName> doubled_names(const YamlNode& root) {
    std::vector<DoubledName> doubled;
    std::vector<std::string_view> steps;
    find_doubled(root, steps, doubled);
    return doubled;
}

const YamlNode* step_into(const YamlNode& node, std::string_view& rest) {
    const YamlNode* longest = nullptr;
    std::size_t length = 0;
    for (const auto& item : node.items) {
        const std::string* name = identity_of(node, item);
        if (name == nullptr || name->size() < length || !begins_path(rest, *name)) continue;
        longest = &item;
        length = name->size();
    }
    if (longest != nullptr) drop_step(rest, length);
    return longest;
}

YamlNode* step_into(YamlNode& node, std::string_view& rest) {
    return const_cast<YamlNode*>(step_into(std::as_const(node), rest));
}

std::optional<std::string> set_at(YamlNode& root, std::string_view path, YamlNode value) {
    constexpr std::string_view wrong_path = "a path is keys with single dots between them, like run.seed";
    if (path.ends_with('.')) return std::string(wrong_path);
    YamlNode* node = &root;
    std::string_view rest = path;
    while (!rest.empty()) {
        if (node->kind == YamlNode::Kind::null) node->kind = YamlNode::Kind::map;
        if (node->kind == YamlNode::Kind::scalar)
            return fmt::format("{} holds one value and has no keys below it",
                               shown(path.substr(0, path.size() - rest.size() - 1)));
        YamlNode* next = step_into(*node, rest);
        if (next == nullptr && node->kind == YamlNode::Kind::list) return unknown_item(*node, rest);
        if (next == nullptr) {
            const std::string_view key = rest.substr(0, rest.find('.'));
            if (key.empty()) return std::string(wrong_path);
            next = &node->items.emplace_back();
            next->key = key;
            next->place = next->key_place = value.place;
            drop_step(rest, key.size());
        }
        node = next;
    }
    value.key = node->key;
    value.key_place = value.place;
    merge_over(*node, std::move(value));
    return std::nullopt;
}

}  // namespace abroad
