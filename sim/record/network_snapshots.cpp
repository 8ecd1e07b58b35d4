#include "record/network_snapshots.hpp"

#include "record/panel.hpp"

namespace abroad {

namespace {

bool is_there(const Firms& firms, std::size_t row) {
    return firms.living[row] || firms.research_organisation[row];
}

/// Ties of one firm to partners of higher seats.
void append_ties(const World& world, std::size_t row, double period, TieSnapshots& to) {
    const Firms& firms = world.firms;
    const Ties& ties = world.ties;
    for (std::size_t at = ties.first[row]; at < ties.first[row + 1]; ++at) {
        const std::uint32_t partner = ties.partner[at];
        if (firms.seat[partner] < firms.seat[row] || !is_there(firms, partner)) continue;
        to.period.push_back(period);
        to.seat.push_back(firms.seat[row]);
        to.generation.push_back(firms.generation[row]);
        to.other_seat.push_back(firms.seat[partner]);
        to.other_generation.push_back(firms.generation[partner]);
        to.trust.push_back(ties.trust[at]);
        to.partnership.push_back((ties.flags[at] & strategic_partnership_flag) != 0 ? 1 : 0);
    }
}

void append_links(const Links& links, double period, LinkSnapshots& to) {
    for (std::size_t link = 0; link < links.count(); ++link) {
        to.period.push_back(period);
        to.cluster.push_back(static_cast<std::int16_t>(links.first[link]));
        to.other_cluster.push_back(static_cast<std::int16_t>(links.second[link]));
        to.stage.push_back(static_cast<std::int8_t>(links.stage[link]));
        to.trust.push_back(static_cast<float>(links.trust[link]));
        to.allied.push_back(static_cast<std::int8_t>(links.allied[link]));
    }
}

}  // namespace

void append_networks(const World& world, double period, NetworkSnapshots& to) {
    for (const std::size_t row : rows_by_seat(world.firms))
        if (is_there(world.firms, row)) append_ties(world, row, period, to.ties);
    append_links(world.links, period, to.links);
}

}  // namespace abroad
