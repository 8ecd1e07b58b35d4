#include "random/engine.hpp"

#include <fmt/format.h>

#include "base/problems.hpp"

namespace abroad {

PhiloxEngine::PhiloxEngine(DrawKey key, const Draw& draw, std::uint32_t indices_owned)
    : key_(key), draw_(draw), indices_left_(indices_owned) {
    check_draw_ranges(draw);
    if (indices_owned == 0 || indices_owned - 1 > largest_index - draw.index)
        throw InternalError(fmt::format("draw '{}': {} sub-indices from {} on do not fit below {}",
                                        name_of(draw.purpose), indices_owned, draw.index, largest_index + 1));
    block_ = block_of(key_, draw_);
}

void PhiloxEngine::next_block() {
    if (indices_left_ == 1)
        throw InternalError(fmt::format("draw '{}': more words asked for than its sub-indices hold, the last is {}",
                                        name_of(draw_.purpose), draw_.index));
    --indices_left_;
    ++draw_.index;
    block_ = block_of(key_, draw_);
    half_ = 0;
}

}  // namespace abroad
