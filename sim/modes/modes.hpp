// THE LIST of kinds of presence abroad, and their answers as tables for the hot loops: by mode, home country, sector
// and market. A new kind is a file pair in this folder, its name in Mode, and one line each in
// ModeParameters, its declare() and for_each_kind.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "modes/branch.hpp"
#include "modes/export.hpp"
#include "modes/joint_venture.hpp"
#include "modes/production.hpp"
#include "world/markets.hpp"

namespace abroad {

/// Parameters of all kinds.
struct ModeParameters {
    ExportParameters exporting;
    JointVentureParameters joint_venture;
    BranchParameters branch;
    ProductionParameters production;
};

/// THE LIST: calls visit(kind) for every kind.
template <class Visit>
void for_each_kind(const ModeParameters& parameters, Visit&& visit) {
    visit(Export{parameters.exporting});
    visit(JointVenture{parameters.joint_venture});
    visit(Branch{parameters.branch});
    visit(Production{parameters.production});
}

void declare(Fields& fields, ModeParameters& parameters);

/// Modes are numbered from 1; tables have a free place 0.
inline constexpr std::size_t mode_places = count_of<Mode>() + 1;

/// Answers of one kind. Costs are those of a firm of the reference size, with the surcharge for psychic distance.
struct ModeTable {
    float reach = 0;
    /// Growth of penetration without help of a cluster management.
    float penetration_growth_per_year = 0;
    /// The owner's share of cost, profit and sales, and what of the sales counts as made at home by the owner.
    float owner_share = 1;
    float made_at_home_share = 1;
    bool loses_custom = true;
    AfterWithdrawal after_withdrawal = AfterWithdrawal::nothing;
    bool needs_partner = false;
    /// Modes that a position in this one may change to, by number.
    std::vector<Mode> next;
    Table2<float> entry_cost_keur;
    Table2<float> fixed_cost_keur_per_year;
    /// Unit cost to the power of -(elasticity - 1), at (home * sectors + sector, market).
    Table2<float> cost_appeal;
};

struct ModeTables {
    std::array<ModeTable, mode_places> of;
    /// The power of the cost of goods that never cross a border, by (home, sector).
    Table2<float> cost_appeal_without_trade;
    const ModeTable& operator[](Mode mode) const { return of[static_cast<std::size_t>(mode)]; }
};

ModeTables derive_modes(const ModeParameters& parameters, const MarketParameters& market, const Markets& markets,
                        const Sectors& sectors);

}  // namespace abroad
