// What firms and clusters do with each other, as recorded (MODEL section 9): joint research projects by where their
// members are from, joint ventures that ended with the life that they had, links of clusters at year's ends, and on
// request the partners of single firms then. Read from the tables of the world alone, so that it holds whatever ended a
// venture. Left out: reasons and causes, which events carry.
#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

#include "world/world.hpp"

namespace abroad {

/// Places in the series of projects. Those of one firm alone are not joint and count in none.
enum class ProjectPlace : std::size_t {
    running,
    running_cross_sector,
    members,
    started,
    started_cross_sector,
    started_acquired,
    count
};

/// One entry a joint venture that ended, whether it was dissolved, given up or lost its owner or partner.
struct EndedVentures {
    std::vector<std::int16_t> year;
    std::vector<std::uint32_t> seat;
    std::vector<std::uint16_t> generation;
    std::vector<std::int16_t> market;
    std::vector<float> life_years;
};

template <class Table, class Visit>
requires std::is_same_v<std::remove_const_t<Table>, EndedVentures>
void visit_columns(Table& table, Visit&& visit) {
    visit("year", table.year);
    visit("seat", table.seat);
    visit("generation", table.generation);
    visit("market", table.market);
    visit("life_years", table.life_years);
}

/// One entry a firm of the panel, year and country that partners of its running projects are from, its own included.
struct PartnerColumns {
    std::vector<std::int16_t> year;
    std::vector<std::uint32_t> seat;
    std::vector<std::uint16_t> generation;
    std::vector<std::int16_t> country;
    std::vector<std::int16_t> partners;
};

template <class Table, class Visit>
requires std::is_same_v<std::remove_const_t<Table>, PartnerColumns>
void visit_columns(Table& table, Visit&& visit) {
    visit("year", table.year);
    visit("seat", table.seat);
    visit("generation", table.generation);
    visit("country", table.country);
    visit("partners", table.partners);
}

/// One entry a year's end and link of two clusters, the one of the lower number first.
struct LinkColumns {
    std::vector<std::int16_t> year;
    std::vector<std::int16_t> cluster;
    std::vector<std::int16_t> other_cluster;
    std::vector<std::int8_t> stage;
    std::vector<float> trust;
};

template <class Table, class Visit>
requires std::is_same_v<std::remove_const_t<Table>, LinkColumns>
void visit_columns(Table& table, Visit&& visit) {
    visit("year", table.year);
    visit("cluster", table.cluster);
    visit("other_cluster", table.other_cluster);
    visit("stage", table.stage);
    visit("trust", table.trust);
}

class CooperationHistory {
 public:
    /// Begins with the ventures that there are; nothing of this moment is recorded.
    explicit CooperationHistory(const World& world);

    /// Records the quarter that was just simulated, of this calendar year.
    void record(const World& world, int year);
    /// Partners of the firms in the rows marked in `kept`.
    void record_partners(const World& world, int year, const std::vector<std::uint8_t>& kept);

    /// Quarter t, place, location: at ((t * places + place) * locations + location).
    const std::vector<std::int64_t>& projects() const { return projects_; }
    const EndedVentures& ended_ventures() const { return ended_; }
    const LinkColumns& links() const { return links_; }
    const PartnerColumns& partners() const { return partners_; }

    /// Calls visit(name, column) for all that has been recorded so far; the rest follows from the world.
    template <class Self, class Visit>
    requires std::is_same_v<std::remove_const_t<Self>, CooperationHistory>
    friend void visit_columns(Self& history, Visit&& visit) {
        visit("projects", history.projects_);
        const auto visit_table = [&](const std::string& table, auto& columns) {
            visit_columns(columns,
                          [&](const char* name, auto& column) { visit(table + "_" + std::string(name), column); });
        };
        visit_table("ended_ventures", history.ended_);
        visit_table("links", history.links_);
        visit_table("partners", history.partners_);
    }

 private:
    /// Seat, generation, market and start step, which is how ventures are ordered.
    using Venture = std::tuple<std::uint32_t, std::uint16_t, std::uint16_t, std::int32_t>;

    static std::vector<Venture> present_ventures(const World& world);
    void record_projects(const World& world);
    void record_ended_ventures(const World& world, int year);
    void record_links(const World& world, int year);

    std::vector<std::int64_t> projects_;
    EndedVentures ended_;
    LinkColumns links_;
    PartnerColumns partners_;
    std::vector<Venture> ventures_;
};

}  // namespace abroad
