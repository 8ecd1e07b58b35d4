// The block function against published answers: those of Random123 and the 10,000th value that C++26 fixes.
#include "random/philox.hpp"

#include "helpers/catch.hpp"

using abroad::philox_block;
using abroad::PhiloxBlock;

TEST_CASE("Philox4x32-10 gives the published answers") {
    static_assert(philox_block({0, 0, 0, 0}, {0, 0}) == PhiloxBlock{0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8});
    constexpr std::uint32_t ones = 0xFFFFFFFF;
    CHECK(philox_block({ones, ones, ones, ones}, {ones, ones}) ==
          PhiloxBlock{0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD});
    CHECK(philox_block({0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344}, {0xA4093822, 0x299F31D0}) ==
          PhiloxBlock{0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1});
}

TEST_CASE("the 10,000th word of key 20111115 is the one that C++26 fixes") {
    constexpr std::uint32_t words_before = 9'999;
    CHECK(philox_block({words_before / 4, 0, 0, 0}, {20111115, 0})[words_before % 4] == 1955073260);
}

TEST_CASE("every bit of counter and key changes the block") {
    const PhiloxBlock plain = philox_block({1, 2, 3, 4}, {5, 6});
    for (std::size_t bit = 0; bit < 192; ++bit) {
        abroad::PhiloxCounter counter{1, 2, 3, 4};
        abroad::PhiloxKey key{5, 6};
        (bit < 128 ? counter[bit / 32] : key[bit / 32 - 4]) ^= 1U << (bit % 32);
        CHECK(philox_block(counter, key) != plain);
    }
}
