#include "record/network_document.hpp"

#include "record/table_frame.hpp"

namespace abroad {

namespace {

constexpr const char* period_meaning =
    "beginning of the quarter at whose end the snapshot was made, as a calendar year";

Group ties_group(const Frame& frame) {
    StackedTable table("tie_snapshots", frame);
    const auto of = [](auto member) {
        return [member](const History& h) -> const auto& {
            return h.networks().ties.*member;
        };
    };
    table.add_replication(of(&TieSnapshots::period));
    table.add("period", "calendar year", period_meaning, of(&TieSnapshots::period));
    table.add("seat", "1", "seat of one firm, the lower of the two", of(&TieSnapshots::seat));
    table.add("generation", "1", "which occupant of the seat", of(&TieSnapshots::generation));
    table.add("other_seat", "1", "seat of the other firm", of(&TieSnapshots::other_seat));
    table.add("other_generation", "1", "which occupant of that seat", of(&TieSnapshots::other_generation));
    table.add("trust", "1", "trust between the two", of(&TieSnapshots::trust));
    table.add("partnership", "1", "1 if they are strategic partners", of(&TieSnapshots::partnership));
    return table.finish();
}

Group links_group(const Frame& frame) {
    StackedTable table("link_snapshots", frame);
    const auto of = [](auto member) {
        return [member](const History& h) -> const auto& {
            return h.networks().links.*member;
        };
    };
    table.add_replication(of(&LinkSnapshots::period));
    table.add("period", "calendar year", period_meaning, of(&LinkSnapshots::period));
    table.add("cluster", "1", "cluster of the lower number, by its place on the cluster axis of group world",
              of(&LinkSnapshots::cluster));
    table.add("other_cluster", "1", "cluster that it is linked with, by its place on that axis",
              of(&LinkSnapshots::other_cluster));
    table.add("stage", "1", "stage of the link", of(&LinkSnapshots::stage), names_of<LinkStage>());
    table.add("trust", "1", "trust between their managements", of(&LinkSnapshots::trust));
    table.add("allied", "1", "1 if both are members of one alliance", of(&LinkSnapshots::allied));
    return table.finish();
}

}  // namespace

std::vector<Group> network_groups(const Frame& frame) {
    if (frame.histories.empty() || frame.histories.front().parameters().network_snapshots_every_quarters == 0)
        return {};
    return {ties_group(frame), links_group(frame)};
}

}  // namespace abroad
