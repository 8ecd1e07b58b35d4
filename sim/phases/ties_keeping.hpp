// Which ties firms keep (MODEL section 2, New ties): each side names the ties it keeps from what it knows itself,
// protected ones first, then those of most trust; a tie, old or new, lives if both sides name it. A part of
// ties_update.hpp, apart from how trust moves.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "phases/ties_update.hpp"

namespace abroad {

/// Pairs of firms that have a running project or a joint venture with each other, or start a venture by a change.
class BusyPairs {
 public:
    BusyPairs(const Projects& projects, const Ventures& ventures, std::span<const TieChange> changes,
              const Firms& firms);
    bool contains(std::uint32_t row, std::uint32_t partner) const;

 private:
    void add(std::uint32_t row, std::uint32_t partner);
    std::vector<std::uint64_t> pairs_;
};

/// A tie that may begin, as one side sees it.
struct NewTie {
    std::uint32_t row;
    std::uint32_t partner;
    float trust;
    std::uint8_t flags;
    bool lives;
};

/// Ties with changes under way.
struct TieWork {
    /// Old ties that go; one entry a tie.
    std::vector<std::uint8_t> drops;
    /// By row, then partner's id.
    std::vector<NewTie> begins;
};

/// Applies the changes to old ties and collects those that begin.
TieWork apply_changes(std::vector<TieChange> changes, const Firms& firms, Ties& ties);

/// Marks old ties that go and new ones that do not begin because one side does not name them. `most` is what a firm
/// keeps.
void name_ties(std::size_t most, const BusyPairs& busy, const Firms& firms, const Ties& ties, TieWork& work);

/// Writes the table anew with the ties that live, each firm's by the partner's id.
void rebuild_ties(const TieWork& work, const Firms& firms, Ties& ties);

}  // namespace abroad
