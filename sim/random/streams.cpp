#include "random/streams.hpp"

#include <fmt/format.h>
#include <immintrin.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "base/problems.hpp"

namespace abroad {

namespace {

/// Draws made together: as many 32-bit words as a register of AVX2 holds.
constexpr std::size_t chunk_size = 8;

__m256i load(const std::uint32_t* words) {
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(words));
}

__m256i load_widened(const std::uint16_t* numbers) {
    return _mm256_cvtepu16_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(numbers)));
}

__m256i same_word(std::uint32_t word) {
    return _mm256_set1_epi32(static_cast<int>(word));
}

/// Eight words, spread over two registers of 64-bit lanes so that each can be multiplied to 64 bits. The upper half of
/// a lane means nothing: the multiplication does not read it.
struct Lanes {
    __m256i even;
    __m256i odd;
};

Lanes spread(__m256i words) {
    return {words, _mm256_srli_epi64(words, 32)};
}

__m256i high_half(__m256i product) {
    return _mm256_srli_epi64(product, 32);
}

__m256i xor_three(__m256i a, __m256i b, __m256i c) {
    return _mm256_xor_si256(_mm256_xor_si256(a, b), c);
}

/// One round of philox_block on the even or the odd lanes.
struct HalfRound {
    __m256i key_0;
    __m256i key_1;
    void apply(__m256i& word_0, __m256i& word_1, __m256i& word_2, __m256i& word_3) const {
        const __m256i product_0 = _mm256_mul_epu32(word_0, _mm256_set1_epi64x(philox_multiplier_0));
        const __m256i product_1 = _mm256_mul_epu32(word_2, _mm256_set1_epi64x(philox_multiplier_1));
        word_0 = xor_three(high_half(product_1), word_1, key_0);
        word_1 = product_1;
        word_2 = xor_three(high_half(product_0), word_3, key_1);
        word_3 = product_0;
    }
};

/// The keys of the ten rounds, made once a batch.
using KeySchedule = std::array<HalfRound, philox_rounds>;

KeySchedule key_schedule(DrawKey key) {
    KeySchedule schedule;
    for (HalfRound& round : schedule) {
        round = {_mm256_set1_epi64x(key.low), _mm256_set1_epi64x(key.high)};
        key.low += philox_key_step_0;
        key.high += philox_key_step_1;
    }
    return schedule;
}

/// The ids of eight partners. An id is a seat of 32 bits, a generation of 16 and 16 bits of no meaning.
struct Partners {
    __m256i seats;
    __m256i generations;
};

Partners load_partners(const FirmId* ids) {
    static_assert(sizeof(FirmId) == 8 && offsetof(FirmId, generation) == 4);
    const __m256 first_four = _mm256_loadu_ps(reinterpret_cast<const float*>(ids));
    const __m256 last_four = _mm256_loadu_ps(reinterpret_cast<const float*>(ids + 4));
    const __m256i seats = _mm256_castps_si256(_mm256_shuffle_ps(first_four, last_four, 0b10001000));
    const __m256i rest = _mm256_castps_si256(_mm256_shuffle_ps(first_four, last_four, 0b11011101));
    // The shuffles work within halves of the register: put the quarters back into order.
    return {_mm256_permute4x64_epi64(seats, 0b11011000),
            _mm256_and_si256(_mm256_permute4x64_epi64(rest, 0b11011000), same_word(0xFFFFU))};
}

/// The counters of eight draws.
struct ChunkCounters {
    __m256i word_0;
    __m256i word_1;
    __m256i word_2;
    __m256i word_3;
};

ChunkCounters counters_from(const DrawBatch& batch, std::size_t first) {
    const __m256i generations = _mm256_slli_epi32(load_widened(&batch.generations[first]), 20);
    ChunkCounters counters{_mm256_setzero_si256(), _mm256_setzero_si256(),
                           _mm256_or_si256(generations, same_word(counter_word_2(batch.purpose, 0, batch.step))),
                           load(&batch.seats[first])};
    if (!batch.indices.empty()) counters.word_0 = load(&batch.indices[first]);
    if (batch.with.empty()) return counters;
    const Partners partners = load_partners(&batch.with[first]);
    counters.word_1 = partners.seats;
    counters.word_0 = _mm256_or_si256(counters.word_0, _mm256_slli_epi32(partners.generations, 20));
    return counters;
}

/// The first two words of eight blocks.
struct FirstWords {
    Lanes word_0;
    Lanes word_1;
};

FirstWords first_words(const KeySchedule& schedule, const ChunkCounters& counters) {
    Lanes w0 = spread(counters.word_0);
    Lanes w1 = spread(counters.word_1);
    Lanes w2 = spread(counters.word_2);
    Lanes w3 = spread(counters.word_3);
#pragma GCC unroll 10
    for (const HalfRound& round : schedule) {
        round.apply(w0.even, w1.even, w2.even, w3.even);
        round.apply(w0.odd, w1.odd, w2.odd, w3.odd);
    }
    return {w0, w1};
}

