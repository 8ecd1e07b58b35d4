// What a firm expects of a project with a partner: knowledge that it lacks and can take up, and novelty, as far as the
// project succeeds, less the effort of coordination (MODEL section 4, R&D project, Value of a partner; Y2, Y4, Y5). A
// partner that is too close has nothing to give, one that is too far away is not understood: an inverted U (C4). Leader
// and partners value each other by the same rule, whether they met by their own search or through a cluster management.
#pragma once

#include <array>
#include <cstdint>

#include "phases/cooperation_parameters.hpp"
#include "phases/knowledge_parameters.hpp"
#include "world/efficiency_parameters.hpp"
#include "world/firms.hpp"
#include "world/markets.hpp"
#include "world/positions.hpp"
#include "world/ties.hpp"

namespace abroad {

struct PartnerValueInputs {
    const CooperationParameters& cooperation;
    const KnowledgeParameters& knowledge;
    const EfficiencyParameters& efficiency;
    double discount_per_year;
    const Markets& markets;
    const Sectors& sectors;
    const Firms& firms;
    const Ties& ties;
    const Positions& positions;
};

/// Who brought leader and partner together; a management makes success likelier and coordination easier.
enum class FoundBy : std::uint8_t { own_search, management };

inline constexpr std::size_t most_fields = 64;

/// What a firm knows, as others see it.
struct KnownFirm {
    std::uint32_t row;
    std::uint16_t country;
    std::uint16_t sector;
    /// Euclidean length of its knowledge.
    double length;
    std::array<double, most_fields> known;
};

/// One firm as a member of projects: made once, then valued with as many partners as needed.
struct Cooperator {
    std::uint32_t row;
    KnownFirm firm;
    /// What a unit of competence earns the firm over patience and beyond, kEUR.
    double knowledge_value_keur;
    /// Part of the value that its absorptive capacity leaves.
    double absorbed_share;
    double novelty;
};

/// V of one firm for a project with another, kEUR, in the parts that reasons are told by.
struct PartnerValue {
    double success;
    double coordination;
    /// From knowledge in other fields than the own sector's (Y4), and from that in the own field and novelty (Y5).
    double other_fields;
    double own_field_and_novelty;
    double total() const { return other_fields + own_field_and_novelty - coordination; }
};

class PartnerValues {
 public:
    explicit PartnerValues(const PartnerValueInputs& inputs);

    const PartnerValueInputs& inputs() const { return in_; }
    KnownFirm known_firm(std::uint32_t row) const {
        KnownFirm firm;
        look_up(row, firm);
        return firm;
    }
    /// Writes what a firm knows into a place that is there already.
    void look_up(std::uint32_t row, KnownFirm& firm) const;
    /// Asks memory for what look_up will read: firms are met all over the table.
    void prefetch(std::uint32_t row) const;
    Cooperator cooperator(std::uint32_t row) const { return cooperator(known_firm(row)); }
    Cooperator cooperator(const KnownFirm& firm) const;
    /// V_of(partner), not less the cost.
    PartnerValue value(const Cooperator& of, const KnownFirm& partner, FoundBy found_by) const;
    PartnerValue value(const Cooperator& of, const Cooperator& partner, FoundBy found_by) const {
        return value(of, partner.firm, found_by);
    }
    /// Chance that a project of these two succeeds, at present trust, as `row` sees the overlap of their markets.
    double success(std::uint32_t row, std::uint32_t partner, FoundBy found_by) const;
    /// Effort of coordinating with that partner, kEUR; it counts in values and is not paid.
    double coordination(std::uint32_t row, std::uint32_t partner, FoundBy found_by) const;
    /// Part of the knowledge gap that is understood, by the angle between what both know.
    double understanding(const KnownFirm& one, const KnownFirm& other) const;
    /// C of the firm: what it pays into a project at the start.
    double cost_keur(std::uint32_t row) const;
    /// Projects that the firm can have at a time, and how many more than it has now.
    int slots(std::uint32_t row) const;
    int free_slots(std::uint32_t row) const;
    /// Firms that live and do research, and research organisations.
    bool can_take_part(std::uint32_t row) const;
    /// Share of the markets of `row`, home included, that a competitor of its sector serves too; 0 across sectors.
    double overlap(std::uint32_t row, std::uint32_t partner) const;

 private:
    double success_at(std::uint32_t row, std::uint32_t partner, FoundBy found_by, double trust) const;
    double coordination_at(std::uint32_t row, std::uint32_t partner, FoundBy found_by, bool strategic) const;

    PartnerValueInputs in_;
};

}  // namespace abroad
