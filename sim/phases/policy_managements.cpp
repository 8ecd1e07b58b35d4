#include "phases/policy_managements.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "base/period.hpp"
#include "phases/management_awards.hpp"
#include "phases/management_consortia.hpp"
#include "policy/ledger.hpp"

namespace abroad {

namespace {

/// What a management has money for, as far as it can be paid twice.
enum class Expense : std::uint8_t { strategy, training, fairs, offices };

std::optional<Expense> expense_of(const Instrument& instrument) {
    if (instrument.act == FundedAct::strategy) return Expense::strategy;
    if (instrument.act == FundedAct::training) return Expense::training;
    if (instrument.act != FundedAct::services) return std::nullopt;
    return instrument.kind == InstrumentKind::trade_fair_support ? Expense::fairs : Expense::offices;
}

/// An application that a management thinks of.
struct Wish {
    std::uint16_t instrument;
    Expense expense;
    double cost_keur;
    double grant_keur;
};

double price_of(const ManagementParameters& management, Expense expense) {
    return expense == Expense::fairs ? management.service_cost_fairs_keur_per_year
                                     : management.service_cost_office_keur_per_year;
}

/// Levels of fairs, or offices in target markets of the instrument, that the management has.
int bought(const Instrument& instrument, Expense expense, const Managements& m, std::size_t cluster) {
    if (expense == Expense::fairs) return m.fairs_level[cluster];
    int offices = 0;
    for (std::size_t market = 0; market < m.office.columns(); ++market)
        offices += m.office(cluster, market) && instrument.markets[market];
    return offices;
}

/// Cost of a year of a grant, of a training, or of a quarter of services as in the last quarter, one at least.
double cost_of(const ManagementFundingInputs& in, const Instrument& instrument, Expense expense, const Managements& m,
               std::size_t cluster) {
    if (expense == Expense::strategy)
        return first_year_keur(instrument.data.management_grant, skips_conception(instrument, m, cluster));
    if (expense == Expense::training) return in.selection.policy.parameters.training_cost_keur;
    return std::max(1, bought(instrument, expense, m, cluster)) * price_of(in.services.management, expense) *
           years_per_step;
}

double grant_of(const Instrument& instrument, Expense expense, double cost_keur) {
    if (expense == Expense::strategy) return std::min(cost_keur, instrument.ceiling_keur);
    const double eligible = std::min(cost_keur, instrument.data.largest_eligible_cost_keur.value_or(cost_keur));
    return std::min(instrument.data.support_rate_share * eligible, instrument.ceiling_keur);
}

/// True if the management may have another award: not while one of the line runs, no second grant over years, no more
/// than the line allows.
bool may_have_more(const ManagementFundingInputs& in, std::uint16_t number, std::size_t cluster,
                   const FundingTables& funding) {
    const Instrument& instrument = in.selection.policy.instruments[number];
    if (has_running_award(funding, instrument.line, cluster, in.selection.step)) return false;
    const auto& past = in.selection.history.of(
        {instrument.line, RecipientKind::cluster_management, static_cast<std::uint32_t>(cluster), 0});
    if (static_cast<std::int64_t>(past.size()) >= instrument.largest_grants_per_recipient) return false;
    return std::none_of(past.begin(), past.end(), [&](const PastGrant& grant) {
        return in.selection.policy.instruments[grant.instrument].act == FundedAct::strategy &&
               instrument.act == FundedAct::strategy;
    });
}

/// The management's own share must be within what it has for going abroad in a year; offices need a strategy.
bool is_worthwhile(const ManagementFundingInputs& in, const Wish& wish, double grant_keur, const Managements& m,
                   std::size_t cluster) {
    if (wish.expense == Expense::offices && m.state[cluster] != StrategyState::live) return false;
    if (wish.expense == Expense::strategy) return true;
    const double per_year = wish.expense == Expense::training ? 1.0 : quarters_per_year;
    return (wish.cost_keur - grant_keur) * per_year <= international_budget(in.services, m, cluster);
}

std::optional<Wish> wish_for(const ManagementFundingInputs& in, std::uint16_t number, const Managements& m,
                             std::size_t cluster, const FundingTables& funding) {
    const Instrument& instrument = in.selection.policy.instruments[number];
    const Clusters& clusters = in.selection.clusters;
    const auto expense = expense_of(instrument);
    if (!expense || instrument.recipient == RecipientType::firm || instrument.recipient == RecipientType::agency)
        return std::nullopt;
    if (!instrument.sectors[clusters.sector[cluster]] ||
        !is_eligible_management(in.selection.policy, instrument, m, cluster, clusters.country[cluster]))
        return std::nullopt;
    const double cost = cost_of(in, instrument, *expense, m, cluster);
    const Wish wish{number, *expense, cost, grant_of(instrument, *expense, cost)};
    if (to_cents(wish.grant_keur) <= 0 || !in.calls.is_worth_applying(instrument, wish.grant_keur) ||
        !is_worthwhile(in, wish, wish.grant_keur, m, cluster) || !may_have_more(in, number, cluster, funding))
        return std::nullopt;
    return wish;
}

/// How much of a wish may be asked for beside those that are asked for already: one application a line, and no cost
/// paid twice beyond the cumulation limits of all.
double beside(const Policy& policy, const Wish& wish, const std::vector<Wish>& chosen) {
    double grant = wish.grant_keur, sum = 0;
    auto limit = policy.instruments[wish.instrument].data.cumulation_limit_share;
    if (limit && wish.expense != Expense::strategy) grant = std::min(grant, *limit * wish.cost_keur);
    for (const Wish& other : chosen) {
        const Instrument& instrument = policy.instruments[other.instrument];
        if (instrument.line == policy.instruments[wish.instrument].line) return 0;
        if (other.expense != wish.expense || wish.expense == Expense::strategy) continue;
        const auto other_limit = instrument.data.cumulation_limit_share;
        if (!limit || !other_limit) return 0;
        limit = std::min(*limit, *other_limit);
        sum += other.grant_keur;
        grant = std::min(grant, *limit * wish.cost_keur - sum);
    }
    return grant;
}

/// The applications of one management in a quarter, the largest grants first.
std::vector<Wish> wishes_of(const ManagementFundingInputs& in, const Managements& m, std::size_t cluster,
                            const FundingTables& funding) {
    std::vector<Wish> all, chosen;
    for (const std::uint16_t number : in.calls.open_instruments())
        if (const auto wish = wish_for(in, number, m, cluster, funding)) all.push_back(*wish);
    std::stable_sort(all.begin(), all.end(), [](const Wish& a, const Wish& b) { return a.grant_keur > b.grant_keur; });
    for (Wish wish : all) {
        wish.grant_keur = beside(in.selection.policy, wish, chosen);
        if (to_cents(wish.grant_keur) > 0) chosen.push_back(wish);
    }
    return chosen;
}

double worth_of(const Policy& policy, const Managements& m, std::size_t cluster) {
    const double share = policy.parameters.management_score_interest_share;
    return share * m.interest[cluster] + (1 - share) * m.experience[cluster];
}

GrantRequest request_of(const ManagementFundingInputs& in, const Wish& wish, const Managements& m,
                        std::size_t cluster) {
    GrantRequest request;
    request.instrument = wish.instrument;
    request.worth = worth_of(in.selection.policy, m, cluster);
    GrantShare share;
    share.kind = RecipientKind::cluster_management;
    share.row = static_cast<std::uint32_t>(cluster);
    share.cost = to_cents(wish.cost_keur);
    share.requested = to_cents(wish.grant_keur);
    request.shares.push_back(share);
    return request;
}

/// Living members of every cluster, by seat.
std::vector<std::vector<std::uint32_t>> members_by_seat(const Firms& firms, std::size_t clusters) {
    std::vector<std::vector<std::uint32_t>> members(clusters);
    for (std::size_t row = 0; row < firms.count(); ++row)
        if (firms.living[row] && firms.cluster[row] != no_cluster)
            members[firms.cluster[row]].push_back(static_cast<std::uint32_t>(row));
    for (auto& rows : members)
        std::sort(rows.begin(), rows.end(), [&](auto a, auto b) { return firms.seat[a] < firms.seat[b]; });
    return members;
}

void note_members(const SelectionInputs& in, const std::vector<GrantRequest>& requests, FundingTables& funding) {
    const auto is_new = [](const GrantRequest& request) {
        return request.is_granted() && request.shares.front().kind == RecipientKind::cluster_management;
    };
    if (std::none_of(requests.begin(), requests.end(), is_new)) return;
    const auto members = members_by_seat(in.firms, in.clusters.count());
    for (const GrantRequest& request : requests) {
        if (!is_new(request)) continue;
        for (const GrantShare& share : request.shares)
            for (const std::uint32_t row : members[share.row]) {
                funding.members.application.push_back(share.application);
                funding.members.seat.push_back(in.firms.seat[row]);
                funding.members.generation.push_back(in.firms.generation[row]);
            }
    }
}

/// A training takes place if its own share is still within the budget.
void train(const ManagementFundingInputs& in, GrantRequest& request, Managements& m, FundingTables& funding) {
    GrantShare& share = request.shares.front();
    const Wish wish{request.instrument, Expense::training, to_keur(share.cost), 0};
    const bool goes_on = is_worthwhile(in, wish, to_keur(share.awarded), m, share.row);
    settle(in.selection, request, goes_on ? FundedFate::done_with_money : FundedFate::not_done, funding);
    if (!goes_on) return;
    pay(in.selection, share, funding);
    double& experience = m.experience[share.row];
    experience += in.selection.policy.parameters.training_gain_share * (1 - experience);
}

}  // namespace

std::vector<GrantRequest> requests_of_managements(const ManagementFundingInputs& inputs, const Managements& managements,
                                                  const FundingTables& funding) {
    std::vector<GrantRequest> requests;
    // A management is in one consortium of a line: as leader, or as the partner of one that comes before it.
    std::set<std::pair<std::uint16_t, std::size_t>> engaged;
    for (std::size_t cluster = 0; cluster < managements.count(); ++cluster)
        for (const Wish& wish : wishes_of(inputs, managements, cluster, funding)) {
            const Instrument& instrument = inputs.selection.policy.instruments[wish.instrument];
            if (engaged.contains({instrument.line, cluster})) continue;
            GrantRequest request = request_of(inputs, wish, managements, cluster);
            const auto is_free = [&](std::size_t other) {
                return !engaged.contains({instrument.line, other}) &&
                       may_have_more(inputs, wish.instrument, other, funding);
            };
            if (instrument.recipient == RecipientType::consortium &&
                !add_partners({inputs.selection, inputs.links, managements}, is_free, request))
                continue;
            for (const GrantShare& share : request.shares) engaged.insert({instrument.line, share.row});
            requests.push_back(std::move(request));
        }
    return requests;
}

void take_up_awards(const ManagementFundingInputs& inputs, std::vector<GrantRequest>& requests,
                    Managements& managements, FundingTables& funding) {
    const Policy& policy = inputs.selection.policy;
    note_members(inputs.selection, requests, funding);
    for (GrantRequest& request : requests) {
        const Instrument& instrument = policy.instruments[request.instrument];
        if (!request.is_granted() || request.shares.front().kind != RecipientKind::cluster_management) continue;
        if (instrument.act == FundedAct::training) train(inputs, request, managements, funding);
        if (instrument.act != FundedAct::strategy) continue;
        settle(inputs.selection, request, FundedFate::done_with_money, funding);
        for (const GrantShare& share : request.shares)
            begin_award(policy, inputs.selection.step, share, skips_conception(instrument, managements, share.row),
                        funding);
    }
}

void settle_services(const SelectionInputs& inputs, const ManagementParameters& management,
                     const Managements& managements, std::vector<GrantRequest>& requests, FundingTables& funding) {
    for (GrantRequest& request : requests) {
        const Instrument& instrument = inputs.policy.instruments[request.instrument];
        if (!request.is_granted() || instrument.act != FundedAct::services) continue;
        const GrantShare& share = request.shares.front();
        const Expense expense = expense_of(instrument).value();
        const double spent = bought(instrument, expense, managements, share.row) * price_of(management, expense);
        const Cents awarded = share.awarded;
        const Cents paid = std::min(awarded, to_cents(instrument.data.support_rate_share * spent * years_per_step));
        settle(inputs, request, paid > 0 ? FundedFate::done_with_money : FundedFate::not_done, funding);
        if (paid == 0) continue;
        book(funding, inputs.step, movement_of(funding, LedgerKind::payment, share.application, paid));
        book(funding, inputs.step, movement_of(funding, LedgerKind::release, share.application, awarded - paid));
    }
    requests.clear();
}

}  // namespace abroad
