#include "input/scalars.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>

#include "helpers/catch.hpp"
#include "input/problem_list.hpp"

using namespace abroad;

namespace {

/// The node that a YAML text gives as a value.
YamlNode node_of(std::string_view text) {
    ProblemList problems;
    YamlNode node = parse_yaml(text, "t", 0, YamlRoot::any, problems);
    INFO(text);
    REQUIRE(problems.empty());
    return node;
}

template <class T>
bool is_refused(const std::variant<T, Refusal>& read) {
    return std::holds_alternative<Refusal>(read);
}

constexpr std::array<std::string_view, 61> no_numbers{
    "010",    "00",    "-01",   "0x10", "0X10", "0b11",   "0o17",  "1_000",      "1,5", "1,000", ".inf",
    "-.inf",  "+.inf", ".Inf",  ".INF", ".nan", ".NaN",   ".NAN",  "inf",        "nan", "NaN",   "Infinity",
    "-inf",   "+5",    ".5",    "5.",   "-.5",  "-",      "+",     "1e",         "1e+", "e5",    "1.e5",
    "1.2.3",  "1 2",   "5abc",  "abc",  "5%",   "5 kEUR", "12:30", "2013-01-01", "1/2", "1'000", "true",
    "false",  "yes",   "no",    "on",   "off",  "y",      "n",     "--5",        "5-",  "1e400", "-1e400",
    "1e-400", "'5'",   "\"5\"", "0x",   "1d5",  "１２"};

constexpr std::array<std::string_view, 16> numbers{"0",
                                                   "-0",
                                                   "7",
                                                   "-7",
                                                   "10",
                                                   "0.5",
                                                   "-0.5",
                                                   "1e3",
                                                   "1E3",
                                                   "1e+3",
                                                   "1.5e-3",
                                                   "0e0",
                                                   "123456789012345678901234567890",
                                                   "0.10",
                                                   "4.9406564584124654e-324",
                                                   "1.7976931348623157e308"};
constexpr std::array<std::string_view, 8> whole_numbers{
    "0", "-0", "7", "-7", "10", "9223372036854775807", "-9223372036854775808", "281474976710655"};
constexpr std::array<std::string_view, 8> no_whole_numbers{
    "1.0", "1e3", "0.5", "9223372036854775808", "-9223372036854775809", "99999999999999999999", "1.", "1E0"};
constexpr std::array<std::string_view, 20> no_flags{"yes",    "no",        "on",   "off",   "y",     "n",   "Y",
                                                    "N",      "True",      "TRUE", "False", "FALSE", "1",   "0",
                                                    "'true'", "\"false\"", "t",    "f",     "truee", "wahr"};

}  // namespace

TEST_CASE("what only looks like a number is refused as a number and as a whole number") {
    for (const auto text : no_numbers) {
        INFO(text);
        CHECK(is_refused(number_from(node_of(text))));
        CHECK(is_refused(whole_number_from(node_of(text))));
    }
}

TEST_CASE("what JSON calls a number is one") {
    for (const auto text : numbers) {
        INFO(text);
        CHECK_FALSE(is_refused(number_from(node_of(text))));
    }
    CHECK(std::get<double>(number_from(node_of("1.5e-3"))) == 1.5e-3);
    CHECK(std::get<double>(number_from(node_of("4.9406564584124654e-324"))) ==
          std::numeric_limits<double>::denorm_min());
    CHECK(std::signbit(std::get<double>(number_from(node_of("-0")))) == false);
}

TEST_CASE("a whole number has neither point nor exponent and fits 64 bits") {
    for (const auto text : whole_numbers) {
        INFO(text);
        CHECK_FALSE(is_refused(whole_number_from(node_of(text))));
    }
    for (const auto text : no_whole_numbers) {
        INFO(text);
        CHECK(is_refused(whole_number_from(node_of(text))));
    }
    CHECK(std::get<std::int64_t>(whole_number_from(node_of("-9223372036854775808"))) ==
          std::numeric_limits<std::int64_t>::min());
}

TEST_CASE("a flag is true or false and nothing else") {
    CHECK(std::get<bool>(flag_from(node_of("true"))));
    CHECK_FALSE(std::get<bool>(flag_from(node_of("false"))));
    for (const auto text : no_flags) {
        INFO(text);
        CHECK(is_refused(flag_from(node_of(text))));
    }
}

TEST_CASE("nothing, a list and a map are no single values") {
    for (const auto text : {"~", "null", "Null", "NULL", "", "[1]", "[]", "{a: 1}", "{}"}) {
        INFO(text);
        const YamlNode node = node_of(text);
        CHECK(is_refused(number_from(node)));
        CHECK(is_refused(whole_number_from(node)));
        CHECK(is_refused(flag_from(node)));
        CHECK(is_refused(text_from(node)));
    }
    CHECK(is_refused(text_from(node_of("''"))));
    CHECK(is_refused(text_from(node_of("'  '"))));
    CHECK(std::get<std::string>(text_from(node_of("12"))) == "12");
}

TEST_CASE("a refusal says what to write instead") {
    const auto advice = [](std::string_view text) { return std::get<Refusal>(number_from(node_of(text))).advice; };
    CHECK(advice("010") == "write it without leading zeros");
    CHECK(advice("0x10") == "write it in decimal digits");
    CHECK(advice("1_000") == "write the digits without underscores");
    CHECK(advice("1,5") == "write a decimal point and no commas");
    CHECK(advice(".inf") == "only finite numbers are allowed");
    CHECK(advice("'5'") == "take the quotes away");
    CHECK(advice("5%") == "write a share as a number, 0.05 for 5 %");
    CHECK(std::get<Refusal>(whole_number_from(node_of("1e3"))).advice == "write it without point and exponent");
    CHECK(std::get<Refusal>(flag_from(node_of("on"))).advice == "write true");
}
