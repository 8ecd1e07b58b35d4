#include "input/yaml_tree.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

#include "input/text_guard.hpp"

namespace abroad {

const YamlNode* YamlNode::find(std::string_view wanted_key) const {
    if (kind != Kind::map) return nullptr;
    const auto found = std::find_if(items.begin(), items.end(), [&](const YamlNode& item) { return item.key == wanted_key; });
    return found == items.end() ? nullptr : &*found;
}

YamlNode* YamlNode::find(std::string_view wanted_key) {
    return const_cast<YamlNode*>(std::as_const(*this).find(wanted_key));
}

namespace {

/// Thrown through the parser when nothing after this point has a meaning; the problem has been noted.
struct Stop {};

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u; }

/// Line starts of a text, to look at the characters where an event happened. The parser's columns count bytes; ours
/// count characters, as editors do.
class Lines {
public:
    explicit Lines(std::string_view text) : text_(text) {
        starts_.push_back(text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
        for (std::size_t at = 0; at < text.size(); ++at)
            if (text[at] == '\n') starts_.push_back(at + 1);
    }

    std::size_t count() const { return starts_.size(); }

    /// The text from a mark on, not ending with the line.
    std::string_view from(const YAML::Mark& mark) const { return text_.substr(offset_of(mark)); }

    std::string_view line(std::size_t row) const {
        const std::string_view rest = text_.substr(starts_[row]);
        return rest.substr(0, rest.find('\n'));
    }

    Place place_of(const YAML::Mark& mark, std::uint32_t file) {
        const std::size_t row = row_of(mark), offset = offset_of(mark);
        if (row != counted_row_ || offset < counted_offset_) {
            counted_row_ = row;
            counted_offset_ = starts_[row];
            column_ = 1;
        }
        for (; counted_offset_ < offset; ++counted_offset_) column_ += begins_character(text_[counted_offset_]) ? 1 : 0;
        return {file, static_cast<std::uint32_t>(row + 1), column_};
    }

private:
    std::size_t row_of(const YAML::Mark& mark) const {
        return std::min(static_cast<std::size_t>(std::max(mark.line, 0)), starts_.size() - 1);
    }
    std::size_t offset_of(const YAML::Mark& mark) const {
        return std::min(text_.size(), starts_[row_of(mark)] + static_cast<std::size_t>(std::max(mark.column, 0)));
    }

    std::string_view text_;
    std::vector<std::size_t> starts_;
    /// Where the last count of characters stopped: events come nearly in order, so that a long line is walked once.
    std::size_t counted_row_ = 0;
    std::size_t counted_offset_ = 0;
    std::uint32_t column_ = 1;
};

bool opens_quote(std::string_view rest) { return !rest.empty() && (rest[0] == '"' || rest[0] == '\''); }

/// Where the quote ends that opens the text; npos if it does not on this line.
std::size_t end_of_quote(std::string_view rest) {
    for (std::size_t at = 1; at < rest.size() && rest[at] != '\n'; ++at) {
        if (rest[0] == '"' && rest[at] == '\\')
            ++at;
        else if (rest[0] == '\'' && rest.substr(at, 2) == "''")
            ++at;
        else if (rest[at] == rest[0])
            return at;
    }
    return std::string_view::npos;
}

/// Column of a quote in this line that opens a text and does not close it; 0 if there is none.
std::uint32_t open_quote_column(std::string_view line) {
    char before = ' ';
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (before == ' ' && line[at] == '#') return 0;
        const bool may_open = std::string_view(" [{,").find(before) != std::string_view::npos;
        if (may_open && opens_quote(line.substr(at))) {
            const std::size_t end = end_of_quote(line.substr(at));
            if (end == std::string_view::npos)
                return 1 + static_cast<std::uint32_t>(std::count_if(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(at), begins_character));
            at += end;
        }
        before = line[at];
    }
    return 0;
}

/// The first quote of the text that does not close on its line; line 0 if there is none.
Place open_quote(const Lines& lines, std::uint32_t file) {
    for (std::size_t row = 0; row < lines.count(); ++row)
        if (const std::uint32_t column = open_quote_column(lines.line(row)))
            return {file, static_cast<std::uint32_t>(row + 1), column};
    return {file, 0, 0};
}

/// True if a tab stands before the first other character of a line.
bool is_indented_by_tab(std::string_view line) {
    const std::string_view indent = line.substr(0, std::min(line.size(), line.find_first_not_of(" \t")));
    return indent.find('\t') != std::string_view::npos;
}

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
    const Lines& lines() const { return lines_; }

