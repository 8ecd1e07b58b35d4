// The lines of a text that is being parsed: places in characters for messages, and a look at the raw text round a
// fault, for quotes that do not close and tabs that indent. The parser's columns count bytes; ours count characters, as
// editors do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "input/yaml_tree.hpp"

namespace abroad {

class TextLines {
 public:
    explicit TextLines(std::string_view text);

    std::size_t count() const { return starts_.size(); }

    /// The text from a place on, not ending with the line. Row and byte in the row count from 0.
    std::string_view from(int row, int byte) const { return text_.substr(offset_of(row, byte)); }

    std::string_view line(std::size_t row) const;

    /// Quick for places that come nearly in order: a long line is walked once.
    Place place_of(int row, int byte, std::uint32_t file);

 private:
    std::size_t row_of(int row) const;
    std::size_t offset_of(int row, int byte) const;

    std::string_view text_;
    std::vector<std::size_t> starts_;
    /// Where the last count of characters stopped.
    std::size_t counted_row_ = 0;
    std::size_t counted_offset_ = 0;
    std::uint32_t column_ = 1;
};

/// True if a text begins with a quote that does not close on its line.
bool begins_open_quote(std::string_view rest);

/// The first quote of the text that does not close on its line; line 0 if there is none.
Place first_open_quote(const TextLines& lines, std::uint32_t file);

/// True if a tab stands before the first other character of a line.
bool is_indented_by_tab(std::string_view line);

}  // namespace abroad
