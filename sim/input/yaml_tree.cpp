#include "input/yaml_tree.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <utility>

#include "input/text_guard.hpp"
#include "input/text_lines.hpp"
#include "input/yaml_complaints.hpp"

namespace abroad {

const YamlNode* YamlNode::find(std::string_view wanted_key) const {
    if (kind != Kind::map) return nullptr;
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const YamlNode& item) { return item.key == wanted_key; });
    return found == items.end() ? nullptr : &*found;
}

YamlNode* YamlNode::find(std::string_view wanted_key) {
    return const_cast<YamlNode*>(std::as_const(*this).find(wanted_key));
}

namespace {

/// Thrown through the parser when nothing after this point has a meaning; the problem has been noted.
struct Stop {};

constexpr std::string_view open_quote_message =
    "the quote that opens here does not close on the same line (close it, or take it away)";

/// Builds the tree from the parser's events.
class Builder final : public YAML::EventHandler {
 public:
    Builder(std::string_view text, const std::string& file_name, std::uint32_t file_row, ProblemList& problems)
        : lines_(text), file_name_(file_name), file_row_(file_row), problems_(problems) {}

    /// The tree; nothing if parts of it had to be refused that others may hang on.
    YamlNode take_root() { return is_broken_ ? YamlNode() : std::move(root_); }
    bool is_broken() const { return is_broken_; }
    const TextLines& lines() const { return lines_; }

    void note(const Place& place, std::string what) {
        problems_.add({file_name_, static_cast<int>(place.line), static_cast<int>(place.column)}, {}, std::move(what));
    }

    [[noreturn]] void stop(const Place& place, std::string what) {
        note(place, std::move(what));
        throw Stop{};
    }

    Place place_of(const YAML::Mark& mark) { return lines_.place_of(mark.line, mark.column, file_row_); }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents_ == 1) return;
        const Place place = place_of(mark);
        const std::string_view rest = lines_.from(mark.line, mark.column);
        if (rest.starts_with("---") || rest.empty())
            stop(place, "a second document is not allowed (one scenario is one document: take out the '---')");
        stop(place, fmt::format("the text from {} on belongs to no key (is the indentation right?)",
                                shown(rest.substr(0, rest.find_first_of("\r\n")))));
    }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        add_leaf({.kind = YamlNode::Kind::null, .place = place_of(mark)}, anchor);
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        add_leaf({.kind = YamlNode::Kind::null, .place = place_of(mark)}, anchor);
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        YamlNode node{.kind = YamlNode::Kind::scalar, .quoted = tag != "?", .place = place_of(mark), .text = value};
        check_tag(node.place, tag);
        check_scalar(node, lines_.from(mark.line, mark.column));
        add_leaf(std::move(node), anchor);
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open({.kind = YamlNode::Kind::list, .place = place_of(mark)}, tag, anchor);
    }
    void OnSequenceEnd() override { close(); }

    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open({.kind = YamlNode::Kind::map, .place = place_of(mark)}, tag, anchor);
    }
    void OnMapEnd() override {
        check_duplicates(open_.back().node);
        close();
    }

 private:
    /// A list or map that is not yet at its end; in a map, keys and values come in turn.
    struct Open {
        YamlNode node;
        bool key_is_next = true;
        std::string key = {};
        Place key_place = {};
    };

    void refuse(const Place& place, std::string what) {
        note(place, std::move(what));
        is_broken_ = true;
    }

    void check_tag(const Place& place, const std::string& tag) {
        if (tag != "?" && tag != "!" && !tag.empty())
            refuse(place, fmt::format("the tag {} is not allowed (write the bare value)", shown(tag)));
    }

    void check_anchor(const Place& place, YAML::anchor_t anchor) {
        if (anchor != 0) refuse(place, "anchors (&name) and aliases (*name) are not allowed (write the value out)");
    }

    void check_scalar(YamlNode& node, std::string_view rest) {
        if (node.text.size() > largest_yaml_scalar_bytes)
            stop(node.place, fmt::format("a text of more than {} bytes is not allowed", largest_yaml_scalar_bytes));
        if (node.quoted && begins_open_quote(rest)) stop(node.place, std::string(open_quote_message));
        if (node.text.ends_with('\n')) node.text.pop_back();
        if (has_control_character(node.text))
            note(node.place,
                 "a text must be one line without tabs and control characters (for a long text write '>' and "
                 "indent the lines below)");
    }

    void count_node(const Place& place) {
        if (++nodes_ > largest_yaml_nodes)
            stop(place,
                 fmt::format("too many keys and values (at most {} are allowed in one file)", largest_yaml_nodes));
    }

    bool wants_key() const {
        return !open_.empty() && open_.back().node.kind == YamlNode::Kind::map && open_.back().key_is_next;
    }

    void add_leaf(YamlNode node, YAML::anchor_t anchor) {
        count_node(node.place);
        check_anchor(node.place, anchor);
        if (wants_key())
            set_key(node);
        else
            put(std::move(node));
    }

    void set_key(YamlNode& node) {
        if (node.kind != YamlNode::Kind::scalar || node.text.empty())
            stop(node.place,
                 "a key must be a name (a list, a map or nothing cannot be a key; is a bracket not closed?)");
        if (node.text == "<<" && !node.quoted)
            refuse(node.place, "merge keys ('<<') are not allowed (use based_on, or write the values out)");
        open_.back().key = std::move(node.text);
        open_.back().key_place = node.place;
        open_.back().key_is_next = false;
    }

    void open(YamlNode node, const std::string& tag, YAML::anchor_t anchor) {
        count_node(node.place);
        check_tag(node.place, tag);
        check_anchor(node.place, anchor);
        if (wants_key())
            stop(node.place,
                 "a key must be a name (a list, a map or nothing cannot be a key; is a bracket not closed?)");
        if (open_.size() >= largest_yaml_depth)
            stop(node.place, fmt::format("nested too deep (at most {} levels are allowed)", largest_yaml_depth));
        open_.push_back({.node = std::move(node), .key_is_next = true});
    }

    void close() {
        YamlNode node = std::move(open_.back().node);
        open_.pop_back();
        put(std::move(node));
    }

    void put(YamlNode node) {
        if (open_.empty()) {
            root_ = std::move(node);
            return;
        }
        Open& parent = open_.back();
        if (parent.node.kind == YamlNode::Kind::map) {
            node.key = std::move(parent.key);
            node.key_place = parent.key_place;
            // The parser places a value that is left out at the next thing that is written, lines below.
            if (node.kind == YamlNode::Kind::null && node.place.line != node.key_place.line)
                node.place = node.key_place;
            parent.key_is_next = true;
        }
        parent.node.items.push_back(std::move(node));
    }

    void check_duplicates(YamlNode& map) {
        std::vector<const YamlNode*> by_key;
        for (const auto& item : map.items) by_key.push_back(&item);
        std::stable_sort(by_key.begin(), by_key.end(),
                         [](const YamlNode* a, const YamlNode* b) { return a->key < b->key; });
        for (std::size_t i = 1; i < by_key.size(); ++i) {
            if (by_key[i]->key != by_key[i - 1]->key) continue;
            const Place first = by_key[i - 1]->key_place;
            note(by_key[i]->key_place, fmt::format("the key {} stands twice (first at {}:{}; keep one of them)",
                                                   shown(by_key[i]->key), first.line, first.column));
        }
    }

    TextLines lines_;
    const std::string& file_name_;
    std::uint32_t file_row_;
    ProblemList& problems_;
    YamlNode root_;
    std::vector<Open> open_;
    std::size_t nodes_ = 0;
    int documents_ = 0;
    bool is_broken_ = false;
};

