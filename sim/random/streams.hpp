// Draws: every random number is a pure function of (seed, replication; purpose, who, with whom, step, index). The
// fields stand side by side in key and counter of Philox, so two different draws never share a counter and nothing is
// hashed or added; scenario, policy, thread and time are in neither, so a run with a policy and its twin without it
// meet the same luck (MODEL section 2, Draws). What is made of a uniform number is in draws.hpp.
//
//   key[1], key[0]   seed 48 | replication 16                     upper, lower 32 bits
//   counter[3]       seat 32                                       of a firm, or the number of another agent
//   counter[2]       generation 12 | step 12 | purpose 8
//   counter[1]       partner's seat 32
//   counter[0]       partner's generation 12 | sub-index 20
#pragma once

#include <bit>
#include <cassert>
#include <cstdint>
#include <span>

#include "base/ids.hpp"
#include "random/philox.hpp"
#include "random/purpose.hpp"

namespace abroad {

/// What fits into the fields. A scenario that could exceed one of these is refused before it runs.
inline constexpr std::uint64_t largest_seed = (std::uint64_t{1} << 48) - 1;
inline constexpr std::uint32_t largest_replication = (1U << 16) - 1;
inline constexpr std::uint32_t largest_step = (1U << 12) - 1;
inline constexpr std::uint32_t largest_generation = (1U << 12) - 1;
inline constexpr std::uint32_t largest_index = (1U << 20) - 1;

/// The key of all draws of one replication of a run.
struct DrawKey {
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    constexpr bool operator==(const DrawKey&) const = default;
};

/// Key of a seed and a replication (from 0). Throws InternalError if one is too large for its field.
DrawKey draw_key(std::uint64_t seed, std::uint32_t replication);

/// What one draw is for. An agent that is no firm is {its number, 0}; without a partner `with` stays {0, 0}. Some
/// purposes put an opinion window, a year or a starting step in place of the step, and a market, cluster or budget line
/// into the index (the table of MODEL section 2).
struct Draw {
    Purpose purpose;
    FirmId who;
    std::uint32_t step = 0;
    FirmId with{};
    std::uint32_t index = 0;
};

/// Throws InternalError naming the field that does not fit or a purpose that is not listed.
void check_draw_ranges(const Draw& draw);

constexpr std::uint32_t counter_word_2(Purpose purpose, std::uint32_t generation, std::uint32_t step) {
    return (generation << 20) | (step << 8) | static_cast<std::uint32_t>(purpose);
}

constexpr std::uint32_t counter_word_0(std::uint32_t partner_generation, std::uint32_t index) {
    return (partner_generation << 20) | index;
}

constexpr PhiloxCounter counter_of(const Draw& draw) {
    assert(draw.step <= largest_step && draw.index <= largest_index);
    assert(draw.who.generation <= largest_generation && draw.with.generation <= largest_generation);
    return {counter_word_0(draw.with.generation, draw.index), draw.with.seat,
            counter_word_2(draw.purpose, draw.who.generation, draw.step), draw.who.seat};
}

constexpr PhiloxBlock block_of(DrawKey key, const Draw& draw) {
    return philox_block(counter_of(draw), {key.low, key.high});
}

/// The bits of 1, and what lies between 1 + k steps and the middle of step k: integers become uniforms without a
/// conversion, and exactly.
inline constexpr std::uint32_t unit_float_exponent = 0x3F80'0000U;
inline constexpr std::uint64_t unit_double_exponent = 0x3FF0'0000'0000'0000U;
inline constexpr float unit_float_offset = 1.0F - 0x1p-24F;
inline constexpr double unit_double_offset = 1.0 - 0x1p-53;

/// ((word >> 9) + 1/2) * 2^-23: in (0, 1), never 0 or 1, exact.
constexpr float unit_float(std::uint32_t word) {
    return std::bit_cast<float>(unit_float_exponent | (word >> 9)) - unit_float_offset;
}

/// ((w >> 12) + 1/2) * 2^-52 with w = word_0 * 2^32 + word_1: in (0, 1), never 0 or 1, exact.
constexpr double unit_double(std::uint32_t word_0, std::uint32_t word_1) {
    const std::uint64_t word = (std::uint64_t{word_0} << 32) | word_1;
    return std::bit_cast<double>(unit_double_exponent | (word >> 12)) - unit_double_offset;
}

/// Uniform of a purpose of single width.
constexpr float uniform_float(DrawKey key, const Draw& draw) {
    assert(!is_double_width(draw.purpose));
    return unit_float(block_of(key, draw)[0]);
}

/// Uniform of a purpose of double width.
constexpr double uniform_double(DrawKey key, const Draw& draw) {
    assert(is_double_width(draw.purpose));
    const PhiloxBlock block = block_of(key, draw);
    return unit_double(block[0], block[1]);
}

/// Uniform of any purpose, of the width that the purpose has.
constexpr double uniform(DrawKey key, const Draw& draw) {
    const PhiloxBlock block = block_of(key, draw);
    return is_double_width(draw.purpose) ? unit_double(block[0], block[1]) : double{unit_float(block[0])};
}

/// Many draws of one purpose and step, one a firm. seats and generations are columns of equal length; indices and
/// partners are either empty (0 for all, nobody) or as long.
struct DrawBatch {
    Purpose purpose;
    std::uint32_t step = 0;
    std::span<const std::uint32_t> seats;
    std::span<const std::uint16_t> generations;
    std::span<const std::uint32_t> indices{};
    std::span<const FirmId> with{};
};

/// out[i] = the single draw of firm i, bit for bit, at a fifth of its cost or less. Throws InternalError if the lengths
/// differ, the step is too large or the purpose has the other width; the columns are checked in debug builds only.
void uniform_floats(DrawKey key, const DrawBatch& batch, std::span<float> out);
void uniform_doubles(DrawKey key, const DrawBatch& batch, std::span<double> out);

inline void uniform_floats(DrawKey key, Purpose purpose, std::uint32_t step, std::span<const std::uint32_t> seats,
                           std::span<const std::uint16_t> generations, std::span<float> out) {
    uniform_floats(key, {purpose, step, seats, generations}, out);
}

inline void uniform_floats(DrawKey key, Purpose purpose, std::uint32_t step, std::span<const std::uint32_t> seats,
                           std::span<const std::uint16_t> generations, std::span<const std::uint32_t> indices,
                           std::span<float> out) {
    uniform_floats(key, {purpose, step, seats, generations, indices}, out);
}

}  // namespace abroad
