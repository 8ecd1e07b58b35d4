#include "policy/selection.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "policy/ceilings.hpp"
#include "policy/ledger.hpp"

namespace abroad {

namespace {

/// A request on the list of its line.
struct Listed {
    std::size_t place;
    double draw;
    double score;
    /// Higher for what stands first.
    double order;
};

Cents requested(const GrantRequest& request) {
    return std::accumulate(request.shares.begin(), request.shares.end(), Cents{0},
                           [](Cents sum, const GrantShare& share) { return sum + share.requested; });
}

/// The number that draws and ties know the applicant by.
std::uint32_t id_of(const SelectionInputs& in, const GrantShare& share) {
    if (share.kind == RecipientKind::firm) return in.firms.seat[share.row];
    if (share.kind == RecipientKind::cluster_management) return in.clusters.number[share.row];
    return share.row;
}

double selection_draw(const SelectionInputs& in, const GrantRequest& request, std::uint32_t line_number) {
    const GrantShare& leader = request.shares.front();
    const auto step = static_cast<std::uint32_t>(in.step);
    if (leader.kind == RecipientKind::firm)
        return uniform_double(in.key, {Purpose::selection, in.firms.id(leader.row), step, {}, line_number});
    const FirmId who{id_of(in, leader), 0};
    return uniform_double(in.key, {Purpose::selection_of_managements, who, step, {}, line_number});
}

/// The requests of a line in the order in which they are paid.
std::vector<Listed> ordered(const SelectionInputs& in, const std::vector<GrantRequest>& requests, std::size_t line) {
    const BudgetLine& budget = in.policy.lines[line];
    std::vector<Listed> list;
    for (std::size_t i = 0; i < requests.size(); ++i)
        if (in.policy.instruments[requests[i].instrument].line == line)
            list.push_back({i, selection_draw(in, requests[i], budget.number), 0, 0});
    const auto ties = [&](const Listed& one) {
        const GrantRequest& request = requests[one.place];
        const Instrument& instrument = in.policy.instruments[request.instrument];
        return std::tuple(id_of(in, request.shares.front()), instrument.act, request.market, request.instrument);
    };
    if (budget.selection == Selection::ranked) {
        std::sort(list.begin(), list.end(), [&](const Listed& a, const Listed& b) {
            const double worth_a = requests[a.place].worth, worth_b = requests[b.place].worth;
            return worth_a != worth_b ? worth_a < worth_b : ties(b) < ties(a);
        });
        for (std::size_t rank = 0; rank < list.size(); ++rank) {
            const InstrumentData& data = in.policy.instruments[requests[list[rank].place].instrument].data;
            const double worth = static_cast<double>(rank + 1) / static_cast<double>(list.size());
            const double accuracy = data.screening_accuracy_share;
            list[rank].score = list[rank].order = accuracy * worth + (1 - accuracy) * list[rank].draw;
        }
    } else {
        for (Listed& one : list) one.score = one.draw, one.order = -one.draw;
    }
    std::sort(list.begin(), list.end(), [&](const Listed& a, const Listed& b) {
        return a.order != b.order ? a.order > b.order : ties(a) < ties(b);
    });
    return list;
}

/// Writes one row a share, the leader's first.
void write_application(const SelectionInputs& in, const Listed& listed, std::size_t rank, GrantRequest& request,
                       FundingTables& funding) {
    Applications& table = funding.applications;
    const Instrument& instrument = in.policy.instruments[request.instrument];
    const auto leader = static_cast<std::uint32_t>(table.count());
    for (GrantShare& share : request.shares) {
        const bool firm = share.kind == RecipientKind::firm;
        const bool management = share.kind == RecipientKind::cluster_management;
        share.application = static_cast<std::uint32_t>(table.count());
        table.step.push_back(in.step);
        table.instrument.push_back(request.instrument);
        table.line.push_back(instrument.line);
        table.kind.push_back(share.kind);
        table.applicant.push_back(firm ? in.firms.seat[share.row] : share.row);
        table.generation.push_back(firm ? in.firms.generation[share.row] : std::uint16_t{0});
        table.country.push_back(firm         ? in.firms.country[share.row]
                                : management ? in.clusters.country[share.row]
                                             : static_cast<std::uint16_t>(share.row));
        table.employees.push_back(firm && !in.firms.research_organisation[share.row] ? in.firms.employees[share.row]
                                                                                     : 0.0F);
        table.act.push_back(instrument.act);
        table.market.push_back(request.market);
        table.consortium.push_back(leader);
        table.cost.push_back(share.cost);
        table.requested.push_back(share.requested);
        table.score.push_back(static_cast<float>(listed.score));
        table.rank.push_back(static_cast<std::uint32_t>(rank + 1));
        table.decision.push_back(request.decision);
        table.awarded.push_back(share.awarded);
        table.because.push_back(share.because);
        table.fate.push_back(FundedFate::not_done);
    }
}

/// Cuts the shares of a request to what is left, in proportion, each rounded down; the leader gets the cents over.
void pay_the_rest(GrantRequest& request, Cents asked, Cents left) {
    const double part = static_cast<double>(left) / static_cast<double>(asked);
    Cents given = 0;
    for (GrantShare& share : request.shares) {
        share.awarded = std::min(static_cast<Cents>(part * static_cast<double>(share.requested)), left - given);
        given += share.awarded;
    }
    request.shares.front().awarded += left - given;
    request.decision = FundingDecision::in_part;
}

/// What was given in this quarter already: an applicant may ask for several acts at once, and each alone may be within
/// the ceilings.
class GivenNow {
 public:
    GivenNow(const SelectionInputs& in, const FundingTables& funding) : in_(in) {
        for (const Instrument& one : in.policy.instruments) under_cap_.push_back(one.data.de_minimis);
        const Applications& a = funding.applications;
        for (std::size_t i = in.history.followed(); i < a.count(); ++i)
            if (a.awarded[i] > 0 && a.fate[i] != FundedFate::not_done && a.kind[i] == RecipientKind::firm)
                add({a.line[i], a.kind[i], a.applicant[i], a.generation[i]}, a.country[i],
                    {a.step[i], a.instrument[i], a.market[i], a.awarded[i]});
    }

