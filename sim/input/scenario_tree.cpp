#include "input/scenario_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <system_error>
#include <utility>

#include "input/merge.hpp"
#include "input/text_guard.hpp"

namespace abroad {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_chain_length = 8;
constexpr std::string_view command_line_name = "--set";

std::string reason_not_readable(const fs::path& file) {
    std::error_code fault;
    const auto status = fs::status(file, fault);
    if (status.type() == fs::file_type::not_found) return "there is no such file";
    if (fault) return "the file cannot be reached: " + fault.message();
    if (fs::is_directory(status)) return "this is a folder (name a file in it)";
    // A pipe that nobody writes to would keep us waiting for ever; those of a shell have their writer.
    const bool of_shell = file.parent_path() == "/dev/fd" || file == "/dev/stdin";
    if ((fs::is_fifo(status) && !of_shell) || fs::is_socket(status)) return "this is a pipe (name a file)";
    return {};
}

/// The bytes of a file, one more than allowed at most; or the reason why not.
std::string read_bytes(const fs::path& file, std::string& reason) {
    reason = reason_not_readable(file);
    if (!reason.empty()) return {};
    errno = 0;
    std::ifstream stream(file, std::ios::binary);
    std::string bytes;
    std::array<char, 16 * 1024> piece{};
    while (bytes.size() <= largest_yaml_bytes && stream.read(piece.data(), piece.size()).gcount() > 0)
        bytes.append(piece.data(), static_cast<std::size_t>(stream.gcount()));
    if (!stream.is_open() || stream.bad()) {
        reason = fmt::format("the file cannot be read: {}", std::generic_category().message(errno == 0 ? EIO : errno));
        return {};
    }
    return bytes;
}

/// Reads a chain of files, nearest first.
class ChainReader {
 public:
    ChainReader(ScenarioTree& tree, ProblemList& problems) : tree_(tree), problems_(problems) {}

    /// False when the chain breaks: what was read so far must not be judged without its base.
    bool read(fs::path file) {
        Mark asked_for{file.string(), 0, 0};
        std::string path;
        while (true) {
            if (!may_follow(file, asked_for, path)) return false;
            std::string reason;
            std::string text = read_bytes(file, reason);
            if (!reason.empty()) {
                const bool is_first = layers_.empty();
                problems_.add(asked_for, path, is_first ? reason : fmt::format("{}: {}", shown(file.string()), reason));
                return false;
            }
            if (!add_layer(text, file.string())) return false;
            YamlNode base = take(layers_.back(), "based_on");
            if (base.key.empty()) return true;
            asked_for = tree_.mark(base.place);
            path = "based_on";
            if (base.kind != YamlNode::Kind::scalar || base.text.empty()) {
                problems_.add(asked_for, path, "this must be the name of a file, relative to this one");
                return false;
            }
            file = (file.parent_path() / base.text).lexically_normal();
        }
    }

    bool add_layer(const std::string& text, const std::string& name) {
        const auto row = static_cast<std::uint32_t>(tree_.files.size());
        tree_.files.push_back(name);
        tree_.sources.push_back({name, text});
        YamlNode layer = parse_yaml(text, name, row, YamlRoot::map_only, problems_);
        if (layer.kind != YamlNode::Kind::map) return false;
        for (const auto& doubled : doubled_names(layer))
            problems_.add(tree_.mark(doubled.second), doubled.path,
                          fmt::format("this name stands twice in the list (first at {}:{}; keep one of them)",
                                      doubled.first.line, doubled.first.column));
        layers_.push_back(std::move(layer));
        return true;
    }

    std::vector<YamlNode> take_layers() { return std::move(layers_); }

 private:
    bool may_follow(const fs::path& file, const Mark& asked_for, const std::string& path) {
        std::error_code ignored;
        const fs::path identity = fs::weakly_canonical(file, ignored);
        const bool is_loop = std::find(seen_.begin(), seen_.end(), identity) != seen_.end();
        if (is_loop)
            problems_.add(asked_for, path,
                          fmt::format("{} is based on itself (a chain of files must end)", shown(file.string())));
        else if (seen_.size() >= largest_chain_length)
            problems_.add(asked_for, path,
                          fmt::format("too many files in a chain (at most {} are allowed)", largest_chain_length));
        seen_.push_back(identity);
        return !is_loop && seen_.size() <= largest_chain_length;
    }

