#include "input/text_lines.hpp"

#include <algorithm>

namespace abroad {

namespace {

bool begins_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u;
}

bool opens_quote(std::string_view rest) {
    return !rest.empty() && (rest[0] == '"' || rest[0] == '\'');
}

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
                return 1 + static_cast<std::uint32_t>(std::count_if(
                               line.begin(), line.begin() + static_cast<std::ptrdiff_t>(at), begins_character));
            at += end;
        }
        before = line[at];
    }
    return 0;
}

}  // namespace

TextLines::TextLines(std::string_view text) : text_(text) {
    starts_.push_back(text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    for (std::size_t at = 0; at < text.size(); ++at)
        if (text[at] == '\n') starts_.push_back(at + 1);
}

std::string_view TextLines::line(std::size_t row) const {
    const std::string_view rest = text_.substr(starts_[row]);
    return rest.substr(0, rest.find('\n'));
}

Place TextLines::place_of(int row, int byte, std::uint32_t file) {
    const std::size_t at_row = row_of(row), offset = offset_of(row, byte);
    if (at_row != counted_row_ || offset < counted_offset_) {
        counted_row_ = at_row;
        counted_offset_ = starts_[at_row];
        column_ = 1;
    }
    for (; counted_offset_ < offset; ++counted_offset_) column_ += begins_character(text_[counted_offset_]) ? 1 : 0;
    return {file, static_cast<std::uint32_t>(at_row + 1), column_};
}

std::size_t TextLines::row_of(int row) const {
    return std::min(static_cast<std::size_t>(std::max(row, 0)), starts_.size() - 1);
}

std::size_t TextLines::offset_of(int row, int byte) const {
    return std::min(text_.size(), starts_[row_of(row)] + static_cast<std::size_t>(std::max(byte, 0)));
}

bool begins_open_quote(std::string_view rest) {
    return opens_quote(rest) && end_of_quote(rest) == std::string_view::npos;
}

Place first_open_quote(const TextLines& lines, std::uint32_t file) {
    for (std::size_t row = 0; row < lines.count(); ++row)
        if (const std::uint32_t column = open_quote_column(lines.line(row)))
            return {file, static_cast<std::uint32_t>(row + 1), column};
    return {file, 0, 0};
}

bool is_indented_by_tab(std::string_view line) {
    const std::string_view indent = line.substr(0, std::min(line.size(), line.find_first_not_of(" \t")));
    return indent.find('\t') != std::string_view::npos;
}

}  // namespace abroad
