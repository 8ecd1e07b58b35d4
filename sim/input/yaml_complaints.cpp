#include "input/yaml_complaints.hpp"

#include <yaml-cpp/exceptions.h>

#include <array>

namespace abroad {

namespace {

/// The parser's complaint and ours.
struct Translation {
    std::string_view theirs;
    std::string_view ours;
};

const auto& translations() {
    namespace theirs = YAML::ErrorMsg;
    static const std::array table{
        Translation{theirs::TAB_IN_INDENTATION, "a tab in the indentation (indent with spaces)"},
        Translation{theirs::MAP_VALUE,
                    "a ':' where no key can stand (is the indentation right? put a text with ': ' in quotes)"},
        Translation{theirs::MAP_KEY, "a '?' where no key can stand (put the text in quotes)"},
        Translation{theirs::BLOCK_ENTRY, "a '-' where no list item can stand (is the indentation right?)"},
        Translation{theirs::FLOW_END, "a ']' or '}' without its '[' or '{'"},
        Translation{theirs::END_OF_MAP,
                    "here a key is wanted (is the indentation the same as that of the keys above?)"},
        Translation{theirs::END_OF_SEQ, "here a list item with '- ' is wanted (is the indentation the same as above?)"},
        Translation{theirs::END_OF_MAP_FLOW, "a '{' is not closed, or a comma is missing"},
        Translation{theirs::END_OF_SEQ_FLOW, "a '[' is not closed, or a comma is missing"},
        Translation{theirs::EOF_IN_SCALAR, "a quote is not closed before the end of the text"},
        Translation{theirs::DOC_IN_SCALAR, "a quote is not closed before the '---' or '...'"},
        Translation{theirs::UNKNOWN_TOKEN, "a character that cannot stand here (put the text in quotes)"},
        Translation{theirs::CHAR_IN_SCALAR, "a character that no text can have here (put the text in quotes)"},
        Translation{theirs::CHAR_IN_BLOCK, "a text after '|' or '>' begins on the next line"},
        Translation{theirs::ZERO_INDENT_IN_BLOCK, "a text after '|' or '>' needs an indentation of at least 1"},
        Translation{theirs::UNKNOWN_ANCHOR,
                    "anchors (&name) and aliases (*name) are not allowed (write the value out)"},
        Translation{theirs::ALIAS_NOT_FOUND, "a '*' at the start of a text must be in quotes"},
        Translation{theirs::ANCHOR_NOT_FOUND, "a '&' at the start of a text must be in quotes"},
        Translation{theirs::CHAR_IN_ALIAS, "a '*' at the start of a text must be in quotes"},
        Translation{theirs::CHAR_IN_ANCHOR, "a '&' at the start of a text must be in quotes"},
        Translation{theirs::ALIAS_CONTENT, "anchors (&name) and aliases (*name) are not allowed (write the value out)"},
        Translation{theirs::MULTIPLE_ANCHORS,
                    "anchors (&name) and aliases (*name) are not allowed (write the value out)"},
        Translation{theirs::MULTIPLE_TAGS, "tags ('!name') are not allowed (write the bare value)"},
        Translation{theirs::CHAR_IN_TAG_HANDLE, "a '!' at the start of a text must be in quotes"},
        Translation{theirs::TAG_WITH_NO_SUFFIX, "a '!' at the start of a text must be in quotes"},
        Translation{theirs::END_OF_VERBATIM_TAG, "a '!' at the start of a text must be in quotes"},
    };
    return table;
}

}  // namespace

std::string yaml_complaint(std::string_view message) {
    for (const auto& pair : translations())
        if (pair.theirs == message) return std::string(pair.ours);
    if (message.starts_with(YAML::ErrorMsg::INVALID_ESCAPE))
        return "a backslash in double quotes before a letter that it cannot stand before (write '\\\\' or use single "
               "quotes)";
    if (message.starts_with(YAML::ErrorMsg::INVALID_UNICODE) || message.starts_with(YAML::ErrorMsg::INVALID_HEX))
        return "a backslash code in double quotes that stands for no character";
    return "this is no YAML (is the indentation right, is every quote and bracket closed?)";
}

}  // namespace abroad
