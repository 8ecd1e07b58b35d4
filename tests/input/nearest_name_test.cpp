#include "base/nearest_name.hpp"

#include <string>
#include <vector>

#include "helpers/catch.hpp"

using namespace abroad;

TEST_CASE("the edit distance counts letters put in, left out, changed and swapped") {
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("seed", "seed") == 0);
    CHECK(edit_distance("seed", "sed") == 1);
    CHECK(edit_distance("seed", "seeds") == 1);
    CHECK(edit_distance("seed", "feed") == 1);
    CHECK(edit_distance("seed", "sede") == 1);
    CHECK(edit_distance("kitten", "sitting") == 3);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("ca", "abc") == 3);
}

TEST_CASE("the edit distance stops at its limit") {
    CHECK(edit_distance("abcdefgh", "zyxwvuts", 3) == 4);
    CHECK(edit_distance("a", "abcdefgh", 3) == 4);
    CHECK(edit_distance("abc", "abd", 3) == 1);
}

TEST_CASE("the nearest name is found if it is near, and none if nothing is") {
    const std::vector<std::string> names{"entry_cost_keur", "fixed_cost_keur_per_year", "reach"};
    CHECK(nearest_name("entry_cost_kuer", names) == "entry_cost_keur");
    CHECK(nearest_name("entrycost_keur", names) == "entry_cost_keur");
    CHECK(nearest_name("raech", names) == "reach");
    CHECK_FALSE(nearest_name("completely_other", names).has_value());
    CHECK_FALSE(nearest_name("", names).has_value());
    CHECK_FALSE(nearest_name("x", names).has_value());
    CHECK_FALSE(nearest_name(std::string(100'000, 'x'), names).has_value());
}

TEST_CASE("of names equally near the first is told") {
    const std::vector<std::string> names{"gate", "late"};
    CHECK(nearest_name("rate", names) == "gate");
}
