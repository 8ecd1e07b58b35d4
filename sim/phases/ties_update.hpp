// Ties of trust between firms: what partners did together raises or lowers trust, time wears it down, the weakest are
// dropped when attention is full and the faint are forgotten; much trust across a border may turn into a strategic
// partnership (MODEL section 2, Messages; section 4, Life and end, Strategic partnership; K6). A tie is one relation:
// every change comes to both sides, and a tie lives only if both keep it.
#pragma once

#include <cstdint>
#include <vector>

#include "phases/cooperation_parameters.hpp"
#include "phases/partnership_parameters.hpp"
#include "random/streams.hpp"
#include "world/events.hpp"
#include "world/firms.hpp"
#include "world/projects.hpp"
#include "world/ties.hpp"
#include "world/ventures.hpp"

namespace abroad {

/// rise: T += d*(1 - T), and a tie begins if there is none. fall: T -= d, of a tie that is there. contact: a tie of
/// trust d begins if there is none, and fades fast until the two have a project.
enum class TieChangeKind : std::uint8_t { rise, fall, contact };

/// In the order in which changes of one tie apply.
enum class TieSource : std::uint8_t { project, venture, meeting };

/// A change of one side's tie; both sides need theirs. Changes of one tie apply by source, then leader and start of the
/// project (or owner and start of the venture).
struct TieChange {
    std::uint32_t row;
    std::uint32_t partner;
    TieChangeKind kind;
    TieSource source;
    /// The tie is that of a venture that starts and counts as protected.
    bool protects;
    float amount;
    FirmId leader;
    std::int32_t start_step;
};

/// Adds the change for both sides.
void add_tie_change(const TieChange& change, std::vector<TieChange>& changes);

struct TieInputs {
    DrawKey key;
    int step;
    const CooperationParameters& cooperation;
    const PartnershipParameters& partnership;
    /// Loss of trust of contacts before their first project.
    double contact_decay_per_year;
    /// Trust at which a contact counts as converted.
    double contact_conversion_trust;
    const Projects& projects;
    const Ventures& ventures;
};

/// Phase 7: applies changes at once, of ventures that start; nothing fades.
void change_ties(const TieInputs& inputs, std::vector<TieChange> changes, const Firms& firms, Ties& ties);

/// Phase 9: applies the changes of the quarter, then lets trust fade, faint ties be forgotten, and partnerships form
/// and end. Ties to firms that closed go.
void move_ties(const TieInputs& inputs, std::vector<TieChange> changes, Firms& firms, Ties& ties, EventLog& events);

/// Adds the rise of trust that a running venture brings each quarter to owner and partner, from the quarter after its
/// start.
void add_venture_trust(const Ventures& ventures, const Firms& firms, int step, double gain_per_year,
                       std::vector<TieChange>& changes);

/// No ties for `firms` firms.
Ties make_ties(std::size_t firms);

}  // namespace abroad
