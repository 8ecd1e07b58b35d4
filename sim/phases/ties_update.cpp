#include "phases/ties_update.hpp"

#include <algorithm>
#include <utility>

#include "base/period.hpp"
#include "parallel/blocks.hpp"
#include "phases/ties_keeping.hpp"

namespace abroad {

namespace {

bool is_gone(const Firms& firms, std::uint32_t row) {
    return !firms.living[row] && !firms.research_organisation[row];
}

bool may_be_busy(const Firms& firms, std::uint32_t row, std::uint32_t partner) {
    return (firms.running_projects[row] > 0 && firms.running_projects[partner] > 0) ||
           (firms.running_ventures[row] > 0 && firms.running_ventures[partner] > 0);
}

struct Fading {
    explicit Fading(const TieInputs& in)
        : loss(static_cast<float>(in.cooperation.trust_decay_per_year * years_per_step)),
          loss_of_partners(static_cast<float>(in.cooperation.trust_decay_per_year * in.partnership.trust_decay_factor *
                                              years_per_step)),
          loss_of_contacts(static_cast<float>(in.contact_decay_per_year * years_per_step)),
          conversion(static_cast<float>(in.contact_conversion_trust)),
          forgotten(static_cast<float>(in.cooperation.forgotten_trust)),
          partnership(static_cast<float>(in.partnership.least_trust)),
          partnership_end(static_cast<float>(in.partnership.end_trust)),
          formation(static_cast<float>(in.partnership.formation_probability_per_quarter)) {}
    float loss, loss_of_partners, loss_of_contacts, conversion, forgotten, partnership, partnership_end, formation;
    float loss_of(std::uint8_t flags) const {
        if ((flags & strategic_partnership_flag) != 0) return loss_of_partners;
        return (flags & contact_flag) != 0 ? loss_of_contacts : loss;
    }
};

bool partnership_forms(const TieInputs& in, const Firms& firms, float chance, std::uint32_t row,
                       std::uint32_t partner) {
    const FirmId a = firms.id(row), b = firms.id(partner);
    const Draw draw{Purpose::partnership, std::min(a, b), static_cast<std::uint32_t>(in.step), std::max(a, b)};
    return uniform_float(in.key, draw) < chance;
}

/// Partnerships form and end; one event a pair, of the lower id.
void settle_partnership(const TieInputs& in, const Fading& fading, const Firms& firms, std::uint32_t row,
                        std::uint32_t partner, float trust, std::uint8_t& flags, std::vector<Event>& events) {
    const bool is_strategic = (flags & strategic_partnership_flag) != 0;
    EventKind kind{};
    if (is_strategic && trust < fading.partnership_end) {
        flags &= static_cast<std::uint8_t>(~strategic_partnership_flag);
        kind = EventKind::partnership_ended;
    } else if (!is_strategic && trust > fading.partnership && firms.country[row] != firms.country[partner] &&
               partnership_forms(in, firms, fading.formation, row, partner)) {
        flags |= strategic_partnership_flag;
        kind = EventKind::partnership_formed;
    } else {
        return;
    }
    if (firms.seat[row] < firms.seat[partner])
        events.push_back(
            {row, kind, firms.country[partner], static_cast<std::uint8_t>(Reason::knowledge), false, trust});
}

/// A contact of a fair or trip that has grown into trust is logged once a pair (W1).
void note_trusted_contact(const Fading& fading, const Firms& firms, std::uint32_t row, std::uint32_t partner,
                          float trust, std::uint8_t& flags, std::vector<Event>& events) {
    if ((flags & began_as_contact_flag) == 0 || (flags & trusted_contact_flag) != 0 || trust < fading.conversion)
        return;
    flags |= trusted_contact_flag;
    if (firms.seat[row] < firms.seat[partner])
        events.push_back({row, EventKind::contact_trusted, firms.country[partner], 0, false, trust});
}

/// A tie that has become faint and may be protected by what the two do together.
using Faint = std::pair<std::uint32_t, std::uint32_t>;

/// Old ties of a block fade; returns those that must be asked whether they are protected.
std::vector<Faint> fade_block(const TieInputs& in, const Fading& fading, const Firms& firms, const Block& block,
                              Ties& ties, TieWork& work, std::vector<Event>& events) {
    std::vector<Faint> faint;
    for (std::size_t row = block.begin; row < block.end; ++row) {
        const auto own = static_cast<std::uint32_t>(row);
        const bool gone = is_gone(firms, own);
        for (std::uint32_t at = ties.first[row]; at < ties.first[row + 1]; ++at) {
            const std::uint32_t partner = ties.partner[at];
            if (gone || is_gone(firms, partner)) work.drops[at] = 1;
            if (work.drops[at]) continue;
            float& trust = ties.trust[at];
            trust -= fading.loss_of(ties.flags[at]) * trust;
            note_trusted_contact(fading, firms, own, partner, trust, ties.flags[at], events);
            if (trust < fading.forgotten && (ties.flags[at] & strategic_partnership_flag) == 0) {
                work.drops[at] = 1;
                if (may_be_busy(firms, own, partner)) faint.emplace_back(own, at);
                continue;
            }
            if (trust > fading.partnership || (ties.flags[at] & strategic_partnership_flag) != 0)
                settle_partnership(in, fading, firms, own, partner, trust, ties.flags[at], events);
        }
    }
    return faint;
}

void fade_new_ties(const TieInputs& in, const Fading& fading, const BusyPairs& busy, const Firms& firms, TieWork& work,
                   std::vector<Event>& events) {
    for (NewTie& tie : work.begins) {
        if (!tie.lives) continue;
        tie.trust -= fading.loss_of(tie.flags) * tie.trust;
        if (tie.trust < fading.forgotten && !busy.contains(tie.row, tie.partner)) tie.lives = false;
        if (!tie.lives) continue;
        note_trusted_contact(fading, firms, tie.row, tie.partner, tie.trust, tie.flags, events);
        settle_partnership(in, fading, firms, tie.row, tie.partner, tie.trust, tie.flags, events);
    }
}

void count_partnerships(const Ties& ties, const Block& block, Firms& firms) {
    for (std::size_t row = block.begin; row < block.end; ++row) {
        std::uint8_t count = 0;
        for (std::uint32_t at = ties.first[row]; at < ties.first[row + 1]; ++at)
            count = static_cast<std::uint8_t>(count + (ties.flags[at] & strategic_partnership_flag));
        firms.strategic_partnerships[row] = count;
    }
}

}  // namespace

void add_tie_change(const TieChange& change, std::vector<TieChange>& changes) {
    changes.push_back(change);
    changes.push_back(change);
    std::swap(changes.back().row, changes.back().partner);
}

void change_ties(const TieInputs& inputs, std::vector<TieChange> changes, const Firms& firms, Ties& ties) {
    if (changes.empty()) return;
    const BusyPairs busy(inputs.projects, inputs.ventures, changes, firms);
    TieWork work = apply_changes(std::move(changes), firms, ties);
    name_ties(static_cast<std::size_t>(inputs.cooperation.largest_ties_count), busy, firms, ties, work);
    rebuild_ties(work, firms, ties);
}

void move_ties(const TieInputs& inputs, std::vector<TieChange> changes, Firms& firms, Ties& ties, EventLog& events) {
    const BusyPairs busy(inputs.projects, inputs.ventures, {}, firms);
    TieWork work = apply_changes(std::move(changes), firms, ties);
    name_ties(static_cast<std::size_t>(inputs.cooperation.largest_ties_count), busy, firms, ties, work);
    const Fading fading(inputs);
    for_each_block(firms.count(), [&](const Block& block) {
        const auto faint = fade_block(inputs, fading, firms, block, ties, work, events.by_block[block.index]);
        for (const auto& [row, at] : faint)
            if (busy.contains(row, ties.partner[at])) work.drops[at] = 0;
    });
    fade_new_ties(inputs, fading, busy, firms, work, events.between_firms);
    rebuild_ties(work, firms, ties);
    for_each_block(firms.count(), [&](const Block& block) { count_partnerships(ties, block, firms); });
}

void add_venture_trust(const Ventures& ventures, const Firms& firms, int step, double gain_per_year,
                       std::vector<TieChange>& changes) {
    for (std::size_t venture = 0; venture < ventures.count(); ++venture) {
        const std::uint32_t owner = ventures.owner_row[venture], partner = ventures.partner_row[venture];
        if (partner == anonymous_partner || ventures.start_step[venture] >= step) continue;
        if (!firms.living[owner] || !firms.living[partner] ||
            firms.generation[partner] != ventures.partner_generation[venture])
            continue;
        add_tie_change(
            {owner, partner, TieChangeKind::rise, TieSource::venture, false,
             static_cast<float>(gain_per_year * years_per_step), firms.id(owner), ventures.start_step[venture]},
            changes);
    }
}

Ties make_ties(std::size_t firms) {
    Ties ties;
    ties.first.assign(firms + 1, 0);
    return ties;
}

}  // namespace abroad
