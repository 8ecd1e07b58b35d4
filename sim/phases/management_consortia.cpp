#include "phases/management_consortia.hpp"

#include <algorithm>
#include <set>

#include "phases/management_awards.hpp"

namespace abroad {

namespace {

/// Linked clusters that are free, by falling trust, then by number.
std::vector<std::size_t> candidates(const ManagementConsortiumInputs& in, std::size_t leader,
                                    const std::function<bool(std::size_t)>& is_free) {
    std::vector<std::pair<double, std::size_t>> linked;
    for (std::size_t link = 0; link < in.links.count(); ++link) {
        const std::size_t a = in.links.first[link], b = in.links.second[link];
        if (a != leader && b != leader) continue;
        const std::size_t other = a == leader ? b : a;
        if (is_free(other)) linked.emplace_back(-in.links.trust[link], other);
    }
    std::sort(linked.begin(), linked.end());
    std::vector<std::size_t> rows;
    for (const auto& [trust, row] : linked) rows.push_back(row);
    return rows;
}

/// A consortium while it is put together.
struct Consortium {
    const Clusters& clusters;
    const InstrumentData& data;
    std::vector<std::size_t> members;

    int places_left() const { return data.least_members_count - static_cast<int>(members.size()); }
    /// Members that must still bring another country or another sector, at least.
    int missing(const std::vector<std::size_t>& rows) const {
        std::set<std::uint16_t> countries, sectors;
        for (const std::size_t row : rows) {
            countries.insert(clusters.country[row]);
            sectors.insert(clusters.sector[row]);
        }
        const int of_countries = std::max(0, data.least_countries_count - static_cast<int>(countries.size()));
        const int of_sectors = data.cross_sector_required && sectors.size() < 2 ? 1 : 0;
        return std::max(of_countries, of_sectors);
    }
    /// Takes the candidate in unless the places that are left then would not do.
    void consider(std::size_t row) {
        std::vector<std::size_t> with = members;
        with.push_back(row);
        if (places_left() > 0 && missing(with) <= places_left() - 1) members = std::move(with);
    }
    bool is_complete() const { return places_left() <= 0 && missing(members) == 0; }
};

bool may_be_paid(const Instrument& instrument, const Clusters& clusters, std::size_t row) {
    return instrument.payable_countries[clusters.country[row]] != 0;
}

}  // namespace

bool add_partners(const ManagementConsortiumInputs& inputs, const std::function<bool(std::size_t)>& is_free,
                  GrantRequest& request) {
    const SelectionInputs& in = inputs.selection;
    const Instrument& instrument = in.policy.instruments[request.instrument];
    const std::size_t leader = request.shares.front().row;
    Consortium consortium{in.clusters, instrument.data, {leader}};
    for (const std::size_t row : candidates(inputs, leader, is_free)) consortium.consider(row);
    if (!consortium.is_complete()) return false;
    const auto payable = std::count_if(consortium.members.begin(), consortium.members.end(),
                                       [&](std::size_t row) { return may_be_paid(instrument, in.clusters, row); });
    if (payable == 0) return false;
    const Cents total = request.shares.front().requested;
    Cents over = total % payable;
    const GrantShare one = request.shares.front();
    request.shares.clear();
    for (const std::size_t row : consortium.members) {
        GrantShare share = one;
        share.row = static_cast<std::uint32_t>(row);
        share.requested = may_be_paid(instrument, in.clusters, row) ? total / payable + over : 0;
        share.cost = share.requested;
        // Cents that cannot be split go to the first who is paid.
        if (share.requested > 0) over = 0;
        request.shares.push_back(share);
    }
    return true;
}

}  // namespace abroad