    void note(const Place& place, std::string what) {
        problems_.add({file_name_, static_cast<int>(place.line), static_cast<int>(place.column)}, {}, std::move(what));
    }

    [[noreturn]] void stop(const Place& place, std::string what) {
        note(place, std::move(what));
        throw Stop{};
    }

    Place place_of(const YAML::Mark& mark) { return lines_.place_of(mark, file_row_); }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents_ == 1) return;
        const Place place = place_of(mark);
        const std::string_view rest = lines_.from(mark);
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

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override {
        YamlNode node{.kind = YamlNode::Kind::scalar, .quoted = tag != "?", .place = place_of(mark), .text = value};
        check_tag(node.place, tag);
        check_scalar(node, lines_.from(mark));
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
        if (node.quoted && opens_quote(rest) && end_of_quote(rest) == std::string_view::npos)
            stop(node.place, std::string(open_quote_message));
        if (node.text.ends_with('\n')) node.text.pop_back();
        if (has_control_character(node.text))
            note(node.place, "a text must be one line without tabs and control characters (for a long text write '>' and "
                             "indent the lines below)");
    }

    void count_node(const Place& place) {
        if (++nodes_ > largest_yaml_nodes)
            stop(place, fmt::format("too many keys and values (at most {} are allowed in one file)", largest_yaml_nodes));
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
            stop(node.place, "a key must be a name (a list, a map or nothing cannot be a key; is a bracket not closed?)");
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
        if (wants_key()) stop(node.place, "a key must be a name (a list, a map or nothing cannot be a key; is a bracket not closed?)");
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
            parent.key_is_next = true;
        }
        parent.node.items.push_back(std::move(node));
    }

    void check_duplicates(YamlNode& map) {
        std::vector<const YamlNode*> by_key;
        for (const auto& item : map.items) by_key.push_back(&item);
        std::stable_sort(by_key.begin(), by_key.end(), [](const YamlNode* a, const YamlNode* b) { return a->key < b->key; });
        for (std::size_t i = 1; i < by_key.size(); ++i) {
            if (by_key[i]->key != by_key[i - 1]->key) continue;
            const Place first = by_key[i - 1]->key_place;
            note(by_key[i]->key_place, fmt::format("the key {} stands twice (first at {}:{}; keep one of them)",
                                                   shown(by_key[i]->key), first.line, first.column));
        }
    }

    Lines lines_;
    const std::string& file_name_;
    std::uint32_t file_row_;
    ProblemList& problems_;
    YamlNode root_;
    std::vector<Open> open_;
    std::size_t nodes_ = 0;
    int documents_ = 0;
    bool is_broken_ = false;
};

/// The parser's complaint and ours.
struct Translation {
    std::string_view theirs;
    std::string_view ours;
};