/// unit_float of eight words.
void store_uniforms(const FirstWords& words, float* out) {
    const __m256i word = _mm256_blend_epi32(words.word_0.even, _mm256_slli_epi64(words.word_0.odd, 32), 0b10101010);
    const __m256i bits = _mm256_or_si256(_mm256_srli_epi32(word, 9), same_word(unit_float_exponent));
    _mm256_storeu_ps(out, _mm256_sub_ps(_mm256_castsi256_ps(bits), _mm256_set1_ps(unit_float_offset)));
}

/// unit_double of the words in four lanes.
__m256d unit_doubles(__m256i word_0, __m256i word_1) {
    const __m256i word = _mm256_blend_epi32(word_1, _mm256_slli_epi64(word_0, 32), 0b10101010);
    const __m256i bits = _mm256_or_si256(_mm256_srli_epi64(word, 12), _mm256_set1_epi64x(unit_double_exponent));
    return _mm256_sub_pd(_mm256_castsi256_pd(bits), _mm256_set1_pd(unit_double_offset));
}

void store_uniforms(const FirstWords& words, double* out) {
    const __m256d even = unit_doubles(words.word_0.even, words.word_1.even);
    const __m256d odd = unit_doubles(words.word_0.odd, words.word_1.odd);
    const __m256d low = _mm256_unpacklo_pd(even, odd);
    const __m256d high = _mm256_unpackhi_pd(even, odd);
    _mm256_storeu_pd(out, _mm256_permute2f128_pd(low, high, 0x20));
    _mm256_storeu_pd(out + 4, _mm256_permute2f128_pd(low, high, 0x31));
}

Draw draw_at(const DrawBatch& batch, std::size_t i) {
    return {batch.purpose,
            {batch.seats[i], batch.generations[i]},
            batch.step,
            batch.with.empty() ? FirmId{} : batch.with[i],
            batch.indices.empty() ? 0 : batch.indices[i]};
}

void check_batch(const DrawBatch& batch, std::size_t length, DrawWidth width) {
    const bool equal_lengths = batch.seats.size() == length && batch.generations.size() == length &&
                               (batch.indices.empty() || batch.indices.size() == length) &&
                               (batch.with.empty() || batch.with.size() == length);
    if (!equal_lengths)
        throw InternalError(fmt::format("draws '{}': columns of unequal length", name_of(batch.purpose)));
    if (find_width(batch.purpose) != width)
        throw InternalError(fmt::format("draws '{}': the purpose has the other width", name_of(batch.purpose)));
    check_draw_ranges({batch.purpose, {}, batch.step});
#ifndef NDEBUG
    for (std::size_t i = 0; i < length; ++i) check_draw_ranges(draw_at(batch, i));
#endif
}

/// A last chunk that is not full reaches back over draws already made.
template <class Real>
void fill_batch(DrawKey key, const DrawBatch& batch, std::span<Real> out) {
    if (out.size() < chunk_size) {
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<Real>(uniform(key, draw_at(batch, i)));
        return;
    }
    const KeySchedule schedule = key_schedule(key);
    for (std::size_t start = 0; start < out.size(); start += chunk_size) {
        const std::size_t first = std::min(start, out.size() - chunk_size);
        store_uniforms(first_words(schedule, counters_from(batch, first)), &out[first]);
    }
}

}  // namespace

DrawKey draw_key(std::uint64_t seed, std::uint32_t replication) {
    if (seed > largest_seed) throw InternalError(fmt::format("seed {} is larger than {}", seed, largest_seed));
    if (replication > largest_replication)
        throw InternalError(fmt::format("replication {} is larger than {}", replication, largest_replication));
    const std::uint64_t key = (seed << 16) | replication;
    return {static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32)};
}

void check_draw_ranges(const Draw& draw) {
    if (!find_width(draw.purpose))
        throw InternalError(fmt::format("draw of purpose {}, which is not listed", static_cast<int>(draw.purpose)));
    const auto check = [&draw](std::string_view field, std::uint32_t value, std::uint32_t largest) {
        if (value > largest)
            throw InternalError(
                fmt::format("draw '{}': {} {} is larger than {}", name_of(draw.purpose), field, value, largest));
    };
    check("step", draw.step, largest_step);
    check("generation", draw.who.generation, largest_generation);
    check("generation of the partner", draw.with.generation, largest_generation);
    check("index", draw.index, largest_index);
}

void uniform_floats(DrawKey key, const DrawBatch& batch, std::span<float> out) {
    check_batch(batch, out.size(), DrawWidth::single_precision);
    fill_batch(key, batch, out);
}

void uniform_doubles(DrawKey key, const DrawBatch& batch, std::span<double> out) {
    check_batch(batch, out.size(), DrawWidth::double_precision);
    fill_batch(key, batch, out);
}

}  // namespace abroad
