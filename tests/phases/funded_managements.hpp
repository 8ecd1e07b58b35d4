// Managements to fund in tests: those of ManagementFixture, each with ten members, in three countries, all of one
// sector, and instruments made by hand; phase 2 runs as in a simulation.
#pragma once

#include "helpers/catch.hpp"
#include "phases/agency_offices.hpp"
#include "phases/campaigns.hpp"
#include "phases/management_awards.hpp"
#include "phases/management_fixture.hpp"
#include "phases/matchmaking.hpp"
#include "phases/policy_managements.hpp"
#include "policy/budget_lines.hpp"

namespace abroad {

struct FundedManagements : ManagementFixture {
    static constexpr std::uint32_t members = 10;
    Firms firms;
    Positions positions;
    ClusterSlots slots;
    Links links_table;
    AllianceParameters alliance;
    std::vector<InstrumentData> instruments;
    FundingParameters parameters;
    Policy policy;
    FundingTables funding;
    GrantHistory history;
    OpenCalls calls;
    std::vector<ManagementEvent> events;
    std::vector<TieChange> ties;
    std::vector<GrantRequest> requests;

    explicit FundedManagements(std::size_t count = 3)
        : ManagementFixture(count),
          firms(make_firms(count * members, 2, 3)),
          positions(make_positions(count * members)) {
        std::fill(clusters.sector.begin(), clusters.sector.end(), std::uint16_t{0});
        for (std::uint32_t row = 0; row < firms.count(); ++row) {
            firms.seat[row] = row;
            firms.living[row] = 1;
            firms.cluster[row] = static_cast<std::uint16_t>(row / members);
            firms.country[row] = clusters.country[row / members];
            firms.employees[row] = 20;
            firms.research_intensity_share[row] = 0.02F;
        }
        slots = make_slots(firms, count);
        instruments.reserve(4);
    }

    /// An instrument for six years from step 0, with 1000 kEUR a year.
    InstrumentData& add(InstrumentKind kind, const std::string& name) {
        InstrumentData& data = instruments.emplace_back();
        data.name = name;
        data.kind = kind;
        data.end_year = 6;
        data.budget_keur_per_year = 1000;
        data.awareness_probability = 1;
        return data;
    }

    void resolve() {
        std::vector<std::uint32_t> numbers;
        std::vector<std::pair<int, int>> steps;
        for (std::uint32_t i = 0; i < instruments.size(); ++i) {
            numbers.push_back(i);
            steps.emplace_back(static_cast<int>(instruments[i].start_year * 4),
                               static_cast<int>(instruments[i].end_year * 4));
        }
        const std::vector<BudgetLineData> no_lines;
        policy = make_policy({instruments,
                              numbers,
                              steps,
                              no_lines,
                              {},
                              parameters,
                              {10, 50, 250},
                              markets.name,
                              sectors.name,
                              {1, 1, 1}});
        funding = make_funding(policy);
    }

    SelectionInputs selection(int step) const { return {key, step, policy, firms, clusters, history}; }

    void open(int step) {
        history.follow(funding);
        start_quarter_of_lines(policy, step, funding);
        remove_ended(step, funding.commitments);
        calls.open({key, step, 0.1, policy, funding, history, {firms, positions, managements}});
    }

    /// Phase 2 of a quarter for managements and agencies.
    void quarter(int step) {
        open(step);
        grants = grants_of_quarter(policy, funding, step - 1, clusters.count());
        const SelectionInputs selected = selection(step);
        const ServicesInputs services{step, management, alliance, switches, grants, clusters};
        const ManagementFundingInputs inputs{selected, calls, services, links_table};
        test_gates(policy, step, managements, funding);
        requests = requests_of_managements(inputs, managements, funding);
        for (GrantRequest& office : requests_of_agencies(selected, calls, management.service_cost_office_keur_per_year))
            requests.push_back(office);
        decide(selected, requests, funding);
        take_up_awards(inputs, requests, managements, funding);
        keep_agency_offices(selected, requests, markets, funding);
        pay_instalments(policy, step, funding);
        grants = grants_of_quarter(policy, funding, step, clusters.count());
    }

    /// The purchases of phase 3 and what is paid of them.
    void buy(int step) {
        buy_services({step, management, alliance, switches, grants, clusters}, managements, alliances, events);
        settle_services(selection(step), management, managements, requests, funding);
    }

    void quarters(int first, int last) {
        for (int step = first; step <= last; ++step) quarter(step), buy(step);
    }

    void give_strategy(std::size_t cluster, double quality, std::size_t target = 2) {
        managements.state[cluster] = StrategyState::live;
        managements.quality[cluster] = quality;
        managements.target(cluster, target) = 1;
    }

    void link(std::uint16_t a, std::uint16_t b, double trust) {
        links_table.first.push_back(a);
        links_table.second.push_back(b);
        links_table.trust.push_back(trust);
        links_table.allied.push_back(0);
        links_table.stage.push_back(LinkStage::contact);
    }

    /// Money that moved: of a kind, in a step (-1: all), for an applicant (-1: all).
    Cents moved(LedgerKind kind, int step = -1, int applicant = -1) const {
        Cents sum = 0;
        const Ledger& ledger = funding.ledger;
        for (std::size_t i = 0; i < ledger.count(); ++i) {
            if (ledger.kind[i] != kind || (step >= 0 && ledger.step[i] != step)) continue;
            if (applicant >= 0 &&
                (ledger.application[i] == no_application ||
                 funding.applications.applicant[ledger.application[i]] != static_cast<std::uint32_t>(applicant)))
                continue;
            sum += ledger.amount[i];
        }
        return sum;
    }
    Cents paid(int step = -1, int applicant = -1) const { return moved(LedgerKind::payment, step, applicant); }
};

}  // namespace abroad
