#include "phases/partner_value.hpp"

#include <algorithm>
#include <cmath>

#include "base/vector_math.hpp"

namespace abroad {

namespace {

/// Cosine of the angle between two firms' knowledge; 0 if one knows nothing.
double cosine(const KnownFirm& one, const KnownFirm& other, std::size_t fields) {
    double product = 0;
    for (std::size_t field = 0; field < fields; ++field) product += one.known[field] * other.known[field];
    const double lengths = one.length * other.length;
    return lengths > 0 ? product / lengths : 0.0;
}

bool serves(const Firms& firms, const Positions& positions, std::uint32_t row, std::size_t market) {
    return firms.country[row] == market || find_position(positions, row, market) != no_position;
}

}  // namespace

PartnerValues::PartnerValues(const PartnerValueInputs& inputs) : in_(inputs) {}

void PartnerValues::prefetch(std::uint32_t row) const {
    const Firms& firms = in_.firms;
    __builtin_prefetch(&firms.country[row]);
    __builtin_prefetch(&firms.sector[row]);
    __builtin_prefetch(&firms.research_intensity_share[row]);
    for (std::size_t field = 0; field < firms.fields; ++field)
        __builtin_prefetch(&firms.knowledge[field * firms.count() + row]);
}

void PartnerValues::look_up(std::uint32_t row, KnownFirm& firm) const {
    const Firms& firms = in_.firms;
    firm.row = row;
    firm.country = firms.country[row];
    firm.sector = firms.sector[row];
    double squares = 0;
    for (std::size_t field = 0; field < firms.fields; ++field) {
        const auto known = static_cast<double>(firms.knowledge[field * firms.count() + row]);
        firm.known[field] = known;
        squares += known * known;
    }
    firm.length = std::sqrt(squares);
}

Cooperator PartnerValues::cooperator(const KnownFirm& firm) const {
    const CooperationParameters& p = in_.cooperation;
    const double elasticity = in_.sectors.substitution_elasticity[firm.sector];
    const double years = static_cast<double>(in_.firms.patience_years[firm.row]) + p.value_years_beyond_patience;
    const double fading = in_.discount_per_year + in_.knowledge.obsolescence_per_year;
    const double lasting = fading > 0 ? (1 - exp(-fading * years)) / fading : years;
    const auto intensity = static_cast<double>(in_.firms.research_intensity_share[firm.row]);
    const double absorptive = in_.firms.research_organisation[firm.row]
                                  ? 1.0
                                  : intensity / (intensity + in_.knowledge.absorptive_half_intensity_share);
    return {firm.row, firm,
            in_.efficiency.knowledge_effect * (elasticity - 1) / elasticity *
                static_cast<double>(in_.firms.revenue[firm.row]) * lasting,
            p.value_absorption_floor + (1 - p.value_absorption_floor) * absorptive,
            p.novelty_value / (1 + firm.known[firm.sector])};
}

double PartnerValues::understanding(const KnownFirm& one, const KnownFirm& other) const {
    return exp(-in_.knowledge.distance_decay * (1 - cosine(one, other, in_.firms.fields)));
}

PartnerValue PartnerValues::value(const Cooperator& of, const KnownFirm& partner, FoundBy found_by) const {
    const KnownFirm& own_knowledge = of.firm;
    const double taken = in_.knowledge.transfer_share * understanding(own_knowledge, partner);
    const auto weight = in_.sectors.relatedness.row(own_knowledge.sector);
    double all = 0, own = 0;
    for (std::size_t field = 0; field < in_.firms.fields; ++field) {
        const double known = own_knowledge.known[field];
        const double gap = std::max(0.0, partner.known[field] - known);
        const double gain = weight[field] * log((1 + known + taken * gap) / (1 + known));
        all += gain;
        if (field == own_knowledge.sector) own = gain;
    }
    const std::uint32_t tie = find_tie(in_.ties, of.row, partner.row);
    const double trust = tie == no_tie ? 0.0 : static_cast<double>(in_.ties.trust[tie]);
    const bool strategic = tie != no_tie && (in_.ties.flags[tie] & strategic_partnership_flag) != 0;
    PartnerValue result;
    result.success = success_at(of.row, partner.row, found_by, trust);
    result.coordination = coordination_at(of.row, partner.row, found_by, strategic);
    const double worth = of.knowledge_value_keur * result.success * of.absorbed_share;
    result.other_fields = worth * (all - own);
    result.own_field_and_novelty = worth * (own + of.novelty);
    return result;
}

double PartnerValues::success_at(std::uint32_t row, std::uint32_t partner, FoundBy found_by, double trust) const {
    const CooperationParameters& p = in_.cooperation;
    const Firms& firms = in_.firms;
    const double distance = in_.markets.psychic_distance(firms.country[row], firms.country[partner]);
    const bool cross_sector = firms.sector[row] != firms.sector[partner];
    double chance = p.success_base + p.success_trust * trust - p.success_distance * distance;
    if (found_by == FoundBy::management) chance += p.success_management;
    if (cross_sector) chance -= p.success_cross_sector + p.cross_border_cross_sector_penalty * distance;
    if (p.conflict_of_interest_penalty > 0) chance -= p.conflict_of_interest_penalty * overlap(row, partner);
    return std::clamp(chance, p.success_least, p.success_largest);
}

double PartnerValues::success(std::uint32_t row, std::uint32_t partner, FoundBy found_by) const {
    return success_at(row, partner, found_by, static_cast<double>(trust_between(in_.ties, row, partner)));
}

double PartnerValues::coordination_at(std::uint32_t row, std::uint32_t partner, FoundBy found_by,
                                      bool strategic) const {
    const CooperationParameters& p = in_.cooperation;
    const double distance = in_.markets.psychic_distance(in_.firms.country[row], in_.firms.country[partner]);
    return p.coordination_cost_keur * (1 + p.coordination_distance_factor * distance) *
           (strategic ? p.coordination_partnership_factor : 1.0) *
           (found_by == FoundBy::management ? p.coordination_management_factor : 1.0);
}

double PartnerValues::coordination(std::uint32_t row, std::uint32_t partner, FoundBy found_by) const {
    const std::uint32_t tie = find_tie(in_.ties, row, partner);
    return coordination_at(row, partner, found_by,
                           tie != no_tie && (in_.ties.flags[tie] & strategic_partnership_flag) != 0);
}

double PartnerValues::cost_keur(std::uint32_t row) const {
    const CooperationParameters& p = in_.cooperation;
    if (in_.firms.research_organisation[row]) return p.research_organisation_cost_keur;
    const double size = static_cast<double>(in_.firms.employees[row]) / p.cost_size_unit_employees_count;
    return std::min(p.cost_largest_keur, p.cost_least_keur * power(std::max(1.0, size), p.cost_size_exponent));
}

int PartnerValues::slots(std::uint32_t row) const {
    const CooperationParameters& p = in_.cooperation;
    if (in_.firms.research_organisation[row]) return p.research_organisation_slots_count;
    const double size = static_cast<double>(in_.firms.employees[row]) / p.slot_size_unit_employees_count;
    return 1 + static_cast<int>(std::floor(log(std::max(1.0, size)) / log(p.slot_size_ratio)));
}

int PartnerValues::free_slots(std::uint32_t row) const {
    return std::max(0, slots(row) - static_cast<int>(in_.firms.running_projects[row]));
}

bool PartnerValues::can_take_part(std::uint32_t row) const {
    return in_.firms.living[row] ? in_.firms.research_intensity_share[row] > 0.0F
                                 : in_.firms.research_organisation[row] != 0;
}

double PartnerValues::overlap(std::uint32_t row, std::uint32_t partner) const {
    const Firms& firms = in_.firms;
    if (firms.sector[row] != firms.sector[partner]) return 0;
    int served = serves(firms, in_.positions, partner, firms.country[row]) ? 1 : 0, markets = 1;
    for (std::uint32_t at = in_.positions.first[row]; at < in_.positions.first[row + 1]; ++at, ++markets)
        served += serves(firms, in_.positions, partner, in_.positions.market[at]) ? 1 : 0;
    return static_cast<double>(served) / markets;
}

}  // namespace abroad