    bool allows(const GrantRequest& request) const {
        return std::all_of(request.shares.begin(), request.shares.end(), [&](const GrantShare& share) {
            return share.kind != RecipientKind::firm || share.requested <= most(request, share);
        });
    }

    void note(const GrantRequest& request) {
        const Instrument& instrument = in_.policy.instruments[request.instrument];
        for (const GrantShare& share : request.shares)
            if (share.kind == RecipientKind::firm && share.awarded > 0)
                add(key_of(instrument, share), in_.firms.country[share.row],
                    {in_.step, request.instrument, request.market, share.awarded});
    }

 private:
    RecipientKey key_of(const Instrument& instrument, const GrantShare& share) const {
        return {instrument.line, RecipientKind::firm, in_.firms.seat[share.row], in_.firms.generation[share.row]};
    }

    void add(const RecipientKey& key, std::uint16_t country, const PastGrant& grant) {
        grants_[key].push_back(grant);
        of_country_[{grant.instrument, country}] += grant.amount;
        if (under_cap_[grant.instrument]) de_minimis_[{key.id, key.generation}] += grant.amount;
    }

    /// Largest request that the ceilings still allow.
    Cents most(const GrantRequest& request, const GrantShare& share) const {
        const RecipientKey key = key_of(in_.policy.instruments[request.instrument], share);
        const std::uint16_t country = in_.firms.country[share.row];
        const auto sum_in = [](const auto& sums, const auto& place) {
            const auto found = sums.find(place);
            return found == sums.end() ? Cents{0} : found->second;
        };
        std::vector<PastGrant> all = in_.history.of(key);
        if (const auto now = grants_.find(key); now != grants_.end())
            all.insert(all.end(), now->second.begin(), now->second.end());
        const Cents of_country = in_.history.of_country(request.instrument, country, in_.step) +
                                 sum_in(of_country_, std::pair(request.instrument, country));
        const Cents de_minimis = in_.history.de_minimis_since(key, de_minimis_start(in_.step), under_cap_) +
                                 sum_in(de_minimis_, std::pair(key.id, key.generation));
        return to_cents(std::min(1e12, ceiling_left(in_.policy, request.instrument, in_.step, request.market,
                                                    {all, of_country, de_minimis})));
    }

