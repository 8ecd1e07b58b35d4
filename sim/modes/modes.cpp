#include "modes/modes.hpp"

#include "base/vector_math.hpp"

namespace abroad {

namespace {

double cost_appeal(double unit_cost, double elasticity) {
    return power(unit_cost, -(elasticity - 1));
}

template <PresenceAbroad Kind>
ModeTable table_of(const Kind& kind, double export_growth, const MarketParameters& parameters, const Markets& markets,
                   const Sectors& sectors) {
    const std::size_t count = markets.count();
    ModeTable table;
    table.reach = static_cast<float>(kind.reach());
    table.penetration_growth_per_year = static_cast<float>(export_growth * kind.penetration_growth_factor());
    table.owner_share = static_cast<float>(kind.owner_share());
    table.made_at_home_share = static_cast<float>(kind.made_at_home ? kind.owner_share() : 0.0);
    table.loses_custom = kind.loses_custom;
    table.after_withdrawal = kind.after_withdrawal;
    table.needs_partner = kind.needs_partner;
    table.entry_cost_keur = Table2<float>(count, count);
    table.fixed_cost_keur_per_year = Table2<float>(count, count);
    table.cost_appeal = Table2<float>(count * sectors.count(), count);
    const double fitness_shift = exp(parameters.fitness_shift_log);
    for (std::size_t home = 0; home < count; ++home)
        for (std::size_t market = 0; market < count; ++market) {
            const double psychic = markets.psychic_distance(home, market);
            const CostSite site{markets.wage_cost[home], markets.wage_cost[market], markets.trade_cost(home, market),
                                psychic};
            table.entry_cost_keur(home, market) =
                static_cast<float>(kind.entry_cost_keur() * (1 + parameters.entry_cost_distance_factor * psychic));
            table.fixed_cost_keur_per_year(home, market) = static_cast<float>(
                kind.fixed_cost_keur_per_year() * (1 + parameters.fixed_cost_distance_factor * psychic));
            for (std::size_t sector = 0; sector < sectors.count(); ++sector)
                table.cost_appeal(home * sectors.count() + sector, market) = static_cast<float>(
                    fitness_shift * cost_appeal(kind.unit_cost(site), sectors.substitution_elasticity[sector]));
        }
    return table;
}

}  // namespace

void declare(Fields& fields, ModeParameters& parameters) {
    declare(fields, parameters.exporting);
    declare(fields, parameters.joint_venture);
    declare(fields, parameters.branch);
    declare(fields, parameters.production);
}

ModeTables derive_modes(const ModeParameters& parameters, const MarketParameters& market, const Markets& markets,
                        const Sectors& sectors) {
    ModeTables tables;
    for_each_kind(parameters, [&](const auto& kind) {
        tables.of[static_cast<std::size_t>(kind.mode)] =
            table_of(kind, parameters.exporting.penetration_growth_per_year, market, markets, sectors);
    });
    for_each_kind(parameters, [&](const auto& kind) {
        for (const Mode before : kind.follows) tables.of[static_cast<std::size_t>(before)].next.push_back(kind.mode);
    });
    tables.cost_appeal_without_trade = Table2<float>(markets.count(), sectors.count());
    for (std::size_t home = 0; home < markets.count(); ++home)
        for (std::size_t sector = 0; sector < sectors.count(); ++sector)
            tables.cost_appeal_without_trade(home, sector) =
                static_cast<float>(exp(market.fitness_shift_log) *
                                   cost_appeal(markets.wage_cost[home], sectors.substitution_elasticity[sector]));
    return tables;
}

}  // namespace abroad
