#include "world/positions.hpp"

#include <string_view>

#include "parallel/blocks.hpp"

namespace abroad {

namespace {

void copy_position(const Positions& from, std::size_t at, Positions& to, std::size_t target) {
    to.market[target] = from.market[at];
    to.mode[target] = from.mode[at];
    to.tenure_quarters[target] = from.tenure_quarters[at];
    to.penetration[target] = from.penetration[at];
    to.appeal[target] = from.appeal[at];
    to.revenue[target] = from.revenue[at];
    to.prospect[target] = from.prospect[at];
}

void start_position(const NewPosition& start, Positions& to, std::size_t target) {
    to.market[target] = start.market;
    to.mode[target] = start.mode;
    to.tenure_quarters[target] = 0;
    to.penetration[target] = start.penetration;
    to.appeal[target] = start.appeal;
    to.revenue[target] = 0;
    to.prospect[target] = 0;
}

/// Writes the positions of the rows of one block from `target` on.
void rebuild_block(const Positions& now, const PositionChanges& changes, const Block& block, std::size_t target,
                   Positions& next) {
    const std::vector<NewPosition>& starts = changes.starts_by_block[block.index];
    std::size_t start = 0;
    for (std::size_t row = block.begin; row < block.end; ++row) {
        next.first[row] = static_cast<std::uint32_t>(target);
        std::size_t at = now.first[row];
        const std::size_t stop = now.first[row + 1];
        while (true) {
            const bool start_waits = start < starts.size() && starts[start].row == row;
            if (start_waits && (at == stop || starts[start].market < now.market[at])) {
                start_position(starts[start++], next, target++);
            } else if (at < stop) {
                if (changes.ends[at] != PositionEnd::ends) copy_position(now, at, next, target++);
                ++at;
            } else {
                break;
            }
        }
    }
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
    for_each_block(firms, [&](const Block& block) { rebuild_block(now, changes, block, begins[block.index], next); });
    next.first[firms] = static_cast<std::uint32_t>(begins.back());
}

}  // namespace abroad
