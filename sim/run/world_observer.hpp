// Moves one simulated world on and writes down what became of its firms. Looks at cash before and after single phases,
// which tells apart what a firm spends on acts and what it earns; nothing that is written down reaches the model.
#pragma once

#include <cstdint>
#include <vector>

#include "run/firm_outcomes.hpp"
#include "run/simulation.hpp"

namespace abroad {

class WorldObserver {
 public:
    /// Begins with the world as it stands, which should be at the end of a year.
    WorldObserver(const Scenario& scenario, const Simulation& simulation);

    /// Simulates one quarter.
    void simulate_quarter(Simulation& simulation);

    /// Gives away what was written down; the books of public money as they are in the end.
    WorldOutcomes finish(const World& world);

 private:
    struct FundedPosition {
        std::uint32_t row;
        std::uint16_t generation;
        std::uint16_t market;
        std::uint16_t instrument;
    };

    void take_down_acts(const World& world);
    void take_down(const World& world, const struct Event& event);
    void follow_acts(const World& world);
    void follow_funded_positions(const World& world);
    void end_year(const World& world);
    std::vector<FundedSales> sales_of_funded_positions(const World& world) const;
    void add_spending(const World& world, const std::vector<double>& before);
    void add_dividends(const Simulation& simulation, std::vector<double> before, std::size_t booked);
    void forget_predecessors(const World& world);
    void add_research(const World& world);

    const Scenario& scenario_;
    WorldOutcomes outcomes_;
    std::vector<double> value_added_share_;
    std::vector<std::uint32_t> row_of_seat_;
    std::vector<double> dividends_, entry_spending_, research_spending_;
    std::vector<std::uint16_t> generation_;
    std::vector<FundedPosition> funded_;
    std::size_t followed_acts_ = 0;
    std::size_t read_applications_ = 0;
};

}  // namespace abroad
