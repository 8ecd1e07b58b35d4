// Philox4x32-10, the counter-based generator behind every draw: a pure function from a counter of 128 bits and a key of
// 64 bits to 128 random bits (Salmon, Moraes, Dror, Shaw: Parallel random numbers, SC 2011; also in C++26 and in
// Random123, whose published answers the tests hold it to). Here is the block function alone: what stands in counter
// and key is in streams.hpp, the form for many blocks at once in streams.cpp.
#pragma once

#include <array>
#include <cstdint>

namespace abroad {

using PhiloxCounter = std::array<std::uint32_t, 4>;
using PhiloxKey = std::array<std::uint32_t, 2>;
using PhiloxBlock = std::array<std::uint32_t, 4>;

inline constexpr int philox_rounds = 10;
inline constexpr std::uint64_t philox_multiplier_0 = 0xD2511F53U;
inline constexpr std::uint64_t philox_multiplier_1 = 0xCD9E8D57U;
inline constexpr std::uint32_t philox_key_step_0 = 0x9E3779B9U;
inline constexpr std::uint32_t philox_key_step_1 = 0xBB67AE85U;

/// The block of four random words that belongs to this counter and key.
constexpr PhiloxBlock philox_block(PhiloxCounter counter, PhiloxKey key) {
    for (int round = 0; round < philox_rounds; ++round) {
        const std::uint64_t product_0 = philox_multiplier_0 * counter[0];
        const std::uint64_t product_1 = philox_multiplier_1 * counter[2];
        counter = {
            static_cast<std::uint32_t>(product_1 >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(product_1),
            static_cast<std::uint32_t>(product_0 >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(product_0)};
        key[0] += philox_key_step_0;
        key[1] += philox_key_step_1;
    }
    return counter;
}

}  // namespace abroad
