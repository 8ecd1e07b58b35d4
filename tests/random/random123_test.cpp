// The block function against Random123, the library of those who invented it. Built where it is installed.
#include <Random123/philox.h>

#include <random>

#include "helpers/catch.hpp"
#include "random/philox.hpp"

TEST_CASE("Philox4x32-10 equals Random123's") {
    std::mt19937 numbers(11);
    const auto word = [&numbers] { return static_cast<std::uint32_t>(numbers()); };
    r123::Philox4x32 generator;
    for (int i = 0; i < 2'000; ++i) {
        const abroad::PhiloxCounter counter{word(), word(), word(), word()};
        const abroad::PhiloxKey key{word(), word()};
        const auto block = generator({{counter[0], counter[1], counter[2], counter[3]}}, {{key[0], key[1]}});
        REQUIRE(abroad::philox_block(counter, key) == abroad::PhiloxBlock{block[0], block[1], block[2], block[3]});
    }
}
