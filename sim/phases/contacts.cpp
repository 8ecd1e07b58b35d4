#include "phases/contacts.hpp"

#include <algorithm>

#include "random/draws.hpp"

namespace abroad {

namespace {

/// Services at which contacts are made: fairs and partner contacts.
constexpr double services_of_contacts = 2;

/// What the draws of a partner are for.
enum class PartnerDraw : std::uint32_t { market = 0, cluster = 1, firm = 2 };

double uniform_of(const ContactInputs& in, std::uint32_t row, PartnerDraw draw) {
    return uniform_double(in.key, {Purpose::contact_partner,
                                   in.firms.id(row),
                                   static_cast<std::uint32_t>(in.step),
                                   {},
                                   static_cast<std::uint32_t>(draw)});
}

/// A market drawn evenly from the targets of the cluster.
std::uint16_t choose_target(const ContactInputs& in, std::uint32_t row) {
    std::vector<std::uint16_t> targets;
    const auto marks = in.managements.target.row(in.firms.cluster[row]);
    for (std::size_t market = 0; market < marks.size(); ++market)
        if (marks[market]) targets.push_back(static_cast<std::uint16_t>(market));
    if (targets.empty()) return static_cast<std::uint16_t>(marks.size());
    return targets[index_from_uniform(uniform_of(in, row, PartnerDraw::market), targets.size())];
}

/// A slot of a linked cluster in the market if there is one, else a related seat; a hole or an unrelated firm is met in
/// vain.
std::uint32_t meet(const ContactInputs& in, std::uint32_t row, std::uint16_t market) {
    std::vector<std::uint16_t> linked;
    for (const LinkView::End& end : in.link_view.of[in.firms.cluster[row]])
        if (in.country_of_cluster[end.other] == market && !in.slots.of[end.other].empty()) linked.push_back(end.other);
    const double u = uniform_of(in, row, PartnerDraw::firm);
    if (!linked.empty()) {
        const std::size_t place = index_from_uniform(uniform_of(in, row, PartnerDraw::cluster), linked.size());
        const auto& slots = in.slots.of[linked[place]];
        const std::uint32_t met = slots[index_from_uniform(u, slots.size())];
        const bool related = met != hole && in.related(in.firms.sector[row], in.firms.sector[met]) > 0;
        return related ? met : hole;
    }
    const std::size_t sector = in.firms.sector[row], size = in.countries.size(market, sector);
    return size == 0 ? hole : in.countries.at(market, sector, index_from_uniform(u, size));
}

bool goes_abroad(const ContactInputs& in, std::size_t row) {
    return static_cast<double>(in.firms.orientation[row]) > in.management.contact_least_orientation ||
           in.positions.first[row + 1] > in.positions.first[row];
}

}  // namespace

double contact_probability(const ManagementParameters& management, const Managements& managements,
                           std::size_t cluster) {
    const double levels = managements.fairs_level[cluster] + managements.contacts_level[cluster];
    const double responsible = management.impact_responsibility_floor +
                               (1 - management.impact_responsibility_floor) * managements.responsibility[cluster];
    return std::min(1.0, management.contact_probability_per_quarter * levels /
                             (services_of_contacts * management.highest_service_level_count) * responsible);
}

void make_contacts(const ContactInputs& inputs, const Block& block, std::vector<Contact>& contacts) {
    const Firms& firms = inputs.firms;
    for (std::size_t row = block.begin; row < block.end; ++row) {
        if (!firms.living[row] || firms.cluster[row] == no_cluster || !goes_abroad(inputs, row)) continue;
        const double chance = contact_probability(inputs.management, inputs.managements, firms.cluster[row]);
        const auto one = static_cast<std::uint32_t>(row);
        const float u =
            uniform_float(inputs.key, {Purpose::contact, firms.id(row), static_cast<std::uint32_t>(inputs.step)});
        if (static_cast<double>(u) >= chance) continue;
        const std::uint16_t market = choose_target(inputs, one);
        if (market >= inputs.markets.count()) continue;
        const std::uint32_t partner = meet(inputs, one, market);
        if (partner != hole && firms.living[partner]) contacts.push_back({one, partner, market});
    }
}

}  // namespace abroad