    ScenarioTree& tree_;
    ProblemList& problems_;
    std::vector<YamlNode> layers_;
    std::vector<fs::path> seen_;
};

void merge_layers(std::vector<YamlNode> layers, ScenarioTree& tree) {
    if (layers.empty()) return;
    tree.root = std::move(layers.back());
    layers.pop_back();
    for (; !layers.empty(); layers.pop_back()) merge_over(tree.root, std::move(layers.back()));
}

void apply_setting(ScenarioTree& tree, std::uint32_t row, const std::string& setting, ProblemList& problems) {
    const Mark mark{std::string(command_line_name), 0, 0};
    const std::size_t equals = setting.find('=');
    const std::string path = setting.substr(0, equals);
    if (equals == std::string::npos || path.empty())
        return problems.add(mark, shortened(setting), "a setting is path=value, for example run.seed=7");
    if (path == "based_on") return problems.add(mark, path, "this can only be said in a file");
    ProblemList faults;
    YamlNode value = parse_yaml(setting.substr(equals + 1), mark.file, row, YamlRoot::any, faults);
    for (const auto& fault : faults.in_order({})) problems.add(mark, shortened(path), fault.what);
    if (!faults.empty()) return;
    value.place = {row, 0, 0};
    if (value.kind == YamlNode::Kind::null)
        return problems.add(mark, shortened(path),
                            "there is no value behind the '=' (write one, or leave the setting out)");
    if (auto what = set_at(tree.root, path, std::move(value))) problems.add(mark, shortened(path), *what);
}

void apply_settings(ScenarioTree& tree, std::span<const std::string> settings, ProblemList& problems) {
    const auto row = static_cast<std::uint32_t>(tree.files.size());
    tree.files.emplace_back(command_line_name);
    for (const auto& setting : settings) apply_setting(tree, row, setting, problems);
}

}  // namespace

Mark ScenarioTree::mark(const Place& place) const {
    if (place.file >= files.size()) return {};
    return {files[place.file], static_cast<int>(place.line), static_cast<int>(place.column)};
}

Mark ScenarioTree::mark_of(std::string_view path) const {
    const YamlNode* node = &root;
    std::string_view rest = path;
    while (!rest.empty()) {
        const YamlNode* next = step_into(*node, rest);
        if (next == nullptr) break;
        node = next;
    }
    return mark(node->place);
}

YamlNode take(YamlNode& map, std::string_view key) {
    const auto found =
        std::find_if(map.items.begin(), map.items.end(), [&](const YamlNode& item) { return item.key == key; });
    if (map.kind != YamlNode::Kind::map || found == map.items.end()) return {};
    YamlNode taken = std::move(*found);
    map.items.erase(found);
    std::erase_if(map.items, [&](const YamlNode& item) { return item.key == key; });
    return taken;
}

ScenarioTree read_scenario_tree(const std::filesystem::path& file, std::span<const std::string> settings,
                                ProblemList& problems) {
    ScenarioTree tree;
    ChainReader reader(tree, problems);
    if (reader.read(file)) {
        merge_layers(reader.take_layers(), tree);
        apply_settings(tree, settings, problems);
    }
    return tree;
}

ScenarioTree read_scenario_text(std::string_view text, const std::string& name, std::span<const std::string> settings,
                                ProblemList& problems) {
    ScenarioTree tree;
    ChainReader reader(tree, problems);
    if (!reader.add_layer(std::string(text), name)) return tree;
    merge_layers(reader.take_layers(), tree);
    const YamlNode base = take(tree.root, "based_on");
    if (!base.key.empty()) problems.add(tree.mark(base.key_place), "based_on", "this can only be said in a file");
    apply_settings(tree, settings, problems);
    return tree;
}

}  // namespace abroad
