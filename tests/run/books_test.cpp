// Law 6 for what budget lines, selection and payment do over ten years of random requests: at the end of every quarter
// the books are right and within the budgets, on shared and own lines, carried over or not, paid at once, reimbursed or
// running on over years.
#include <random>

#include "base/period.hpp"
#include "policy/funding_town.hpp"
#include "policy/ledger.hpp"
#include "run/invariant_faults.hpp"

using namespace abroad;

namespace {

constexpr int years = 10;
constexpr std::uint16_t guarantee = 3;

/// Years and budget of an instrument, and how its line pays.
void add(FundingTown& town, InstrumentKind kind, const std::string& name, double budget, MarginalApplicant marginal,
         Selection selection) {
    InstrumentData& data = town.add(kind, name);
    data.end_year = 6;
    data.budget_keur_per_year = budget;
    data.marginal_applicant = marginal;
    data.selection = selection;
}

FundingTown four_instruments() {
    FundingTown town(40);
    add(town, InstrumentKind::export_voucher, "voucher", 100, MarginalApplicant::stop, Selection::first_come);
    add(town, InstrumentKind::trade_fair_support, "fairs", 60, MarginalApplicant::partial, Selection::lottery);
    town.instruments.back().payment_delay_quarters = 3;
    town.instruments.back().carry_over = true;
    add(town, InstrumentKind::rd_cooperation_grant, "projects", 200, MarginalApplicant::skip, Selection::ranked);
    town.instruments.back().rounds_per_year_count = 2;
    town.instruments.back().administration_cost_share = 0.07;
    add(town, InstrumentKind::export_guarantee, "guarantee", 90, MarginalApplicant::skip, Selection::first_come);
    town.resolve();
    return town;
}

/// What a random number of firms ask for; projects as consortia of three.
std::vector<GrantRequest> random_requests(const FundingTown& town, int step, std::mt19937& dice) {
    std::vector<GrantRequest> requests;
    for (std::uint32_t row = 0; row + 2 < town.firms.count(); row += 3) {
        const auto instrument = static_cast<std::uint16_t>(dice() % town.policy.instruments.size());
        if (!is_open(town.policy, town.funding, instrument, step)) continue;
        const auto some = [&] { return 0.00001 + static_cast<double>(dice() % 1000) / 37; };
        GrantRequest request = town.request(row, some(), some(), instrument);
        for (std::uint32_t member = 1; instrument == 2 && member < 3; ++member)
            request.shares.push_back(town.request(row + member, some()).shares.front());
        requests.push_back(request);
    }
    return requests;
}

/// Some acts are done, and paid at once, later, or over years.
void carry_out(FundingTown& town, int step, std::vector<GrantRequest>& requests, std::mt19937& dice) {
    for (GrantRequest& request : requests) {
        const bool done = dice() % 4 != 0;
        const FundedFate with = done ? FundedFate::done_with_money : FundedFate::not_done;
        settle(town.selection(step), request, request.is_granted() ? with : FundedFate::done_without, town.funding);
        for (const GrantShare& share : request.shares) {
            if (share.awarded == 0) continue;
            if (request.instrument != guarantee) {
                pay(town.selection(step), share, town.funding);
                continue;
            }
            Commitments& c = town.funding.commitments;
            c.application.push_back(share.application);
            c.kind.push_back(CommitmentKind::guarantee);
            c.row.push_back(share.row);
            c.start_step.push_back(step);
            c.end_step.push_back(step + 12);
            c.left.push_back(share.awarded);
            c.per_year.push_back(share.awarded);
            c.entry_cost_keur.push_back(1);
        }
    }
}

/// Part of what guarantees have left is paid.
void pay_losses(FundingTown& town, int step, std::mt19937& dice) {
    Commitments& c = town.funding.commitments;
    for (std::size_t at = 0; at < c.count(); ++at) {
        if (c.kind[at] != CommitmentKind::guarantee) continue;
        const Cents loss = std::min<Cents>(c.left[at], dice() % 500'000);
        book(town.funding, step, movement_of(town.funding, LedgerKind::payment, c.application[at], loss));
        book(town.funding, step, movement_of(town.funding, LedgerKind::premium, c.application[at], 100));
        c.left[at] -= loss;
    }
}

}  // namespace

TEST_CASE("law 6, ten years of random requests leave the books right and within the budgets after every quarter") {
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        std::mt19937 dice(seed);
        FundingTown town = four_instruments();
        const InvariantLimits limits = limits_of(Parameters{}, town.policy);
        World world;
        for (int step = 0; step < years * quarters_per_year; ++step) {
            if (dice() % 5 == 0) ++town.firms.generation[dice() % town.firms.count()];
            start_quarter_of_lines(town.policy, step, town.funding);
            std::vector<GrantRequest> requests = random_requests(town, step, dice);
            decide(town.selection(step), requests, town.funding);
            carry_out(town, step, requests, dice);
            pay_losses(town, step, dice);
            pay_reimbursements(town.selection(step), town.firms, town.funding);
            world.step = step + 1;
            world.funding = town.funding;
            INFO("seed " << seed << ", step " << step);
            CHECK(fault_in_books(world) == "");
            CHECK(fault_in_budgets(world, limits) == "");
        }
        CHECK(world.funding.ledger.count() > 500);
        for (const LedgerKind kind : {LedgerKind::release, LedgerKind::lapse, LedgerKind::administration})
            CHECK(std::count(world.funding.ledger.kind.begin(), world.funding.ledger.kind.end(), kind) > 0);
        for (const Cents left : world.funding.lines.committed) CHECK(left == 0);
    }
}
