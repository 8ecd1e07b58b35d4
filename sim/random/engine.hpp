// A generator for the few draws that need several random words (Boost.Random's engine concept, 64-bit words). It walks
// the blocks of one draw: first the four words of the draw's own counter as two 64-bit words, then those of the next
// sub-indices. Since a counter is all fields, the maker says how many sub-indices the draw owns; the engine throws
// InternalError rather than walk into somebody else's. So no two engines or single draws ever meet.
#pragma once

#include <cstdint>
#include <limits>

#include "random/streams.hpp"

namespace abroad {

class PhiloxEngine {
 public:
    using result_type = std::uint64_t;

    /// Words of `draw` and, if more are asked for, of the sub-indices up to draw.index + indices_owned - 1, which the
    /// purpose must use for nothing else. Throws InternalError if a field does not fit.
    PhiloxEngine(DrawKey key, const Draw& draw, std::uint32_t indices_owned = 1);

    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

    /// The next word. Throws InternalError when the sub-indices owned are used up.
    result_type operator()() {
        if (half_ == 2) next_block();
        const result_type word = (result_type{block_[2 * half_]} << 32) | block_[2 * half_ + 1];
        ++half_;
        return word;
    }

 private:
    void next_block();

    DrawKey key_;
    Draw draw_;
    std::uint32_t indices_left_;
    PhiloxBlock block_{};
    std::uint32_t half_ = 0;
};

}  // namespace abroad
