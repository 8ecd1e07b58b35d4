#include "record/digest.hpp"

#include <bit>
#include <cmath>
#include <functional>
#include <limits>
#include <set>
#include <type_traits>

#include "helpers/catch.hpp"
#include "record/document_file.hpp"
#include "sample_document.hpp"

namespace abroad {
namespace {

std::string sample_digest_after(const std::function<void(Document&)>& change) {
    Document document = testing::sample_document();
    change(document);
    return logical_digest(document, "scenario");
}

const std::string unchanged = sample_digest_after([](Document&) {});

/// Flips the lowest bit of one stored value; text gets another letter.
template <class Value>
void flip(Value& value) {
    if constexpr (std::is_same_v<Value, std::string>)
        value += 'x';
    else if constexpr (std::is_same_v<Value, double>)
        value = std::bit_cast<double>(std::bit_cast<std::uint64_t>(value + 1) ^ 1U);
    else if constexpr (std::is_same_v<Value, float>)
        value = std::isnan(value) ? 0.0F : std::bit_cast<float>(std::bit_cast<std::uint32_t>(value) ^ 1U);
    else
        value = static_cast<Value>(value ^ 1);
}

}  // namespace

TEST_CASE("A flip of any stored value changes the digest, each to another") {
    std::set<std::string> digests = {unchanged};
    std::size_t flips = 0;
    const Document sample = testing::sample_document();
    for (std::size_t group = 0; group < sample.groups.size(); ++group)
        for (std::size_t variable = 0; variable < sample.groups[group].variables.size(); ++variable)
            for (std::size_t at = 0; at < sample.groups[group].variables[variable].size(); ++at) {
                digests.insert(sample_digest_after([&](Document& d) {
                    std::visit([&](auto& values) { flip(values[at]); }, d.groups[group].variables[variable].data);
                }));
                ++flips;
            }
    CHECK(flips == 50);
    CHECK(digests.size() == flips + 1);
}

TEST_CASE("A change of name, unit, type, shape, label or meaning changes the digest") {
    std::set<std::string> digests = {unchanged};
    digests.insert(sample_digest_after([](Document& d) { d.groups[0].path = "countries"; }));
    digests.insert(sample_digest_after([](Document& d) { d.groups[0].variables[1].name = "living"; }));
    digests.insert(sample_digest_after([](Document& d) { d.groups[0].variables[1].unit = "thousand firms"; }));
    digests.insert(sample_digest_after(
        [](Document& d) { std::swap(d.groups[0].variables[1].axes[0], d.groups[0].variables[1].axes[1]); }));
    digests.insert(
        sample_digest_after([](Document& d) { d.groups[0].variables[3].data = std::vector<std::int32_t>{78}; }));
    digests.insert(sample_digest_after([](Document& d) { std::get<0>(d.groups[0].axes[0].labels)[0] = "Spain"; }));
    digests.insert(sample_digest_after([](Document& d) { d.groups[0].axes[1].unit = "years"; }));
    digests.insert(sample_digest_after([](Document& d) { d.groups[0].attributes["note"] = std::string("other"); }));
    digests.insert(sample_digest_after([](Document& d) { d.groups[1].variables[0].flag_meanings[1] = "exit"; }));
    digests.insert(sample_digest_after([](Document& d) { d.groups[1].axes[0].labels = RowCount{6}; }));
    digests.insert(sample_digest_after([](Document& d) { d.groups.pop_back(); }));
    digests.insert(logical_digest(testing::sample_document(), "another scenario"));
    CHECK(digests.size() == 13);
}

TEST_CASE("Order of groups and variables, root attributes and explaining text do not change the digest") {
    CHECK(sample_digest_after([](Document& d) { std::swap(d.groups[0], d.groups[1]); }) == unchanged);
    CHECK(sample_digest_after([](Document& d) { std::swap(d.groups[0].axes[0], d.groups[0].axes[1]); }) == unchanged);
    CHECK(sample_digest_after([](Document& d) { std::swap(d.groups[0].variables[0], d.groups[0].variables[1]); }) ==
          unchanged);
    CHECK(sample_digest_after([](Document& d) { d.groups[0].variables[0].long_name = "in other words"; }) == unchanged);
    CHECK(sample_digest_after([](Document& d) { d.attributes["threads"] = std::int64_t{16}; }) == unchanged);
}

TEST_CASE("Minus zero counts as zero and every NaN as the same NaN") {
    const auto with = [](double zero, float nan) {
        return sample_digest_after([&](Document& d) {
            std::get<std::vector<double>>(d.groups[0].variables[0].data)[10] = zero;
            std::get<std::vector<float>>(d.groups[0].variables[2].data)[1] = nan;
        });
    };
    CHECK(with(-0.0, -std::numeric_limits<float>::quiet_NaN()) == unchanged);
    CHECK(with(0.0, std::bit_cast<float>(0x7fc12345U)) == unchanged);
    CHECK(with(std::numeric_limits<double>::denorm_min(), std::numeric_limits<float>::quiet_NaN()) != unchanged);
}

TEST_CASE("The digest of what was read back is the digest of what was written") {
    const Document document = testing::sample_document();
    CHECK(logical_digest(document_in(image_of(document), "file"), "scenario") == unchanged);
}

}  // namespace abroad
