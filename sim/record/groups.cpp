#include "record/groups.hpp"

namespace abroad {

Groups::Groups(const World& world, std::span<const double> size_bounds)
    : bounds_{static_cast<float>(size_bounds[0]), static_cast<float>(size_bounds[1]),
              static_cast<float>(size_bounds[2])} {
    labels_[index(Grouping::all)] = {"all"};
    labels_[index(Grouping::country)] = world.markets.name;
    labels_[index(Grouping::sector)] = world.sectors.name;
    labels_[index(Grouping::cluster)] = world.clusters.name;
    labels_[index(Grouping::size_class)].assign(size_class_names.begin(), size_class_names.end());
    labels_[index(Grouping::membership)].assign(membership_names.begin(), membership_names.end());
}

std::size_t Groups::group_of(Grouping grouping, const Firms& firms, std::size_t row) const {
    switch (grouping) {
        case Grouping::all:
            return 0;
        case Grouping::country:
            return firms.country[row];
        case Grouping::sector:
            return firms.sector[row];
        case Grouping::cluster:
            return firms.cluster[row] == no_cluster ? no_group : firms.cluster[row];
        case Grouping::size_class:
            return size_class(firms.employees[row]);
        case Grouping::membership:
            return firms.cluster[row] == no_cluster ? 1 : 0;
    }
    return no_group;
}

std::string_view name_of(Grouping grouping) {
    switch (grouping) {
        case Grouping::all:
            return "all";
        case Grouping::country:
            return "country";
        case Grouping::sector:
            return "sector";
        case Grouping::cluster:
            return "cluster";
        case Grouping::size_class:
            return "size_class";
        case Grouping::membership:
            return "membership";
    }
    return "?";
}

}  // namespace abroad