/// Says the parser's complaint in our words, and nearer to its cause where that is a quote or a tab.
[[noreturn]] void stop_at_fault(Builder& builder, const YAML::Exception& fault) {
    const Place place = builder.place_of(fault.mark);
    const Place quote = first_open_quote(builder.lines(), place.file);
    if (quote.line > 0) builder.stop(quote, std::string(open_quote_message));
    if (is_indented_by_tab(builder.lines().line(place.line - 1)))
        builder.stop({place.file, place.line, 1}, "a tab in the indentation (indent with spaces)");
    builder.stop(place, yaml_complaint(fault.msg));
}

void run_parser(std::string_view text, Builder& builder) {
    try {
        std::istringstream stream{std::string(text)};
        YAML::Parser parser(stream);
        // Never more than two: on some texts the parser finds documents for ever.
        if (parser.HandleNextDocument(builder)) parser.HandleNextDocument(builder);
    } catch (const YAML::Exception& fault) {
        stop_at_fault(builder, fault);
    }
}

}  // namespace

YamlNode parse_yaml(std::string_view text, const std::string& file_name, std::uint32_t file_row, YamlRoot root,
                    ProblemList& problems) {
    if (const auto fault = fault_of_text(text)) {
        problems.add({file_name, fault->line, fault->column}, {}, fault->what);
        return {};
    }
    Builder builder(text, file_name, file_row, problems);
    try {
        run_parser(text, builder);
    } catch (const Stop&) {
        return {};
    }
    YamlNode tree = builder.take_root();
    if (builder.is_broken()) return {};
    if (root == YamlRoot::any || tree.kind == YamlNode::Kind::map) return tree;
    if (tree.kind == YamlNode::Kind::null)
        problems.add({file_name, 1, 1}, {}, "the file holds no values (write at least one 'key: value')");
    else
        builder.note(tree.place, "a scenario must be a map of 'key: value' (is the space after a ':' missing?)");
    return {};
}

}  // namespace abroad
