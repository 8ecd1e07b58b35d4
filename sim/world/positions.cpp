#include "world/positions.hpp"

#include <string_view>

#include "parallel/blocks.hpp"

namespace abroad {

namespace {

/// A position of the block that starts, and its place among the positions of the block.
struct Started {
    std::size_t place;
    const NewPosition* start;
};

/// Where each position of a block comes from; those that start come from row 0 and are written over.
struct Sources {
    std::vector<std::uint32_t> of;
    std::vector<Started> started;
};

void start_position(const NewPosition& start, Positions& to, std::size_t target) {
    to.market[target] = start.market;
    to.mode[target] = start.mode;
    to.tenure_quarters[target] = 0;
    to.penetration[target] = start.penetration;
    to.appeal[target] = start.appeal;
    to.revenue[target] = 0;
    to.prospect[target] = 0;
    to.funding[target] = start.funding;
}

/// Puts the positions of a block in order, by row, then market, and says where those of each row begin.
void order_block(const Positions& now, const PositionChanges& changes, const Block& block, std::size_t target,
                 Sources& sources, Positions& next) {
    const std::vector<NewPosition>& starts = changes.starts_by_block[block.index];
    const PositionEnd* const ends = changes.ends.data();
    const std::uint32_t* const first = now.first.data();
    std::uint32_t* const source = sources.of.data();
    std::size_t start = 0, count = 0;
    for (std::size_t row = block.begin; row < block.end; ++row) {
        next.first[row] = static_cast<std::uint32_t>(target + count);
        std::uint32_t at = first[row];
        const std::uint32_t stop = first[row + 1];
        for (; start < starts.size() && starts[start].row == row; ++start) {
            for (; at < stop && now.market[at] <= starts[start].market; ++at) {
                source[count] = at;
                count += ends[at] != PositionEnd::ends;
            }
            sources.started.push_back({count, &starts[start]});
            source[count++] = 0;
        }
        for (; at < stop; ++at) {
            source[count] = at;
            count += ends[at] != PositionEnd::ends;
        }
    }
}

/// Writes the positions of the rows of one block from `target` on.
void rebuild_block(const Positions& now, const PositionChanges& changes, const Block& block, std::size_t target,
                   std::size_t count, Positions& next) {
    // One more than there are: the place of a position that ends is written before it is dropped.
    Sources sources{std::vector<std::uint32_t>(count + 1), {}};
    order_block(now, changes, block, target, sources, next);
    const auto copy = [&](const auto& from, auto& to) {
        if (from.empty()) return;
        for (std::size_t i = 0; i < count; ++i) to[target + i] = from[sources.of[i]];
    };
    copy(now.market, next.market);
    copy(now.mode, next.mode);
    copy(now.tenure_quarters, next.tenure_quarters);
    copy(now.penetration, next.penetration);
    copy(now.appeal, next.appeal);
    copy(now.revenue, next.revenue);
    copy(now.prospect, next.prospect);
    copy(now.funding, next.funding);
    for (const Started& started : sources.started) start_position(*started.start, next, target + started.place);
}

std::size_t kept_in_block(const Positions& now, const PositionChanges& changes, const Block& block) {
    std::size_t kept = changes.starts_by_block[block.index].size();
    for (std::size_t at = now.first[block.begin]; at < now.first[block.end]; ++at)
        kept += changes.ends[at] != PositionEnd::ends;
    return kept;
}

}  // namespace

Positions make_positions(std::size_t firms) {
    Positions positions;
    positions.first.assign(firms + 1, 0);
    return positions;
}

void PositionChanges::start_quarter(std::size_t positions, std::size_t blocks) {
    ends.assign(positions, PositionEnd::no);
    starts_by_block.resize(blocks);
    for (auto& list : starts_by_block) list.clear();
}

void rebuild_positions(const Positions& now, const PositionChanges& changes, Positions& next) {
    const std::size_t firms = now.first.size() - 1;
    std::vector<std::size_t> begins(block_count(firms) + 1, 0);
    for_each_block(firms, [&](const Block& block) { begins[block.index + 1] = kept_in_block(now, changes, block); });
    for (std::size_t block = 1; block < begins.size(); ++block) begins[block] += begins[block - 1];
    visit_columns(
        next, [&](std::string_view name, auto& column) { column.resize(name == "first" ? firms + 1 : begins.back()); });
    for_each_block(firms, [&](const Block& block) {
        const std::size_t begin = begins[block.index];
        rebuild_block(now, changes, block, begin, begins[block.index + 1] - begin, next);
    });
    next.first[firms] = static_cast<std::uint32_t>(begins.back());
}

}  // namespace abroad
