#include "phases/withdrawal.hpp"

#include "helpers/catch.hpp"
#include "helpers/model_in_doubles.hpp"

namespace abroad {

namespace {

double foreseen_profit(const SmallWorld& w, std::size_t row, std::size_t at) {
    const Positions& p = w.world.positions;
    const Firms& firms = w.world.firms;
    const double sigma = w.world.sectors.substitution_elasticity[firms.sector[row]];
    const double lambda = static_cast<double>(p.penetration[at]);
    const double ahead = model::logist(lambda, 0.5 * static_cast<double>(firms.patience_years[row]), 1, 0.9);
    return static_cast<double>(p.revenue[at]) / sigma * ahead / lambda -
           model::fixed_cost(w, row, p.market[at], static_cast<double>(firms.employees[row]));
}

double prospect_after(const SmallWorld& w, std::size_t row, std::size_t at) {
    const double foreseen = foreseen_profit(w, row, at), before = static_cast<double>(w.world.positions.prospect[at]);
    return w.world.positions.tenure_quarters[at] == 1 ? foreseen : before + 0.25 * (foreseen - before);
}

double hazard(const SmallWorld& w, std::size_t row, std::size_t at, double prospect) {
    const Firms& firms = w.world.firms;
    const std::size_t market = w.world.positions.market[at];
    const double employees = static_cast<double>(firms.employees[row]);
    const double unknown = 1 - static_cast<double>(firms.experience[row * firms.markets + market]);
    const double fixed = model::fixed_cost(w, row, market, employees);
    return 0.6 * unknown * unknown + 0.12 * model::size_factor(w, employees, -0.10) +
           (prospect < 0 ? 5 * std::min(3.0, -prospect / fixed) : 0);
}

std::vector<PositionEnd> judge(SmallWorld& w) {
    std::vector<PositionEnd> ends(w.world.positions.count(), PositionEnd::no);
    for_each_block(w.world.firms.count(), [&](const Block& block) {
        withdraw(w.withdrawal(), block, w.world.positions, ends, w.world.events.by_block[block.index]);
    });
    return ends;
}

}  // namespace

TEST_CASE("prospects and withdrawals of 1,000 different positions agree with the formulas in double") {
    SmallWorld w(1000);
    w.scatter(21);
    const SmallWorld before = w;
    const auto ends = judge(w);
    std::size_t wrong = 0, checked = 0, given_up = 0;
    double worst = 0;
    for (std::size_t row = 0; row < 1000; ++row)
        for (std::size_t at = w.world.positions.first[row]; at < w.world.positions.first[row + 1]; ++at) {
            const double prospect = prospect_after(before, row, at);
            worst = std::max(worst, std::abs(static_cast<double>(w.world.positions.prospect[at]) - prospect) /
                                        (1 + std::abs(prospect)));
            const double u =
                model::draw(w, Purpose::withdrawal, row, w.step, w.world.markets.number[w.world.positions.market[at]]);
            const double probability = 1 - std::exp(-hazard(before, row, at, prospect) * 0.25);
            if (std::abs(u - probability) < 1e-4) continue;
            ++checked;
            given_up += ends[at] == PositionEnd::ends;
            wrong += (ends[at] == PositionEnd::ends) != (u < probability);
        }
    CHECK(worst < 5e-5);
    CHECK(wrong == 0);
    CHECK(checked > 800);
    CHECK(given_up > 50);
    CHECK(w.events().size() == static_cast<std::size_t>(std::count(ends.begin(), ends.end(), PositionEnd::ends)));
}

TEST_CASE("the first judgement of a position is what it foresees, later ones are smoothed") {
    SmallWorld w(1);
    w.add_position(0, 2, 0.5F, 1.0F, 1);
    w.world.positions.revenue[0] = 100;
    w.world.positions.prospect[0] = 777;
    const double foreseen = foreseen_profit(w, 0, 0);
    // 100/4 times the growth of penetration within two years, less the fixed cost at the reference size.
    const double fixed = 8 * (1 + w.world.markets.psychic_distance(0, 2));
    CHECK(foreseen == Approx(25 * (1 / (1 + std::exp(-1.8))) / 0.5 - fixed));
    judge(w);
    CHECK(w.world.positions.prospect[0] == Approx(foreseen).epsilon(1e-5));
    w.world.positions.tenure_quarters[0] = 2;
    w.world.positions.prospect[0] = 0;
    judge(w);
    CHECK(w.world.positions.prospect[0] == Approx(0.25 * foreseen).epsilon(1e-5));
}

TEST_CASE("the patient see further than the impatient") {
    SmallWorld w(2);
    for (const std::size_t row : std::initializer_list<std::size_t>{0, 1}) w.add_position(row, 2, 0.2F, 1.0F, 1);
    w.world.positions.revenue.assign(2, 50.0F);
    w.world.firms.patience_years = {1.5F, 6.0F};
    judge(w);
    CHECK(w.world.positions.prospect[0] < w.world.positions.prospect[1]);
}

TEST_CASE("positions of a closed firm end without being called withdrawals") {
    SmallWorld w(2);
    w.add_position(0, 2, 0.5F, 1.0F);
    w.add_position(1, 2, 0.5F, 1.0F);
    w.world.firms.living[0] = 0;
    w.parameters.withdrawal.new_position_hazard_per_year = w.parameters.withdrawal.base_hazard_per_year = 0;
    w.parameters.withdrawal.loss_hazard_per_year = 0;
    CHECK(judge(w) == std::vector<PositionEnd>{PositionEnd::ends, PositionEnd::no});
    CHECK(w.events().empty());
}

TEST_CASE("the hazard makes its share of withdrawals, and a wrong hazard is noticed") {
    SmallWorld w(4000);
    for (std::size_t row = 0; row < 4000; ++row) {
        w.world.firms.experience[row * 5 + 2] = 1.0F;
        w.world.firms.experience[row * 5 + 1] = 1.0F;
    }
    PositionChanges changes;
    changes.start_quarter(0, block_count(4000));
    for (std::uint32_t row = 0; row < 4000; ++row)
        for (const std::uint16_t market : std::initializer_list<std::uint16_t>{1, 2})
            changes.starts_by_block[row / rows_per_block].push_back({row, market, Mode::exporting, 0.9F, 1.0F});
    Positions positions;
    rebuild_positions(w.world.positions, changes, positions);
    w.world.positions = positions;
    w.world.positions.tenure_quarters.assign(8000, 1);
    w.world.positions.revenue.assign(8000, 1000.0F);
    const auto ends = judge(w);
    const double share = static_cast<double>(std::count(ends.begin(), ends.end(), PositionEnd::ends)) / 8000;
    const double right = 1 - std::exp(-0.12 * 0.25), wrong = 1 - std::exp(-0.16 * 0.25);
    const double error = std::sqrt(right * (1 - right) / 8000);
    CHECK(std::abs(share - right) < 4 * error);
    CHECK(std::abs(share - wrong) > 4 * error);
}

}  // namespace abroad