const auto& translations() {
    namespace theirs = YAML::ErrorMsg;
    static const std::array table{
        Translation{theirs::TAB_IN_INDENTATION, "a tab in the indentation (indent with spaces)"},
        Translation{theirs::MAP_VALUE, "a ':' where no key can stand (is the indentation right? put a text with ': ' in quotes)"},
        Translation{theirs::MAP_KEY, "a '?' where no key can stand (put the text in quotes)"},
        Translation{theirs::BLOCK_ENTRY, "a '-' where no list item can stand (is the indentation right?)"},
        Translation{theirs::FLOW_END, "a ']' or '}' without its '[' or '{'"},
        Translation{theirs::END_OF_MAP, "here a key is wanted (is the indentation the same as that of the keys above?)"},
        Translation{theirs::END_OF_SEQ, "here a list item with '- ' is wanted (is the indentation the same as above?)"},
        Translation{theirs::END_OF_MAP_FLOW, "a '{' is not closed, or a comma is missing"},
        Translation{theirs::END_OF_SEQ_FLOW, "a '[' is not closed, or a comma is missing"},
        Translation{theirs::EOF_IN_SCALAR, "a quote is not closed before the end of the text"},
        Translation{theirs::DOC_IN_SCALAR, "a quote is not closed before the '---' or '...'"},
        Translation{theirs::UNKNOWN_TOKEN, "a character that cannot stand here (put the text in quotes)"},
        Translation{theirs::CHAR_IN_SCALAR, "a character that no text can have here (put the text in quotes)"},
        Translation{theirs::CHAR_IN_BLOCK, "a text after '|' or '>' begins on the next line"},
        Translation{theirs::ZERO_INDENT_IN_BLOCK, "a text after '|' or '>' needs an indentation of at least 1"},
        Translation{theirs::UNKNOWN_ANCHOR, "anchors (&name) and aliases (*name) are not allowed (write the value out)"},
        Translation{theirs::ALIAS_NOT_FOUND, "a '*' at the start of a text must be in quotes"},
        Translation{theirs::ANCHOR_NOT_FOUND, "a '&' at the start of a text must be in quotes"},
        Translation{theirs::CHAR_IN_ALIAS, "a '*' at the start of a text must be in quotes"},
        Translation{theirs::CHAR_IN_ANCHOR, "a '&' at the start of a text must be in quotes"},
        Translation{theirs::ALIAS_CONTENT, "anchors (&name) and aliases (*name) are not allowed (write the value out)"},
        Translation{theirs::MULTIPLE_ANCHORS, "anchors (&name) and aliases (*name) are not allowed (write the value out)"},
        Translation{theirs::MULTIPLE_TAGS, "tags ('!name') are not allowed (write the bare value)"},
        Translation{theirs::CHAR_IN_TAG_HANDLE, "a '!' at the start of a text must be in quotes"},
        Translation{theirs::TAG_WITH_NO_SUFFIX, "a '!' at the start of a text must be in quotes"},
        Translation{theirs::END_OF_VERBATIM_TAG, "a '!' at the start of a text must be in quotes"},
    };
    return table;
}

std::string translated(std::string_view message) {
    for (const auto& pair : translations())
        if (pair.theirs == message) return std::string(pair.ours);
    if (message.starts_with(YAML::ErrorMsg::INVALID_ESCAPE))
        return "a backslash in double quotes before a letter that it cannot stand before (write '\\\\' or use single quotes)";
    if (message.starts_with(YAML::ErrorMsg::INVALID_UNICODE) || message.starts_with(YAML::ErrorMsg::INVALID_HEX))
        return "a backslash code in double quotes that stands for no character";
    return fmt::format("this is no YAML: {} (is the indentation right, is every quote and bracket closed?)", message);
}

/// Says the parser's complaint in our words, and nearer to its cause where that is a quote or a tab.
[[noreturn]] void stop_at_fault(Builder& builder, const YAML::Exception& fault) {
    const Place place = builder.place_of(fault.mark);
    const Place quote = open_quote(builder.lines(), place.file);
    if (quote.line > 0) builder.stop(quote, std::string(open_quote_message));
    if (is_indented_by_tab(builder.lines().line(place.line - 1)))
        builder.stop({place.file, place.line, 1}, "a tab in the indentation (indent with spaces)");
    builder.stop(place, translated(fault.msg));
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
