#include "record/document.hpp"

#include <functional>
#include <limits>

#include "base/problems.hpp"
#include "helpers/catch.hpp"
#include "sample_document.hpp"

namespace abroad {
namespace {

/// The message about the sample document after one change, empty if it is still accepted.
std::string message_after(const std::function<void(Document&)>& change) {
    Document document = testing::sample_document();
    change(document);
    try {
        check_document(document);
    } catch (const InternalError& error) {
        return error.what();
    }
    return "";
}

Variable& share(Document& document) {
    return document.groups[0].variables[0];
}

Axis& country(Document& document) {
    return document.groups[0].axes[0];
}

bool refuses(const std::function<void(Document&)>& change, const std::string& words) {
    const std::string message = message_after(change);
    INFO(message);
    return message.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("The sample document is accepted") {
    CHECK(message_after([](Document&) {}).empty());
}

TEST_CASE("A variable or axis without unit or meaning is refused") {
    CHECK(refuses([](Document& d) { share(d).unit.clear(); }, "country/export_share: has no unit"));
    CHECK(refuses([](Document& d) { share(d).long_name.clear(); }, "country/export_share: has no long_name"));
    CHECK(refuses([](Document& d) { country(d).unit.clear(); }, "country/country: has no unit"));
    CHECK(refuses([](Document& d) { country(d).long_name.clear(); }, "country/country: has no long_name"));
}

TEST_CASE("Units that a reader would turn into dates or durations are refused") {
    CHECK(refuses([](Document& d) { share(d).unit = "days"; }, "\"days\""));
    CHECK(refuses([](Document& d) { share(d).unit = "quarters since 2013-01-01"; }, "since"));
    CHECK(message_after([](Document& d) { share(d).unit = "quarters"; }).empty());
}

TEST_CASE("A shape that does not match the axes is refused") {
    CHECK(refuses([](Document& d) { std::get<std::vector<double>>(share(d).data).pop_back(); }, "has 11 values"));
    CHECK(refuses([](Document& d) { share(d).axes[0] = "sector"; }, "which the group does not have"));
    CHECK(refuses([](Document& d) { share(d).axes[0] = "period"; }, "lies over axis \"period\" twice"));
    CHECK(refuses([](Document& d) { d.groups[1].axes[0].labels = RowCount{-1}; }, "negative"));
}

TEST_CASE("Names that are not lower_case words, or stand twice, are refused") {
    CHECK(refuses([](Document& d) { share(d).name = "Export share"; }, "\"Export share\""));
    CHECK(refuses([](Document& d) { share(d).name = "firms"; }, "\"firms\" stands twice"));
    CHECK(refuses([](Document& d) { share(d).name = "country"; }, "\"country\" stands twice"));
    CHECK(refuses([](Document& d) { d.groups[0].path = "country/"; }, "path"));
    CHECK(refuses([](Document& d) { d.groups[1].path = "country"; }, "stands twice"));
    CHECK(refuses([](Document& d) { d.groups[1].path = "country/firms"; }, "country/firms"));
    CHECK(refuses([](Document& d) { d.attributes["a b"] = 1.0; }, "\"a b\""));
}

TEST_CASE("A label that stands twice on an axis is refused") {
    CHECK(refuses([](Document& d) { std::get<std::vector<std::string>>(country(d).labels)[1] = "Norge"; }, "twice"));
    CHECK(refuses([](Document& d) { std::get<std::vector<std::int64_t>>(d.groups[0].axes[1].labels)[1] = 160; },
                  "twice"));
    CHECK(refuses([](Document& d) { std::get<std::vector<double>>(d.groups[2].axes[0].labels)[1] = 0.5; }, "twice"));
}

TEST_CASE("NaN is refused unless the variable says that values may be missing") {
    const auto nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(refuses([&](Document& d) { std::get<std::vector<double>>(share(d).data)[3] = nan; }, "holds NaN"));
    CHECK(refuses([](Document& d) { d.groups[0].variables[2].missing = Missing::forbidden; }, "holds NaN"));
    CHECK(refuses([](Document& d) { d.groups[0].variables[1].missing = Missing::allowed; }, "only real numbers"));
    CHECK(refuses([&](Document& d) { d.groups[0].attributes["weight"] = nan; }, "NaN"));
    CHECK(refuses([&](Document& d) { std::get<std::vector<double>>(d.groups[2].axes[0].labels)[1] = nan; }, "NaN"));
}

TEST_CASE("A flag without a meaning is refused") {
    CHECK(refuses([](Document& d) { std::get<std::vector<std::int8_t>>(d.groups[1].variables[0].data)[0] = 2; },
                  "flag without meaning"));
    CHECK(refuses([](Document& d) { std::get<std::vector<std::int8_t>>(d.groups[1].variables[0].data)[0] = -1; },
                  "flag without meaning"));
    CHECK(refuses([](Document& d) { share(d).flag_meanings = {"low", "high"}; }, "no whole numbers"));
    CHECK(refuses([](Document& d) { d.groups[1].variables[0].flag_meanings[1] = "two words"; }, "\"two words\""));
    CHECK(refuses([](Document& d) { d.groups[1].variables[0].flag_meanings[1] = "entry"; }, "twice"));
}

TEST_CASE("A group that holds nothing is refused") {
    CHECK(refuses([](Document& d) { d.groups.push_back({"empty", {}, {}, {}}); }, "holds nothing"));
}

TEST_CASE("Text that is not UTF-8 or has a null character is told from text that is") {
    CHECK(is_plain_utf8(""));
    CHECK(is_plain_utf8("Süd, Øst, 韓国, \U0001F30D"));
    CHECK_FALSE(is_plain_utf8(std::string("a\0b", 3)));
    CHECK_FALSE(is_plain_utf8("\xff"));
    CHECK_FALSE(
        is_plain_utf8("S\xfc"
                      "d"));
    CHECK_FALSE(is_plain_utf8("\xc0\xaf"));          // overlong
    CHECK_FALSE(is_plain_utf8("\xe0\x80\xaf"));      // overlong
    CHECK_FALSE(is_plain_utf8("\xed\xa0\x80"));      // half a surrogate pair
    CHECK_FALSE(is_plain_utf8("\xf4\x90\x80\x80"));  // beyond the last character
    CHECK_FALSE(is_plain_utf8("\xe2\x82"));          // cut short
    CHECK(refuses(
        [](Document& d) {
            share(d).long_name =
                "S\xfc"
                "d";
        },
        "UTF-8"));
    CHECK(refuses([](Document& d) { std::get<std::vector<std::string>>(country(d).labels)[1] = "\xff"; }, "UTF-8"));
}

}  // namespace abroad
