#include "input/decode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "input/decode_value.hpp"
#include "input/merge.hpp"
#include "input/text_guard.hpp"
#include "input/unknown_key.hpp"

namespace abroad {

namespace {

std::string joined(const std::string& path, std::string_view step) {
    return path.empty() ? shortened(step) : path + "." + shortened(step);
}

/// Decodes the keys of one map of fields: the scenario's root, or one item of a named list.
class MapDecoder {
 public:
    MapDecoder(Fields& fields, const ScenarioTree& tree, const DecodeRules& rules, ProblemList& problems)
        : fields_(fields), tree_(tree), rules_(rules), problems_(problems) {}

    /// `key`: dotted key of this map within the fields ("" at the top).
    void decode_map(const YamlNode& map, const std::string& key) {
        for (const auto& item : map.items) {
            const std::string full_key = key.empty() ? item.key : key + "." + item.key;
            const std::string path = joined(joined_prefix(key), item.key);
            Field* field = item.key.find('.') == std::string::npos ? fields_.find(full_key) : nullptr;
            if (field != nullptr)
                decode_field(*field, item, path);
            else if (item.key.find('.') == std::string::npos && fields_.has_section(full_key))
                decode_section(item, full_key, path);
            else
                problem(item.key_place, path,
                        what_of_unknown_key(fields_, key, item.key, rules_, !problems_.is_full()));
        }
    }

    void check_required(const Place& place) {
        for (const auto& field : fields_.all())
            if (field.is_required && std::find(seen_.begin(), seen_.end(), &field) == seen_.end())
                problem(place, rules_.prefix + field.key, fmt::format("this key is missing ({})", field.meaning));
    }

 private:
    void problem(const Place& place, std::string path, std::string what) {
        problems_.add(tree_.mark(place), std::move(path), std::move(what));
    }

    std::string joined_prefix(const std::string& key) const {
        const std::string path = rules_.prefix + key;
        return path.ends_with('.') ? path.substr(0, path.size() - 1) : path;
    }

    void decode_section(const YamlNode& item, const std::string& full_key, const std::string& path) {
        if (item.kind == YamlNode::Kind::map)
            decode_map(item, full_key);
        else
            problem(item.key_place, path, "this must be a map of keys, with the keys indented below it");
    }

    void decode_field(Field& field, const YamlNode& item, const std::string& path) {
        seen_.push_back(&field);
        if (rules_.after_burn_in && !field.may_change_after_burn_in) {
            const std::string plain_path =
                path.substr(std::min(path.size(), std::string_view("after_burn_in.").size()));
            problem(item.key_place, path,
                    fmt::format("this acts from the start and cannot stand under after_burn_in (say {} instead)",
                                plain_path));
        } else if (field.kind == FieldKind::entities) {
            decode_entities(field, item, path);
        } else if (auto refusal = decode_value(field, item)) {
            problem(refusal->place, refusal->key.empty() ? path : joined(path, refusal->key), refusal->what);
        }
    }

    void decode_entities(Field& field, const YamlNode& list, const std::string& path) {
        if (list.kind != YamlNode::Kind::list)
            return problem(list.key_place, path,
                           "this must be a list of named things, each beginning with '- name: ...'");
        std::unordered_map<std::string, std::size_t> rows;
        const EntityList& entities = field.entities;
        for (std::size_t row = 0; row < entities.size(entities.list); ++row)
            rows.emplace(entities.name(entities.list, row), row);
        for (const auto& item : list.items) decode_item(entities, item, path, rows);
    }

    void decode_item(const EntityList& entities, const YamlNode& item, const std::string& path,
                     std::unordered_map<std::string, std::size_t>& rows) {
        if (item.kind != YamlNode::Kind::map)
            return problem(item.place, path, "an item of this list must be a map that begins with '- name: ...'");
        const std::string* name = item_name(item);
        if (name == nullptr) return problem(item.place, path, "this item has no name (add 'name: ...')");
        if (auto fault = fault_of_name(*name)) return problem(item.find("name")->place, path, *fault);
        auto found = rows.find(*name);
        const bool is_new = found == rows.end();
        if (is_new && rules_.after_burn_in)
            return problem(item.find("name")->place, path, what_of_unknown_name(*name, rows_names(rows)));
        if (is_new) found = rows.emplace(*name, entities.append(entities.list)).first;
        Fields fields;
        entities.declare_item(fields, entities.list, found->second);
        DecodeRules rules = rules_;
        rules.prefix = joined(path, *name) + ".";
        rules.not_in_this_version = {};
        rules.taken_keys = {};
        MapDecoder decoder(fields, tree_, rules, problems_);
        if (rules_.after_burn_in) fields.find("name")->changes_after_burn_in();
        decoder.decode_map(item, {});
        if (is_new) decoder.check_required(item.place);
    }

    static std::vector<std::string> rows_names(const std::unordered_map<std::string, std::size_t>& rows) {
        std::vector<std::string> names;
        for (const auto& [name, row] : rows) names.push_back(name);
        std::sort(names.begin(), names.end());
        return names;
    }

    Fields& fields_;
    const ScenarioTree& tree_;
    const DecodeRules& rules_;
    ProblemList& problems_;
    std::vector<const Field*> seen_;
};

}  // namespace

void decode(Fields& fields, const YamlNode& map, const ScenarioTree& tree, const DecodeRules& rules,
            ProblemList& problems) {
    if (map.kind == YamlNode::Kind::null && map.key.empty()) return;
    if (map.kind != YamlNode::Kind::map) {
        problems.add(tree.mark(map.key_place), map.key, "this must be a map of keys, with the keys indented below it");
        return;
    }
    MapDecoder decoder(fields, tree, rules, problems);
    decoder.decode_map(map, {});
    if (!rules.after_burn_in) decoder.check_required(map.place);
}

}  // namespace abroad
