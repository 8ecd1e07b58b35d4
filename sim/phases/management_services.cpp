#include "phases/management_services.hpp"

#include <algorithm>
#include <array>

namespace abroad {

namespace {

/// A service with its price for a level and the place of its levels.
struct Service {
    double price_keur_per_year;
    std::vector<std::int32_t> Managements::*level;
};

double contacts_price(const ServicesInputs& in, const Alliances& alliances, std::size_t cluster) {
    return in.management.service_cost_contacts_keur_per_year *
           (alliances.is_member(cluster) ? in.alliance.contacts_cost_factor : 1.0);
}

/// The services in the order in which a management buys them.
std::array<Service, 4> order_of_purchase(const ServicesInputs& in, const Managements& m, double contacts_price,
                                         std::size_t cluster) {
    const Service information{in.management.service_cost_information_keur_per_year, &Managements::information_level};
    const Service fairs{in.management.service_cost_fairs_keur_per_year, &Managements::fairs_level};
    const Service acquisition{in.management.service_cost_acquisition_keur_per_year, &Managements::acquisition_level};
    const Service contacts{contacts_price, &Managements::contacts_level};
    std::array<Service, 4> order{information, fairs, contacts, acquisition};
    if (in.switches.objective == ManagementObjective::activity_count)
        std::stable_sort(order.begin(), order.end(), [](const Service& a, const Service& b) {
            return a.price_keur_per_year < b.price_keur_per_year;
        });
    else if (m.kind[cluster] == StrategyKind::research_led)
        order = {information, contacts, acquisition, fairs};
    return order;
}

/// Money of one management while it shops.
struct Purse {
    double left;
    double spent;
    bool pay(double price) {
        if (price > left) return false;
        left -= price;
        spent += price;
        return true;
    }
};

void buy_offices(const ServicesInputs& in, std::size_t cluster, Managements& m, Purse& purse) {
    if (m.state[cluster] != StrategyState::live) return;
    for (std::size_t market = 0; market < m.target.columns(); ++market)
        if (m.target(cluster, market) && purse.pay(in.management.service_cost_office_keur_per_year))
            m.office(cluster, market) = 1;
}

/// One level of each affordable service a round; offices after the second round.
void buy_round_by_round(const ServicesInputs& in, const std::array<Service, 4>& order, std::size_t cluster,
                        Managements& m, Purse& purse) {
    const int rounds = service_limit(in, m, cluster);
    for (int round = 1; round <= rounds; ++round) {
        for (const Service& service : order)
            if (purse.pay(service.price_keur_per_year)) ++(m.*service.level)[cluster];
        if (round == 2) buy_offices(in, cluster, m, purse);
    }
}

/// As many activities as the money buys: the cheapest service to its limit, then the next.
void buy_cheapest_first(const ServicesInputs& in, const std::array<Service, 4>& order, std::size_t cluster,
                        Managements& m, Purse& purse) {
    const int limit = service_limit(in, m, cluster);
    for (const Service& service : order)
        while ((m.*service.level)[cluster] < limit && purse.pay(service.price_keur_per_year))
            ++(m.*service.level)[cluster];
    if (limit >= 2) buy_offices(in, cluster, m, purse);
}

void clear_services(std::size_t cluster, Managements& m) {
    m.information_level[cluster] = m.fairs_level[cluster] = 0;
    m.contacts_level[cluster] = m.acquisition_level[cluster] = 0;
    const auto offices = m.office.row(cluster);
    std::fill(offices.begin(), offices.end(), std::uint8_t{0});
}

/// Joins, pays the fee or leaves.
void settle_membership(const ServicesInputs& in, std::size_t cluster, Alliances& alliances, Purse& purse,
                       std::vector<ManagementEvent>& events) {
    if (alliances.of_cluster[cluster] == no_alliance) return;
    Membership& membership = alliances.membership[cluster];
    if (membership == Membership::not_yet && in.step >= alliances.entry_step[cluster]) membership = Membership::member;
    if (!alliances.is_member(cluster) || alliances.is_manager(cluster)) return;
    if (purse.pay(in.alliance.fee_keur_per_year)) return;
    membership = Membership::left;
    events.push_back({static_cast<std::uint16_t>(cluster), ManagementEventKind::alliance_left, 0, purse.left});
}

/// What is not spent abroad stays in the region or goes to the nation.
void split_own_budget(const ServicesInputs& in, double spent, std::size_t cluster, Managements& m) {
    const double own_abroad = std::max(0.0, spent - in.grants.international_keur_per_year[cluster]);
    const double at_home = m.own_budget[cluster] - own_abroad;
    const double share = in.clusters.profile[cluster].regional_share.value_or(in.management.regional_share);
    m.international_spending[cluster] = spent;
    m.regional_spending[cluster] = share * at_home;
    m.national_spending[cluster] = at_home - m.regional_spending[cluster];
    m.regional_factor[cluster] =
        regional_factor(in.management, m.regional_spending[cluster], in.clusters.members[cluster]);
}

}  // namespace

void set_own_budgets(const ManagementParameters& management, const Clusters& clusters, Managements& managements) {
    for (std::size_t cluster = 0; cluster < managements.count(); ++cluster)
        managements.own_budget[cluster] =
            management.fee_keur_per_member_per_year * static_cast<double>(clusters.members[cluster]) +
            managements.base_budget_keur_per_year[cluster];
}

double international_budget(const ServicesInputs& inputs, const Managements& managements, std::size_t cluster) {
    const ManagementParameters& p = inputs.management;
    const double without_strategy = inputs.clusters.profile[cluster].international_share.value_or(
        p.international_share_base + p.international_share_mandate * managements.mandate[cluster]);
    const double share = managements.state[cluster] == StrategyState::live ? p.international_share_with_strategy
                                                                           : std::min(1.0, without_strategy);
    return share * managements.own_budget[cluster] + inputs.grants.international_keur_per_year[cluster];
}

int service_limit(const ServicesInputs& inputs, const Managements& managements, std::size_t cluster) {
    const int limit =
        inputs.clusters.profile[cluster].service_limit.value_or(inputs.management.highest_service_level_count);
    const bool entitled = managements.mandate[cluster] || inputs.grants.international_keur_per_year[cluster] > 0;
    return entitled ? limit : std::min(limit, inputs.management.level_without_mandate_count);
}

double regional_factor(const ManagementParameters& management, double regional_spending, std::int64_t members) {
    const double per_member = regional_spending / static_cast<double>(std::max<std::int64_t>(1, members));
    const double reference = management.regional_spending_reference_keur_per_member_per_year;
    return std::clamp(1 + management.regional_spending_weight * (per_member / reference - 1),
                      management.regional_factor_least, management.regional_factor_largest);
}

void buy_services(const ServicesInputs& inputs, Managements& managements, Alliances& alliances,
                  std::vector<ManagementEvent>& events) {
    for (std::size_t cluster = 0; cluster < managements.count(); ++cluster) {
        clear_services(cluster, managements);
        Purse purse{international_budget(inputs, managements, cluster), 0};
        settle_membership(inputs, cluster, alliances, purse, events);
        const auto order = order_of_purchase(inputs, managements, contacts_price(inputs, alliances, cluster), cluster);
        if (inputs.switches.objective == ManagementObjective::activity_count)
            buy_cheapest_first(inputs, order, cluster, managements, purse);
        else
            buy_round_by_round(inputs, order, cluster, managements, purse);
        split_own_budget(inputs, purse.spent, cluster, managements);
    }
}

}  // namespace abroad
