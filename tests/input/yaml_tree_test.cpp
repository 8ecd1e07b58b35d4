#include "input/yaml_tree.hpp"

#include <sys/resource.h>

#include <string>

#include "helpers/catch.hpp"
#include "input/text_guard.hpp"

using namespace abroad;

namespace {

/// Sanitisers keep freed memory, so that what the process holds says nothing.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool memory_is_true = false;
#elif defined(__has_feature)
constexpr bool memory_is_true = !__has_feature(address_sanitizer);
#else
constexpr bool memory_is_true = true;
#endif

struct Parsed {
    YamlNode root;
    std::vector<Problem> problems;
};

Parsed parsed(std::string_view text) {
    ProblemList problems;
    YamlNode root = parse_yaml(text, "t.yaml", 0, YamlRoot::map_only, problems);
    return {std::move(root), problems.in_order({})};
}

std::string first_problem(std::string_view text) {
    const Parsed result = parsed(text);
    return result.problems.empty() ? "accepted" : result.problems[0].text();
}

std::string repeated(std::string_view piece, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += piece;
    return text;
}

std::string many_keys(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "k" + std::to_string(i) + ": 1\n";
    return text;
}

}  // namespace

TEST_CASE("a tree keeps keys, values, order and places") {
    const Parsed result = parsed("a: 1\nlist:\n  - x\n  - {b: 'two', c: }\n");
    REQUIRE(result.problems.empty());
    REQUIRE(result.root.items.size() == 2);
    const YamlNode& list = result.root.items[1];
    CHECK(list.key == "list");
    CHECK(list.key_place.line == 2);
    CHECK(list.items[0].text == "x");
    const YamlNode* b = list.items[1].find("b");
    REQUIRE(b != nullptr);
    CHECK(b->quoted);
    CHECK(b->place.line == 4);
    CHECK(b->place.column == 9);
    CHECK(list.items[1].find("c")->kind == YamlNode::Kind::null);
    CHECK(list.items[1].find("d") == nullptr);
}

TEST_CASE("columns count characters, not bytes") {
    const Parsed result = parsed("{é: ö, b: x}\n");
    CHECK(result.root.find("b")->place.column == 11);
}

TEST_CASE("duplicate keys are found at any depth, with both places") {
    CHECK(first_problem("a: 1\na: 2\n") == "t.yaml:2:1: the key 'a' stands twice (first at 1:1; keep one of them)");
    std::string nested = "x: 1";
    for (int depth = 1; depth < 31; ++depth) {
        INFO(depth);
        CHECK(first_problem("{" + nested + "}") == "accepted");
        CHECK(first_problem("{" + nested + ", x: 2}").find(depth == 1 ? "stands twice" : "accepted") !=
              std::string::npos);
        const std::string doubled = repeated("{y: ", static_cast<std::size_t>(depth)) + "{z: 1, z: 2}" +
                                    repeated("}", static_cast<std::size_t>(depth));
        CHECK(first_problem(doubled).find("the key 'z' stands twice") != std::string::npos);
        nested = "y: {" + nested + "}";
    }
    CHECK(parsed("a: 1\nb: 2\na: 3\nb: 4\na: 5\n").problems.size() == 3);
    CHECK(first_problem("a: 1\n'a': 2\n").find("stands twice") != std::string::npos);
}

TEST_CASE("bombs are refused with the limit in the message, and little memory") {
    CHECK(first_problem("a: " + repeated("[", 100'000)).find("t.yaml:1:5: a key must be a name") == 0);
    CHECK(first_problem("a: " + repeated("[", 400) + repeated("]", 400)).find("at most 32 levels") !=
          std::string::npos);
    CHECK(first_problem("a: " + repeated("{b: ", 100'000)).find("at most 32 levels") != std::string::npos);
    CHECK(first_problem(repeated("- ", 100'000)).find("at most 32 levels") != std::string::npos);
    CHECK(first_problem(many_keys(83'000)).find("too many keys and values (at most 160000") != std::string::npos);
    CHECK(first_problem("a: [" + repeated("1,", 400'000) + "1]").find("too many keys and values") != std::string::npos);
    CHECK(first_problem("a: " + std::string(70'000, 'x')).find("more than 65536 bytes") != std::string::npos);
    CHECK(first_problem("a: " + std::string(largest_yaml_bytes, 'x')).find("at most 1048576 bytes") !=
          std::string::npos);
    CHECK(first_problem(std::string(100'000, '[')).find("t.yaml:1:1: ") == 0);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    if (memory_is_true) CHECK(usage.ru_maxrss < 64 * 1024);
}

TEST_CASE("an alias bomb is refused where its first anchor stands") {
    std::string bomb = "a0: &a0 [x, x]\n";
    for (int i = 1; i < 20; ++i)
        bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" +
                repeated("*a" + std::to_string(i - 1) + ", ", 9) + "x]\n";
    CHECK(first_problem(bomb) ==
          "t.yaml:1:5: anchors (&name) and aliases (*name) are not allowed (write the value out)");
    CHECK(first_problem("a: &a [*a]\n").find("t.yaml:1:4: anchors") == 0);
}

TEST_CASE("many keys within the limit are read and their doubles found") {
    CHECK(first_problem(many_keys(45'000)) == "accepted");
    CHECK(
        first_problem(many_keys(45'000) + "k7: 2\n").find("t.yaml:45001:1: the key 'k7' stands twice (first at 8:1") ==
        0);
}

TEST_CASE("a text that the parser takes for endless documents is refused") {
    CHECK(first_problem(",").find("t.yaml:1:1: ") == 0);
    CHECK(first_problem(", a: 1\n").find("t.yaml:1:1: ") == 0);
}

TEST_CASE("one document with marks round it is allowed, two are not") {
    CHECK(first_problem("---\na: 1\n...\n") == "accepted");
    CHECK(first_problem("a: 1\n---\nb: 2\n").find("t.yaml:2:1: a second document") == 0);
}

TEST_CASE("bytes that are no UTF-8 are refused at their place") {
    CHECK_FALSE(fault_of_text("é€𝄞\n").has_value());
    for (const std::string bytes :
         {"\x80", "\xC3", "\xC3\x28", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF0\x80\x80\xAF",
          "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80", "\xFF", "\xE2\x82"}) {
        const auto fault = fault_of_text("a\né" + bytes);
        REQUIRE(fault.has_value());
        CHECK(fault->line == 2);
        CHECK(fault->column == 2);
    }
    CHECK(fault_of_text(std::string("a\0b", 3)).has_value());
    CHECK(fault_of_text("a\x7F").has_value());
    CHECK(fault_of_text("a\xC2\x85").has_value());
    CHECK(fault_of_text("a\rb").has_value());
    CHECK_FALSE(fault_of_text("a\r\nb\tc").has_value());
}

TEST_CASE("a quote that is not closed is told where it opens") {
    CHECK(first_problem("a: 'it''s'\nb: \"x\\\"y\"\nc: it's\nd: \"abc\ne: 1\n").find("t.yaml:4:4: the quote") == 0);
    CHECK(first_problem("a: [x, 'y]\nb: 1\n").find("t.yaml:1:8: the quote") == 0);
    CHECK(first_problem("a: 'b # c'\nd: x # it's \"fine\n") == "accepted");
}

TEST_CASE("texts of users are shown short and harmless") {
    CHECK(shown("abc") == "'abc'");
    CHECK(shown(std::string(1000, 'x')).size() < 70);
    CHECK(shown("a\x1B[31m\xFF") == "'a?[31m?'");
    CHECK(shortened("é") == "é");
}
