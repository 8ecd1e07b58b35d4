#include "phases/ties_keeping.hpp"

#include <algorithm>
#include <tuple>

#include "parallel/blocks.hpp"

namespace abroad {

namespace {

constexpr std::uint64_t pair_of(std::uint32_t row, std::uint32_t partner) {
    return (std::uint64_t{row} << 32) | partner;
}

void sort_changes(const Firms& firms, std::vector<TieChange>& changes) {
    const auto rank = [&](const TieChange& one) {
        return std::tuple(one.row, firms.seat[one.partner], one.source, one.leader, one.start_step);
    };
    std::sort(changes.begin(), changes.end(),
              [&](const TieChange& a, const TieChange& b) { return rank(a) < rank(b); });
}

/// Moves the trust of a tie by one change; `exists` says whether there is or was to be one.
void apply(const TieChange& change, bool& exists, float& trust, std::uint8_t& flags) {
    switch (change.kind) {
        case TieChangeKind::rise:
            trust += change.amount * (1.0F - trust);
            exists = true;
            break;
        case TieChangeKind::fall:
            if (exists) trust = std::max(0.0F, trust - change.amount);
            break;
        case TieChangeKind::contact:
            if (exists) break;
            trust = change.amount;
            flags |= contact_flag | began_as_contact_flag;
            exists = true;
            break;
    }
}

/// One tie among those that a firm could keep.
struct Choice {
    bool is_protected;
    float trust;
    std::uint32_t partner_seat;
    /// Place in the table, or in the list of ties that begin.
    std::uint32_t place;
    bool begins;
};

bool is_preferred(const Choice& a, const Choice& b) {
    return std::tuple(!a.is_protected, -a.trust, a.partner_seat) <
           std::tuple(!b.is_protected, -b.trust, b.partner_seat);
}

/// Names the ties of one firm with more than it can keep; what it does not name is dropped or does not begin.
void name_ties_of(std::size_t most, const BusyPairs& busy, const Firms& firms, const Ties& ties, std::uint32_t row,
                  std::span<NewTie> begins, std::uint32_t first_begin, TieWork& work,
                  std::vector<std::uint32_t>& dropped, std::vector<Choice>& choices) {
    choices.clear();
    for (std::uint32_t at = ties.first[row]; at < ties.first[row + 1]; ++at) {
        const std::uint32_t partner = ties.partner[at];
        if (!firms.living[partner] && !firms.research_organisation[partner]) continue;
        const bool strategic = (ties.flags[at] & strategic_partnership_flag) != 0;
        choices.push_back({strategic || busy.contains(row, partner), ties.trust[at], firms.seat[partner], at, false});
    }
    for (std::size_t i = 0; i < begins.size(); ++i)
        choices.push_back({busy.contains(row, begins[i].partner), begins[i].trust, firms.seat[begins[i].partner],
                           first_begin + static_cast<std::uint32_t>(i), true});
    if (choices.size() <= most) return;
    std::sort(choices.begin(), choices.end(), is_preferred);
    for (std::size_t i = most; i < choices.size(); ++i) {
        if (choices[i].begins)
            work.begins[choices[i].place].lives = false;
        else
            dropped.push_back(choices[i].place);
    }
}

/// Firms that may have more ties than they can keep: those with new ones, and all if the limit was lowered.
std::vector<std::uint32_t> rows_to_ask(std::size_t most, const Firms& firms, const Ties& ties, const TieWork& work) {
    std::size_t longest = 0;
    for (std::size_t row = 0; row < firms.count(); ++row)
        longest = std::max<std::size_t>(longest, ties.first[row + 1] - ties.first[row]);
    std::vector<std::uint32_t> rows;
    if (longest > most)
        for (std::uint32_t row = 0; row < firms.count(); ++row) rows.push_back(row);
    else
        for (const NewTie& tie : work.begins)
            if (rows.empty() || rows.back() != tie.row) rows.push_back(tie.row);
    return rows;
}

/// A tie that one side does not name ends or does not begin on the other side either.
void tell_the_others(const Firms& firms, const Ties& ties, std::span<const std::uint64_t> dropped, TieWork& work) {
    for (const std::uint64_t pair : dropped) {
        const auto row = static_cast<std::uint32_t>(pair >> 32), partner = static_cast<std::uint32_t>(pair);
        work.drops[find_tie(ties, row, partner)] = 1;
        work.drops[find_tie(ties, partner, row)] = 1;
    }
    const auto rank = [&](std::uint32_t row, std::uint32_t partner) { return std::pair(row, firms.seat[partner]); };
    std::vector<bool> named;
    for (const NewTie& tie : work.begins) named.push_back(tie.lives);
    for (NewTie& tie : work.begins) {
        const auto twin = std::lower_bound(work.begins.begin(), work.begins.end(), rank(tie.partner, tie.row),
                                           [&](const NewTie& a, const auto& b) { return rank(a.row, a.partner) < b; });
        const bool met = twin != work.begins.end() && twin->row == tie.partner && twin->partner == tie.row;
        tie.lives = tie.lives && met && named[static_cast<std::size_t>(twin - work.begins.begin())];
    }
}

void write_tie(Ties& ties, std::size_t at, std::uint32_t partner, float trust, std::uint8_t flags) {
    ties.partner[at] = partner;
    ties.trust[at] = trust;
    ties.flags[at] = flags;
}

void rebuild_block(const TieWork& work, const Firms& firms, const Ties& now, const Block& block, std::size_t begin,
                   std::size_t target, Ties& next) {
    for (std::size_t row = block.begin; row < block.end; ++row) {
        next.first[row] = static_cast<std::uint32_t>(target);
        const auto take_begins_before = [&](std::uint32_t partner_seat, bool all) {
            for (; begin < work.begins.size() && work.begins[begin].row == row; ++begin) {
                const NewTie& tie = work.begins[begin];
                if (!all && firms.seat[tie.partner] > partner_seat) break;
                if (tie.lives) write_tie(next, target++, tie.partner, tie.trust, tie.flags);
            }
        };
        for (std::size_t at = now.first[row]; at < now.first[row + 1]; ++at) {
            if (begin < work.begins.size() && work.begins[begin].row == row)
                take_begins_before(firms.seat[now.partner[at]], false);
            if (!work.drops[at]) write_tie(next, target++, now.partner[at], now.trust[at], now.flags[at]);
        }
        take_begins_before(0, true);
    }
}

}  // namespace

BusyPairs::BusyPairs(const Projects& projects, const Ventures& ventures, std::span<const TieChange> changes,
                     const Firms& firms) {
    for (const TieChange& change : changes)
        if (change.protects) add(change.row, change.partner);
    for (std::size_t project = 0; project < projects.count(); ++project)
        for (std::size_t one = 0; one < projects.members_count[project]; ++one)
            for (std::size_t other = 0; other < one; ++other)
                if (member_remains(projects, project, one, firms) && member_remains(projects, project, other, firms))
                    add(projects.member_row[project * most_members + one],
                        projects.member_row[project * most_members + other]);
    for (std::size_t venture = 0; venture < ventures.count(); ++venture) {
        const std::uint32_t partner = ventures.partner_row[venture];
        if (partner != anonymous_partner && firms.generation[partner] == ventures.partner_generation[venture])
            add(ventures.owner_row[venture], partner);
    }
    std::sort(pairs_.begin(), pairs_.end());
}

void BusyPairs::add(std::uint32_t row, std::uint32_t partner) {
    pairs_.push_back(pair_of(row, partner));
    pairs_.push_back(pair_of(partner, row));
}

bool BusyPairs::contains(std::uint32_t row, std::uint32_t partner) const {
    return std::binary_search(pairs_.begin(), pairs_.end(), pair_of(row, partner));
}

TieWork apply_changes(std::vector<TieChange> changes, const Firms& firms, Ties& ties) {
    sort_changes(firms, changes);
    TieWork work{std::vector<std::uint8_t>(ties.count(), 0), {}};
    for (std::size_t begin = 0; begin < changes.size();) {
        const std::uint32_t row = changes[begin].row, partner = changes[begin].partner;
        const std::uint32_t at = find_tie(ties, row, partner);
        bool exists = at != no_tie;
        float trust = exists ? ties.trust[at] : 0.0F;
        std::uint8_t flags = exists ? ties.flags[at] : std::uint8_t{0};
        for (; begin < changes.size() && changes[begin].row == row && changes[begin].partner == partner; ++begin)
            apply(changes[begin], exists, trust, flags);
        if (at != no_tie)
            ties.trust[at] = trust;
        else if (exists)
            work.begins.push_back({row, partner, trust, flags, true});
    }
    return work;
}

void name_ties(std::size_t most, const BusyPairs& busy, const Firms& firms, const Ties& ties, TieWork& work) {
    std::vector<std::uint64_t> dropped_pairs;
    std::vector<std::uint32_t> dropped;
    std::vector<Choice> choices;
    std::size_t begin = 0;
    for (const std::uint32_t row : rows_to_ask(most, firms, ties, work)) {
        while (begin < work.begins.size() && work.begins[begin].row < row) ++begin;
        std::size_t end = begin;
        while (end < work.begins.size() && work.begins[end].row == row) ++end;
        dropped.clear();
        name_ties_of(most, busy, firms, ties, row, std::span(work.begins).subspan(begin, end - begin),
                     static_cast<std::uint32_t>(begin), work, dropped, choices);
        for (const std::uint32_t at : dropped) dropped_pairs.push_back(pair_of(row, ties.partner[at]));
    }
    tell_the_others(firms, ties, dropped_pairs, work);
}

void rebuild_ties(const TieWork& work, const Firms& firms, Ties& ties) {
    const auto begins_from = [&](std::size_t row) {
        return static_cast<std::size_t>(
            std::lower_bound(work.begins.begin(), work.begins.end(), row,
                             [](const NewTie& tie, std::size_t least) { return tie.row < least; }) -
            work.begins.begin());
    };
    std::vector<std::size_t> targets(block_count(firms.count()) + 1, 0);
    for_each_block(firms.count(), [&](const Block& block) {
        std::size_t count = 0;
        for (std::size_t at = ties.first[block.begin]; at < ties.first[block.end]; ++at) count += work.drops[at] == 0;
        for (std::size_t at = begins_from(block.begin); at < begins_from(block.end); ++at)
            count += work.begins[at].lives;
        targets[block.index + 1] = count;
    });
    for (std::size_t block = 1; block < targets.size(); ++block) targets[block] += targets[block - 1];
    Ties next;
    next.first.resize(firms.count() + 1);
    next.partner.resize(targets.back());
    next.trust.resize(targets.back());
    next.flags.resize(targets.back());
    for_each_block(firms.count(), [&](const Block& block) {
        rebuild_block(work, firms, ties, block, begins_from(block.begin), targets[block.index], next);
    });
    next.first[firms.count()] = static_cast<std::uint32_t>(targets.back());
    ties = std::move(next);
}

}  // namespace abroad
