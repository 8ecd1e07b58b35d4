// The list of purposes. That a duplicate does not compile is shown by purpose_mistakes.cmake.
#include "random/purpose.hpp"

#include "helpers/catch.hpp"

using abroad::NamedCode;
using abroad::Purpose;

TEST_CASE("purposes keep the numbers that earlier results were drawn with") {
    CHECK(static_cast<int>(Purpose::fitness) == 1);
    CHECK(static_cast<int>(Purpose::attention) == 3);
    CHECK(static_cast<int>(Purpose::candidate) == 22);
    CHECK(static_cast<int>(Purpose::awareness) == 47);
    CHECK(static_cast<int>(Purpose::world_of_seats) == 60);
    int expected = 0;
    for (const NamedCode<Purpose>& named : abroad::NamesOf<Purpose>::values)
        CHECK(static_cast<int>(named.code) == ++expected);
}

TEST_CASE("purposes are found by their names and know their width") {
    CHECK(abroad::name_of(Purpose::market_choice) == "market choice");
    CHECK(abroad::code_of<Purpose>("stage quality") == Purpose::stage_quality);
    CHECK_FALSE(abroad::is_double_width(Purpose::attention));
    CHECK(abroad::is_double_width(Purpose::founding));
    CHECK(abroad::is_double_width(Purpose::target_noise));
    CHECK_FALSE(abroad::find_width(static_cast<Purpose>(0)).has_value());
    CHECK_FALSE(abroad::find_width(static_cast<Purpose>(61)).has_value());
}

TEST_CASE("the check of the list sees a name or number used twice") {
    using Names = std::span<const NamedCode<Purpose>>;
    static constexpr auto twice_named = [] {
        auto names = abroad::NamesOf<Purpose>::values;
        names[1].name = names[0].name;
        return names;
    }();
    static constexpr auto twice_numbered = [] {
        auto names = abroad::NamesOf<Purpose>::values;
        names[1].code = names[0].code;
        return names;
    }();
    static_assert(abroad::purposes_are_distinct(Names(abroad::NamesOf<Purpose>::values)));
    static_assert(!abroad::purposes_are_distinct(Names(twice_named)));
    static_assert(!abroad::purposes_are_distinct(Names(twice_numbered)));
    CHECK(twice_named.size() == twice_numbered.size());
}
