#include "record/cooperation_document.hpp"

#include <utility>

namespace abroad {

namespace {

constexpr std::size_t locations = count_of<ProjectLocation>();
constexpr std::size_t places = static_cast<std::size_t>(ProjectPlace::count);

struct Words {
    const char* name;
    const char* unit;
    const char* meaning;
};

constexpr std::array<Words, places> project_words{
    {{"running", "projects", "joint projects running at the quarter's end"},
     {"running_cross_sector", "projects", "those of them whose members are of more than one sector"},
     {"members", "members", "members of running projects; a firm in two of them counts twice"},
     {"started", "projects/quarter", "joint projects started"},
     {"started_cross_sector", "projects/quarter", "those of them whose members are of more than one sector"},
     {"started_acquired", "projects/quarter", "those of them that a cluster management found"}}};

std::vector<std::int64_t> values_of(std::span<const History> histories, std::size_t place) {
    std::vector<std::int64_t> values;
    for (const History& history : histories) {
        const std::vector<std::int64_t>& all = history.cooperation().projects();
        for (std::size_t quarter = 0; quarter < history.periods().size(); ++quarter) {
            const auto begin = all.begin() + static_cast<std::ptrdiff_t>((quarter * places + place) * locations);
            values.insert(values.end(), begin, begin + static_cast<std::ptrdiff_t>(locations));
        }
    }
    return values;
}

Group project_group(std::span<const History> histories, const Axis& replications, const Axis& periods) {
    std::vector<std::string> names;
    for (const auto& [location, name] : NamesOf<ProjectLocation>::values) names.emplace_back(name);
    Group group{"project",
                {replications,
                 periods,
                 {"location", names, "1",
                  "international: more than one country; cluster: all of the leader's cluster; else national"}},
                {},
                {}};
    for (std::size_t place = 0; place < places; ++place)
        group.variables.push_back({project_words[place].name,
                                   {"replication", "period", "location"},
                                   values_of(histories, place),
                                   project_words[place].unit,
                                   project_words[place].meaning,
                                   {},
                                   Missing::forbidden});
    return group;
}

/// Columns of tables of all replications one below the other, the number of the replication first.
class Rows {
 public:
    Rows(std::string path, std::span<const History> histories, const Axis& replications)
        : group_{std::move(path), {}, {}, {}},
          histories_(histories),
          numbers_(std::get<std::vector<std::int64_t>>(replications.labels)) {}

    template <class Get>
    void add(const Words& words, Get&& get, std::vector<std::string> flags = {}) {
        std::decay_t<decltype(get(histories_.front().cooperation()))> column;
        std::vector<std::int32_t> replication;
        for (std::size_t i = 0; i < histories_.size(); ++i) {
            const auto& part = get(histories_[i].cooperation());
            column.insert(column.end(), part.begin(), part.end());
            replication.insert(replication.end(), part.size(), static_cast<std::int32_t>(numbers_[i]));
        }
        if (group_.variables.empty()) {
            group_.axes.push_back(
                {"row", RowCount{static_cast<std::int64_t>(replication.size())}, "1", "row of the table"});
            push({"replication", "1", "replication"}, std::move(replication));
        }
        push(words, std::move(column), std::move(flags));
    }

    Group finish() { return std::move(group_); }

 private:
    void push(const Words& words, Column column, std::vector<std::string> flags = {}) {
        group_.variables.push_back(
            {words.name, {"row"}, std::move(column), words.unit, words.meaning, std::move(flags), Missing::forbidden});
    }

    Group group_;
    std::span<const History> histories_;
    const std::vector<std::int64_t>& numbers_;
};

Group ended_ventures_group(std::span<const History> histories, const Axis& replications) {
    Rows rows("ended_ventures", histories, replications);
    const auto of = [](auto member) {
        return [member](const CooperationHistory& h) -> const auto& {
            return h.ended_ventures().*member;
        };
    };
    rows.add({"year", "calendar year", "year in which the venture ended, for whatever cause"},
             of(&EndedVentures::year));
    rows.add({"seat", "1", "seat of the owner"}, of(&EndedVentures::seat));
    rows.add({"generation", "1", "which occupant of the seat"}, of(&EndedVentures::generation));
    rows.add({"market", "1", "market of the venture, by its place on the market axis of group world"},
             of(&EndedVentures::market));
    rows.add({"life_years", "years of life", "from its start to its end"}, of(&EndedVentures::life_years));
    return rows.finish();
}

Group links_group(std::span<const History> histories, const Axis& replications) {
    Rows rows("links", histories, replications);
    const auto of = [](auto member) {
        return [member](const CooperationHistory& h) -> const auto& {
            return h.links().*member;
        };
    };
    std::vector<std::string> stages;
    for (const auto& [stage, name] : NamesOf<LinkStage>::values) stages.emplace_back(name);
    rows.add({"year", "calendar year", "year at whose end the link is seen"}, of(&LinkColumns::year));
    rows.add({"cluster", "1", "cluster of the lower number, by its place on the cluster axis of group world"},
             of(&LinkColumns::cluster));
    rows.add({"other_cluster", "1", "cluster that it is linked with, by its place on that axis"},
             of(&LinkColumns::other_cluster));
    rows.add({"stage", "1", "stage of the link"}, of(&LinkColumns::stage), stages);
    rows.add({"trust", "1", "trust between their managements"}, of(&LinkColumns::trust));
    return rows.finish();
}

Group partners_group(std::span<const History> histories, const Axis& replications) {
    Rows rows("partners", histories, replications);
    const auto of = [](auto member) {
        return [member](const CooperationHistory& h) -> const auto& {
            return h.partners().*member;
        };
    };
    rows.add({"year", "calendar year", "year at whose end the partners are seen"}, of(&PartnerColumns::year));
    rows.add({"seat", "1", "seat of the firm"}, of(&PartnerColumns::seat));
    rows.add({"generation", "1", "which occupant of the seat"}, of(&PartnerColumns::generation));
    rows.add(
        {"country", "1",
         "country of partners in its running projects, by its place on the market axis of group world; its own too"},
        of(&PartnerColumns::country));
    rows.add({"partners", "partners", "partners from that country; one in two projects with the firm counts twice"},
             of(&PartnerColumns::partners));
    return rows.finish();
}

}  // namespace

std::vector<Group> cooperation_groups(std::span<const History> histories, const Axis& replications,
                                      const Axis& periods) {
    std::vector<Group> groups{project_group(histories, replications, periods),
                              ended_ventures_group(histories, replications), links_group(histories, replications)};
    bool has_panel = false;
    for (const History& history : histories) has_panel = has_panel || !history.panel().firms.year.empty();
    if (has_panel) groups.push_back(partners_group(histories, replications));
    return groups;
}

}  // namespace abroad
