#include "phases/looking.hpp"

#include <map>

#include "helpers/catch.hpp"
#include "helpers/model_in_doubles.hpp"

namespace abroad {

namespace {

double attention(const SmallWorld& w, std::size_t row) {
    const Firms& firms = w.world.firms;
    const double exporter = firms.export_revenue[row] > 0 ? 0.8 : 0.0;
    return 0.5 * (0.3 + 0.7 * static_cast<double>(firms.orientation[row])) * (1 + exporter);
}

double weight(const SmallWorld& w, std::size_t row, std::size_t market) {
    const Firms& firms = w.world.firms;
    const Markets& markets = w.world.markets;
    const std::size_t home = firms.country[row];
    if (market == home) return 0;
    for (std::size_t at = w.world.positions.first[row]; at < w.world.positions.first[row + 1]; ++at)
        if (w.world.positions.market[at] == market) return 0;
    const double nearness = firms.born_global[row] ? 1 : std::exp(-3 * markets.psychic_distance(home, market));
    return nearness * std::pow(markets.expenditure_keur_per_year(market, firms.sector[row]) / 1e6, 0.3) *
           (1 + 2 * model::peers(w, row, market)) *
           (1 + static_cast<double>(firms.experience[row * firms.markets + market]));
}

constexpr std::size_t nowhere = 99, unsure = 98;

/// The market that the firm should look at; `unsure` where a draw lies on an edge within the precision of float.
std::size_t expected_look(const SmallWorld& w, std::size_t row) {
    if (!w.world.firms.living[row]) return nowhere;
    const double u = model::draw(w, Purpose::attention, row, w.step), probability = attention(w, row);
    if (std::abs(u - probability) < 1e-6) return unsure;
    if (u > probability) return nowhere;
    double total = 0, cumulated = 0;
    for (std::size_t market = 0; market < 5; ++market) total += weight(w, row, market);
    if (total == 0) return nowhere;
    const double mark = model::draw(w, Purpose::market_choice, row, w.step) * total;
    std::size_t choice = nowhere;
    for (std::size_t market = 0; market < 5; ++market) {
        cumulated += weight(w, row, market);
        if (std::abs(cumulated - mark) < 1e-5 * total) return unsure;
        if (choice == nowhere && cumulated > mark) choice = market;
    }
    return choice;
}

std::vector<Look> look(SmallWorld& w) {
    std::vector<std::vector<Look>> by_block(block_count(w.world.firms.count()));
    for_each_block(w.world.firms.count(),
                   [&](const Block& block) { look_abroad(w.looking(), block, w.world.firms, by_block[block.index]); });
    std::vector<Look> all;
    for (const auto& looks : by_block) all.insert(all.end(), looks.begin(), looks.end());
    return all;
}

}  // namespace

TEST_CASE("who looks and where agrees with the formulas in double, for 900 different firms over four quarters") {
    std::size_t checked = 0, looked = 0, wrong = 0;
    for (int step = 3; step < 7; ++step) {
        SmallWorld w(900);
        w.scatter(5);
        w.step = step;
        std::vector<std::size_t> wanted;
        for (std::size_t row = 0; row < 900; ++row) wanted.push_back(expected_look(w, row));
        std::map<std::size_t, std::size_t> market_of;
        const ThreadLimit one(1);
        for (const Look& one_look : look(w)) market_of[one_look.row] = one_look.market;
        for (std::size_t row = 0; row < 900; ++row) {
            if (wanted[row] == unsure) continue;
            ++checked;
            looked += market_of.contains(row);
            wrong += market_of.contains(row) ? market_of[row] != wanted[row] : wanted[row] != nowhere;
        }
    }
    CHECK(wrong == 0);
    CHECK(checked > 3500);
    CHECK(looked > 800);
}

TEST_CASE("a look costs money, also money that is not there, and leaves scouting information") {
    SmallWorld w(300);
    w.scatter(6);
    const Firms before = w.world.firms;
    std::map<std::uint32_t, std::size_t> looks;
    for (const Look& one : look(w)) looks[one.row] = one.market;
    REQUIRE(looks.size() > 50);
    std::size_t wrong = 0, in_debt = 0;
    for (std::size_t row = 0; row < 300; ++row) {
        const auto market = looks.find(static_cast<std::uint32_t>(row));
        const bool looked = market != looks.end();
        wrong += w.world.firms.cash_keur[row] != before.cash_keur[row] - (looked ? 2 : 0);
        in_debt += looked && w.world.firms.cash_keur[row] < 0;
        for (std::size_t other = 0; other < 5; ++other) {
            const double faded = static_cast<double>(before.scouting[row * 5 + other]) * (1 - 0.25 * 0.25);
            const double wanted = looked && market->second == other ? faded + 0.2 * (1 - faded) : faded;
            wrong += std::abs(static_cast<double>(w.world.firms.scouting[row * 5 + other]) - wanted) > 1e-6;
        }
    }
    CHECK(wrong == 0);
    CHECK(in_debt > 0);
}

TEST_CASE("a firm that is everywhere does not look and pays nothing") {
    SmallWorld w(1);
    w.world.firms.orientation[0] = 1;
    for (const std::uint16_t market : std::initializer_list<std::uint16_t>{1, 2, 3, 4})
        w.add_position(0, market, 0.5F, 1.0F);
    w.parameters.attention.look_probability_per_quarter = 1;
    w.derive();
    CHECK(look(w).empty());
    CHECK(w.world.firms.cash_keur[0] == 300);
}

TEST_CASE("the last market left is the one looked at") {
    SmallWorld w(1);
    w.parameters.attention.look_probability_per_quarter = 1;
    w.world.firms.orientation[0] = 1;
    for (const std::uint16_t market : std::initializer_list<std::uint16_t>{1, 2, 4})
        w.add_position(0, market, 0.5F, 1.0F);
    w.derive();
    for (w.step = 0; w.step < 200; ++w.step) {
        const auto looks = look(w);
        REQUIRE(looks.size() == 1);
        REQUIRE(looks[0].market == 3);
    }
}

TEST_CASE("how often markets are looked at follows their weights, and a wrong weight is noticed") {
    SmallWorld w(8000);
    w.parameters.attention.look_probability_per_quarter = 1;
    std::fill(w.world.firms.orientation.begin(), w.world.firms.orientation.end(), 1.0F);
    std::array<double, 5> count{}, weights{};
    double looks = 0, total = 0;
    for (const Look& one : look(w)) {
        ++count[one.market];
        ++looks;
    }
    for (std::size_t market = 0; market < 5; ++market) total += weights[market] = weight(w, 0, market);
    CHECK(looks == 8000);
    CHECK(count[0] == 0);
    for (std::size_t market = 1; market < 5; ++market) {
        const double share = weights[market] / total, error = std::sqrt(share * (1 - share) / looks);
        CHECK(std::abs(count[market] / looks - share) < 4 * error);
        CHECK(std::abs(count[market] / looks - 1.2 * share) > 2 * error);
    }
}

}  // namespace abroad
