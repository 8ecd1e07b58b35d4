#include "phases/acquired_projects.hpp"

#include <algorithm>
#include <optional>

#include "base/vector_math.hpp"
#include "random/draws.hpp"

namespace abroad {

namespace {

constexpr std::uint32_t indices_per_draw = 4, second_try = 3;

double uniform_of(const AcquisitionInputs& in, Purpose purpose, std::size_t cluster, std::uint32_t index = 0) {
    return uniform_double(
        in.pools.key,
        {purpose, {in.clusters.number[cluster], 0}, static_cast<std::uint32_t>(in.pools.step), {}, index});
}

/// The firm in a drawn slot; a hole or an empty seat is drawn once more.
std::uint32_t draw_from_slots(const AcquisitionInputs& in, Purpose purpose, std::size_t cluster, std::uint32_t draw,
                              std::size_t slots_of) {
    const auto& slots = in.pools.slots.of[slots_of];
    if (slots.empty()) return hole;
    const auto at = [&](std::uint32_t place) {
        const double u = uniform_of(in, purpose, cluster, indices_per_draw * draw + place);
        const std::uint32_t met = slots[index_from_uniform(u, slots.size())];
        return met != hole && is_there(in.pools.firms, met) ? met : hole;
    };
    const std::uint32_t first = at(0);
    return first != hole ? first : at(second_try);
}

std::uint32_t find_leader(const AcquisitionInputs& in, std::size_t cluster) {
    const auto draws = static_cast<std::uint32_t>(in.management.acquisition_leader_draws_count);
    for (std::uint32_t draw = 0; draw < draws; ++draw) {
        const std::uint32_t met = draw_from_slots(in, Purpose::acquisition_leader, cluster, draw, cluster);
        if (met != hole && in.pools.firms.living[met] && in.values.can_take_part(met) && in.values.free_slots(met) > 0)
            return met;
    }
    return hole;
}

/// A linked cluster of stage network or more, by trust.
std::optional<std::size_t> choose_linked(const AcquisitionInputs& in, std::size_t cluster) {
    std::vector<double> trust;
    const auto& ends = in.pools.link_view.of[cluster];
    for (const LinkView::End& end : ends) {
        const double value = in.pools.links.trust[end.link];
        trust.push_back(value >= in.network_trust ? value : 0.0);
    }
    const double u = uniform_of(in, Purpose::acquisition_cluster, cluster);
    const auto chosen = choose_by_weight(u, std::span<const double>(trust));
    if (!chosen) return std::nullopt;
    return ends[*chosen].other;
}

/// A partner that passes the tests of both sides, with what a project would be worth to the leader.
struct Found {
    Cooperator firm;
    PartnerValue value;
    ProposalGrants grants;
};

bool is_related(const AcquisitionInputs& in, std::uint32_t a, std::uint32_t b) {
    return in.pools.related(in.pools.firms.sector[a], in.pools.firms.sector[b]) > 0;
}

bool passes(const AcquisitionInputs& in, const Cooperator& leader, const Found& found, std::size_t found_before) {
    const double cost = in.values.cost_keur(leader.row) - found.grants.to_leader_keur;
    if (net_to_leader(in.values, found.value.total(), cost, found_before) <= 0) return false;
    const double to_partner = in.values.value(found.firm, leader, FoundBy::management).total();
    return net_to_partner(in.values, found.firm.row, to_partner, found.grants.to_partner_keur) > 0;
}

/// Value of the best candidate of the leader's country, 0 without one, beside those who pass.
struct Search {
    std::vector<Found> partners;
    std::optional<double> best_at_home;
};

Search find_partners(const AcquisitionInputs& in, std::size_t cluster, const Cooperator& leader) {
    const auto linked = choose_linked(in, cluster);
    const auto draws = static_cast<std::uint32_t>(in.management.acquisition_partner_draws_count);
    const auto wanted = static_cast<std::size_t>(in.management.acquisition_largest_partners_count);
    Search search;
    std::vector<std::uint32_t> seen{leader.row};
    for (std::uint32_t draw = 0; draw < draws && search.partners.size() < wanted; ++draw) {
        const std::size_t slots_of = linked && draw % 2 == 0 ? *linked : cluster;
        const std::uint32_t met = draw_from_slots(in, Purpose::acquisition_partner, cluster, draw, slots_of);
        if (met == hole || std::find(seen.begin(), seen.end(), met) != seen.end()) continue;
        seen.push_back(met);
        if (!in.values.can_take_part(met) || !is_related(in, leader.row, met)) continue;
        Found found{in.values.cooperator(met), {}, {}};
        found.value = in.values.value(leader, found.firm, FoundBy::management);
        found.grants = expected_grants(in.calls, in.values, leader.row, met, FoundBy::management);
        if (found.firm.firm.country == leader.firm.country)
            search.best_at_home = std::max(found.value.total(), search.best_at_home.value_or(found.value.total()));
        if (passes(in, leader, found, search.partners.size())) search.partners.push_back(found);
    }
    return search;
}

void acquire(const AcquisitionInputs& in, std::size_t cluster, std::vector<Proposal>& proposals,
             std::vector<ManagementEvent>& events) {
    const std::uint32_t row = find_leader(in, cluster);
    if (row == hole) return;
    const Cooperator leader = in.values.cooperator(row);
    const Search search = find_partners(in, cluster, leader);
    for (const Found& found : search.partners) {
        proposals.push_back(make_proposal(in.values, leader, found.firm, found.value, search.best_at_home.value_or(0),
                                          FoundBy::management, found.grants));
        proposals.back().later = &found != &search.partners.front();
    }
    if (!search.partners.empty())
        events.push_back({static_cast<std::uint16_t>(cluster), ManagementEventKind::project_acquired, 0,
                          static_cast<double>(search.partners.size())});
}

}  // namespace

double acquisition_probability(const AcquisitionInputs& inputs, std::size_t cluster) {
    const ManagementParameters& p = inputs.management;
    const Managements& m = inputs.pools.managements;
    if (m.acquisition_level[cluster] < 1 || inputs.clusters.members[cluster] < p.acquisition_least_members_count)
        return 0;
    const double responsible =
        p.acquisition_responsibility_floor + (1 - p.acquisition_responsibility_floor) * m.responsibility[cluster];
    const double experienced =
        p.acquisition_experience_floor + (1 - p.acquisition_experience_floor) * m.experience[cluster];
    const double planned = p.acquisition_quality_floor + p.acquisition_quality_gain * m.quality[cluster];
    return 1 - exp(-p.acquisition_intensity_per_quarter * m.acquisition_level[cluster] * responsible * experienced *
                   planned);
}

void acquire_projects(const AcquisitionInputs& inputs, std::vector<Proposal>& proposals,
                      std::vector<ManagementEvent>& events) {
    for (std::size_t cluster = 0; cluster < inputs.clusters.count(); ++cluster) {
        const double chance = acquisition_probability(inputs, cluster);
        if (chance > 0 && uniform_of(inputs, Purpose::acquisition, cluster) < chance)
            acquire(inputs, cluster, proposals, events);
    }
}

}  // namespace abroad
