// Links between clusters of different countries: from a first contact through a network to a strategic partnership
// (slides 15 to 17 of the source deck; MODEL section 5, Links to foreign clusters). One record a pair, the cluster of
// the lower number first; alliances keep the links of their members alive.
#pragma once

#include <array>
#include <cstdint>
#include <type_traits>
#include <vector>

#include "base/named_code.hpp"

namespace abroad {

enum class LinkStage : std::uint8_t { contact, network, strategic_partnership };

template <>
struct NamesOf<LinkStage> {
    static constexpr std::array<NamedCode<LinkStage>, 3> values{
        {{LinkStage::contact, "contact"},
         {LinkStage::network, "network"},
         {LinkStage::strategic_partnership, "strategic_partnership"}}};
};

/// Columns of links, by (first, second), which are rows of clusters with first < second.
struct Links {
    std::vector<std::uint16_t> first;
    std::vector<std::uint16_t> second;
    std::vector<double> trust;
    /// Both are members of one alliance.
    std::vector<std::uint8_t> allied;
    /// Follows from trust; set_stages keeps it up to date.
    std::vector<LinkStage> stage;

    std::size_t count() const { return first.size(); }
};

template <class Table, class Visit>
requires std::is_same_v<std::remove_const_t<Table>, Links>
void visit_columns(Table& links, Visit&& visit) {
    visit("first", links.first);
    visit("second", links.second);
    visit("trust", links.trust);
    visit("allied", links.allied);
    visit("stage", links.stage);
}

/// The links of each cluster, derived from the table whenever it changes.
struct LinkView {
    struct End {
        std::uint16_t other;
        std::uint32_t link;
    };
    std::vector<std::vector<End>> of;
};

LinkView view_links(const Links& links, std::size_t clusters);

/// Stage of a link by its trust.
constexpr LinkStage stage_of(double trust, double network_trust, double partnership_trust) {
    if (trust >= partnership_trust) return LinkStage::strategic_partnership;
    return trust >= network_trust ? LinkStage::network : LinkStage::contact;
}

/// Sets the stages of all links, after their trust changed.
void set_stages(Links& links, double network_trust, double partnership_trust);

}  // namespace abroad
