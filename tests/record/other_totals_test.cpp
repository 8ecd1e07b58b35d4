// Totals of part of the firms, value added, and snapshots of networks.
#include <algorithm>
#include <numeric>

#include "helpers/catch.hpp"
#include "record/history_document.hpp"
#include "record/recorded_world.hpp"

namespace abroad {
namespace {

std::vector<double> amounts(const Document& document, const std::string& variable) {
    return std::get<std::vector<double>>(document.group("all")->variable(variable)->data);
}

Document document_of(const std::vector<float>& sizes, const RecordParameters& parameters) {
    World world = world_of_sizes(sizes);
    const std::vector<History> histories{history_of(world, 0, 1, parameters)};
    const Document document = history_document(histories, 0, world);
    check_document(document);
    return document;
}

std::vector<std::int64_t> by_bin(const Firms& firms) {
    std::vector<std::int64_t> counts(size_bins, 0);
    for (std::size_t row = 0; row < firms.count(); ++row)
        if (firms.living[row]) ++counts[size_bin(firms.employees[row])];
    return counts;
}

std::vector<std::uint32_t> seats_of_largest(const World& world, double share) {
    std::vector<std::uint32_t> seats;
    for (const std::uint32_t row : largest_firms(world.firms, by_bin(world.firms), share))
        seats.push_back(world.firms.seat[row]);
    std::sort(seats.begin(), seats.end());
    return seats;
}

using Seats = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("The largest firms are those with most employees among the living, of equals the lower seats") {
    World world = world_of_sizes({5, 700, 30, 700, 9, 40, 700, 3, 20, 2});
    CHECK(seats_of_largest(world, 0.2) == Seats{1, 3});
    CHECK(seats_of_largest(world, 0.4) == Seats{1, 3, 5, 6});
    CHECK(seats_of_largest(world, 0.19) == Seats{1});
    CHECK(seats_of_largest(world, 0).empty());
    CHECK(seats_of_largest(world, 1).size() == 10);
    std::reverse(world.firms.employees.begin(), world.firms.employees.end());
    std::reverse(world.firms.seat.begin(), world.firms.seat.end());
    CHECK(seats_of_largest(world, 0.2) == Seats{1, 3});
    world.firms.living[8] = 0;
    CHECK(seats_of_largest(world, 0.23) == Seats{3, 6});
}

TEST_CASE("Totals are given without large and without the largest firms") {
    RecordParameters parameters;
    parameters.largest_firms_apart_share = 0.25;
    const Document document = document_of({5, 250, 249, 1000}, parameters);
    CHECK(amounts(document, "employment")[0] == Approx(1504));
    CHECK(amounts(document, "sme_employment")[0] == Approx(254));
    CHECK(amounts(document, "without_largest_employment")[0] == Approx(504));
    CHECK(amounts(document, "without_largest_revenue_keur_per_year")[0] == Approx(50400));
}

TEST_CASE("Value added is sales made at home less purchased inputs, the share of cost that they are") {
    RecordParameters parameters;
    CHECK(amounts(document_of({10}, parameters), "value_added_keur_per_year")[0] == Approx(0.6 * 1000));
    parameters.purchased_input_share_of_cost = 1;
    CHECK(amounts(document_of({10}, parameters), "value_added_keur_per_year")[0] == Approx(0.2 * 1000));
    parameters.purchased_input_share_of_cost = 0;
    CHECK(amounts(document_of({10}, parameters), "value_added_keur_per_year")[0] == Approx(1000));
}

TEST_CASE("Snapshots of networks are made every so many quarters and hold each tie and link once") {
    World world = world_of_sizes({10, 10, 10, 10});
    world.firms.generation[1] = 3;
    // 0 and 1 are strategic partners; 2 trusts 1, and 3, which closed.
    world.ties.first = {0, 1, 3, 5, 6};
    world.ties.partner = {1, 0, 2, 1, 3, 2};
    world.ties.trust = {0.8F, 0.8F, 0.4F, 0.4F, 0.3F, 0.3F};
    world.ties.flags = {strategic_partnership_flag, strategic_partnership_flag, 0, 0, 0, 0};
    world.firms.living[3] = 0;
    world.links.first = {0};
    world.links.second = {1};
    world.links.trust = {0.5};
    world.links.allied = {0};
    world.links.stage = {LinkStage::network};
    RecordParameters parameters;
    parameters.network_snapshots_every_quarters = 4;
    std::vector<History> histories{history_of(world, 4, 8, parameters)};
    const TieSnapshots& ties = histories[0].networks().ties;
    CHECK(ties.period == std::vector<double>{2015.75, 2015.75, 2016.75, 2016.75});
    CHECK(ties.seat == std::vector<std::uint32_t>{0, 1, 0, 1});
    CHECK(ties.other_seat == std::vector<std::uint32_t>{1, 2, 1, 2});
    CHECK(ties.generation == std::vector<std::uint16_t>{0, 3, 0, 3});
    CHECK(ties.partnership == std::vector<std::int8_t>{1, 0, 1, 0});
    CHECK(histories[0].networks().links.stage == std::vector<std::int8_t>{1, 1});
    const Document document = history_document(histories, 0, world);
    check_document(document);
    CHECK(document.group("tie_snapshots") != nullptr);
    CHECK(document.group("link_snapshots") != nullptr);
}

TEST_CASE("Without being asked for there are no snapshots") {
    World world = world_of_sizes({10, 10});
    const std::vector<History> histories{history_of(world, 4, 8)};
    CHECK(history_document(histories, 0, world).group("tie_snapshots") == nullptr);
}

}  // namespace abroad
