#include "scenario/numbering.hpp"

#include "helpers/catch.hpp"
#include "scenario/scenario.hpp"

namespace abroad {

TEST_CASE("a number that is left out is the lowest free one, given in bytewise order of names") {
    using Given = std::vector<std::optional<int>>;
    CHECK(numbers_of({"b", "a", "c"}, Given(3)) == std::vector<std::uint32_t>{1, 0, 2});
    CHECK(numbers_of({"b", "a", "c"}, {std::nullopt, std::nullopt, 0}) == std::vector<std::uint32_t>{2, 1, 0});
    CHECK(numbers_of({"x", "B", "a"}, {1, std::nullopt, std::nullopt}) == std::vector<std::uint32_t>{1, 0, 2});
    CHECK(numbers_of({"x", "y", "z"}, {5, 0, std::nullopt}) == std::vector<std::uint32_t>{5, 0, 1});
    CHECK(numbers_of({}, {}).empty());
}

TEST_CASE("bytewise order puts capitals before small letters and letters beyond ASCII last") {
    using Given = std::vector<std::optional<int>>;
    CHECK(numbers_of({"\xc3\x96resund", "Zagreb", "aarhus"}, Given(3)) == std::vector<std::uint32_t>{2, 0, 1});
    CHECK(numbers_of({"ab", "a", "a b"}, Given(3)) == std::vector<std::uint32_t>{2, 0, 1});
}

TEST_CASE("a thing with a number of its own leaves the numbers of the others alone") {
    using Given = std::vector<std::optional<int>>;
    const auto before = numbers_of({"p", "q"}, Given(2));
    const auto after = numbers_of({"a", "p", "q"}, {9, std::nullopt, std::nullopt});
    CHECK(after[1] == before[0]);
    CHECK(after[2] == before[1]);
}

TEST_CASE("things stand in the order of their numbers, whatever the order of the list") {
    std::vector<ClusterData> clusters(3);
    clusters[0].name = "late";
    clusters[0].number = 9;
    clusters[1].name = "free";
    clusters[2].name = "early";
    clusters[2].number = 0;
    const auto order = by_number(clusters);
    REQUIRE(order.size() == 3);
    CHECK(order[0].place == 2);
    CHECK(order[1].place == 1);
    CHECK(order[1].number == 1);
    CHECK(order[2].place == 0);
}

}  // namespace abroad