    const SelectionInputs& in_;
    std::vector<std::uint8_t> under_cap_;
    std::unordered_map<RecipientKey, std::vector<PastGrant>, RecipientKeyHash> grants_;
    std::map<std::pair<std::uint16_t, std::uint16_t>, Cents> of_country_;
    std::map<std::pair<std::uint32_t, std::uint16_t>, Cents> de_minimis_;
};

/// Goes down the list of a line and says who is paid.
void go_down(const SelectionInputs& in, std::size_t line, const std::vector<Listed>& list,
             std::vector<GrantRequest>& requests, Cents left, GivenNow& given) {
    bool stopped = false;
    for (const Listed& one : list) {
        GrantRequest& request = requests[one.place];
        const InstrumentData& data = in.policy.instruments[request.instrument].data;
        const Cents asked = requested(request);
        if (data.selection == Selection::ranked && one.score < data.threshold_share) {
            request.decision = FundingDecision::below_threshold;
        } else if (!given.allows(request)) {
            request.decision = FundingDecision::over_ceiling;
        } else if (stopped || asked > left) {
            request.decision = FundingDecision::no_money;
            const MarginalApplicant rule = in.policy.lines[line].marginal_applicant;
            if (!stopped && rule == MarginalApplicant::partial && left > 0) {
                pay_the_rest(request, asked, left);
                left = 0;
            }
            stopped = stopped || rule != MarginalApplicant::skip;
        } else {
            request.decision = FundingDecision::awarded;
            for (GrantShare& share : request.shares) share.awarded = share.requested;
            left -= asked;
        }
        if (request.is_granted()) given.note(request);
    }
}

void remember_chances(int step, std::size_t line, std::size_t applied, std::size_t paid, LineStates& lines) {
    if (applied == 0) return;
    if (lines.last_step[line] != step) lines.last_applications[line] = lines.last_paid[line] = 0;
    lines.last_step[line] = step;
    lines.last_applications[line] += static_cast<std::int64_t>(applied);
    lines.last_paid[line] += static_cast<std::int64_t>(paid);
}

}  // namespace

Cents GrantRequest::awarded() const {
    return std::accumulate(shares.begin(), shares.end(), Cents{0},
                           [](Cents sum, const GrantShare& share) { return sum + share.awarded; });
}

void decide(const SelectionInputs& inputs, std::vector<GrantRequest>& requests, FundingTables& funding) {
    GivenNow given(inputs, funding);
    for (std::size_t line = 0; line < inputs.policy.lines.size(); ++line) {
        const std::vector<Listed> list = ordered(inputs, requests, line);
        go_down(inputs, line, list, requests, funding.lines.available[line], given);
        std::size_t paid = 0;
        for (std::size_t rank = 0; rank < list.size(); ++rank) {
            GrantRequest& request = requests[list[rank].place];
            write_application(inputs, list[rank], rank, request, funding);
            paid += request.is_granted();
            for (const GrantShare& share : request.shares)
                book(funding, inputs.step, movement_of(funding, LedgerKind::award, share.application, share.awarded));
        }
        remember_chances(inputs.step, line, list.size(), paid, funding.lines);
    }
}

void settle(const SelectionInputs& inputs, const GrantRequest& request, GrantShare& share, FundedFate fate,
            FundingTables& funding) {
    funding.applications.fate[share.application] = fate;
    funding.applications.because[share.application] = share.because;
    if (share.awarded == 0) return;
    if (fate == FundedFate::done_with_money) {
        const double rate = inputs.policy.instruments[request.instrument].data.administration_cost_share;
        book(funding, inputs.step,
             movement_of(funding, LedgerKind::administration, share.application,
                         to_cents(rate * to_keur(share.awarded))));
        return;
    }
    book(funding, inputs.step, movement_of(funding, LedgerKind::release, share.application, share.awarded));
    share.awarded = 0;
}

void settle(const SelectionInputs& inputs, GrantRequest& request, FundedFate fate, FundingTables& funding) {
    for (GrantShare& share : request.shares) settle(inputs, request, share, fate, funding);
}

Cents pay(const SelectionInputs& inputs, const GrantShare& share, FundingTables& funding) {
    const std::uint32_t application = share.application;
    const Instrument& instrument = inputs.policy.instruments[funding.applications.instrument[application]];
    const int delay = instrument.data.payment_delay_quarters;
    if (delay == 0 || share.kind != RecipientKind::firm) {
        book(funding, inputs.step, movement_of(funding, LedgerKind::payment, application, share.awarded));
        return share.awarded;
    }
    add_commitment(
        {application, CommitmentKind::reimbursement, share.row, inputs.step, inputs.step + delay, share.awarded},
        funding.commitments);
    return 0;
}

void spend(const SelectionInputs& inputs, std::uint16_t instrument, Cents amount, FundingTables& funding) {
    GrantRequest request;
    request.instrument = instrument;
    request.decision = FundingDecision::awarded;
    GrantShare share;
    share.kind = RecipientKind::nobody;
    share.row = nobodys_row;
    share.cost = share.requested = share.awarded = amount;
    request.shares.push_back(share);
    write_application(inputs, {0, 0, 1, 1}, 0, request, funding);
    const std::uint32_t application = request.shares[0].application;
    book(funding, inputs.step, movement_of(funding, LedgerKind::award, application, amount));
    settle(inputs, request, FundedFate::done_with_money, funding);
    pay(inputs, request.shares[0], funding);
}

void pay_reimbursements(const SelectionInputs& inputs, Firms& firms, FundingTables& funding) {
    Commitments& c = funding.commitments;
    for (std::size_t i = 0; i < c.count(); ++i) {
        if (c.kind[i] != CommitmentKind::reimbursement || c.end_step[i] != inputs.step) continue;
        const std::uint32_t row = c.row[i], application = c.application[i];
        const bool there = (firms.living[row] || firms.research_organisation[row]) &&
                           firms.generation[row] == funding.applications.generation[application];
        const LedgerKind kind = there ? LedgerKind::payment : LedgerKind::release;
        book(funding, inputs.step, movement_of(funding, kind, application, c.left[i]));
        if (there) firms.cash_keur[row] += to_keur(c.left[i]);
        c.left[i] = 0;
    }
    remove_ended(inputs.step, c);
}

void remove_ended(int step, Commitments& commitments) {
    std::vector<std::uint8_t> over(commitments.count());
    for (std::size_t i = 0; i < over.size(); ++i) over[i] = commitments.end_step[i] <= step && commitments.left[i] == 0;
    visit_columns(commitments, [&](auto, auto& column) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < over.size(); ++i)
            if (!over[i]) column[kept++] = column[i];
        column.resize(kept);
    });
}

}  // namespace abroad
