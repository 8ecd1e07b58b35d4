#include "phases/cluster_links.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/period.hpp"
#include "base/vector_math.hpp"

namespace abroad {

namespace {

using Pair = std::pair<std::uint16_t, std::uint16_t>;

Pair pair_of(std::size_t a, std::size_t b) {
    return {static_cast<std::uint16_t>(std::min(a, b)), static_cast<std::uint16_t>(std::max(a, b))};
}

/// Place of the pair in the table, or the one where it belongs.
std::size_t place_of(const Links& links, const Pair& pair) {
    std::size_t low = 0, high = links.count();
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (Pair(links.first[middle], links.second[middle]) < pair)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool is_at(const Links& links, std::size_t place, const Pair& pair) {
    return place < links.count() && Pair(links.first[place], links.second[place]) == pair;
}

bool are_linked(const Links& links, std::size_t a, std::size_t b) {
    const Pair pair = pair_of(a, b);
    return is_at(links, place_of(links, pair), pair);
}

/// Adds links of one trust between pairs that have none; `pairs` in order, without repetition.
void add_links(const std::vector<Pair>& pairs, double trust, bool allied, Links& links) {
    Links merged;
    std::size_t old = 0;
    const auto keep_old = [&] {
        merged.first.push_back(links.first[old]);
        merged.second.push_back(links.second[old]);
        merged.trust.push_back(links.trust[old]);
        merged.allied.push_back(links.allied[old++]);
    };
    for (const Pair& pair : pairs) {
        while (old < links.count() && Pair(links.first[old], links.second[old]) < pair) keep_old();
        merged.first.push_back(pair.first);
        merged.second.push_back(pair.second);
        merged.trust.push_back(trust);
        merged.allied.push_back(allied);
    }
    while (old < links.count()) keep_old();
    links = std::move(merged);
}

void end_weak_links(const LinkInputs& in, Links& links, std::vector<ManagementEvent>& events) {
    std::size_t kept = 0;
    for (std::size_t link = 0; link < links.count(); ++link) {
        if (!links.allied[link] && links.trust[link] < in.links.end_trust) {
            events.push_back({links.first[link], ManagementEventKind::link_ended, 0,
                              static_cast<double>(in.clusters.number[links.second[link]])});
            continue;
        }
        links.first[kept] = links.first[link];
        links.second[kept] = links.second[link];
        links.trust[kept] = links.trust[link];
        links.allied[kept++] = links.allied[link];
    }
    visit_columns(links, [&](auto, auto& column) { column.resize(kept); });
}

double uniform_of(const LinkInputs& in, Purpose purpose, std::size_t who, std::uint32_t index = 0) {
    return uniform_double(in.key,
                          {purpose, {in.clusters.number[who], 0}, static_cast<std::uint32_t>(in.step), {}, index});
}

double relatedness(const LinkInputs& in, std::size_t a, std::size_t b) {
    return in.sectors.relatedness(in.clusters.sector[a], in.clusters.sector[b]);
}

bool approaches(const LinkInputs& in, std::size_t cluster, int links) {
    const Managements& m = in.managements;
    const int contacts = m.contacts_level[cluster];
    if (contacts == 0 || m.state[cluster] != StrategyState::live) return false;
    if (links >= in.links.links_per_contact_level_count * contacts) return false;
    double known = 0;
    for (const double landscape : m.landscape.row(cluster)) known += landscape;
    known /= static_cast<double>(m.landscape.columns());
    const double hazard = in.links.approach_hazard_per_year * contacts *
                          (in.links.approach_landscape_floor + in.links.approach_landscape_factor * known);
    return uniform_of(in, Purpose::approach, cluster) < 1 - exp(-hazard * years_per_step);
}

/// The cluster in a target market that seems to fit best.
std::optional<std::size_t> best_match(const LinkInputs& in, std::size_t cluster, const Links& links) {
    std::optional<std::size_t> best;
    double best_score = 0;
    for (std::size_t other = 0; other < in.clusters.count(); ++other) {
        const std::uint16_t country = in.clusters.country[other];
        if (country == in.clusters.country[cluster] || !in.managements.target(cluster, country)) continue;
        if (relatedness(in, cluster, other) <= 0 || are_linked(links, cluster, other)) continue;
        const double u = uniform_of(in, Purpose::approach_choice, cluster, in.clusters.number[other]);
        const double score =
            relatedness(in, cluster, other) + in.managements.landscape(cluster, country) + in.links.choice_noise * u;
        if (best && score <= best_score) continue;
        best = other;
        best_score = score;
    }
    return best;
}

}  // namespace

void link_members(const LinkInputs& inputs, Links& links) {
    for (std::size_t link = 0; link < links.count(); ++link)
        links.allied[link] = inputs.alliances.are_allied(links.first[link], links.second[link]);
    std::vector<Pair> missing;
    for (std::size_t a = 0; a < inputs.clusters.count(); ++a) {
        if (!inputs.alliances.is_member(a)) continue;
        for (std::size_t b = a + 1; b < inputs.clusters.count(); ++b)
            if (inputs.alliances.are_allied(a, b) && !are_linked(links, a, b)) missing.push_back(pair_of(a, b));
    }
    if (!missing.empty()) add_links(missing, inputs.alliance.least_trust, true, links);
}

std::vector<int> count_links(const Links& links, std::size_t clusters) {
    std::vector<int> counts(clusters, 0);
    for (std::size_t link = 0; link < links.count(); ++link) {
        if (links.allied[link]) continue;
        ++counts[links.first[link]];
        ++counts[links.second[link]];
    }
    return counts;
}

double link_effort(const LinkInputs& inputs, std::size_t cluster, int links) {
    const double contacts = inputs.managements.contacts_level[cluster];
    if (contacts <= 0) return 0;
    const double carried = inputs.links.links_per_contact_level_count * contacts;
    const double attention = links == 0 ? 1.0 : std::min(1.0, carried / links);
    return contacts / inputs.management.highest_service_level_count * attention;
}

double agreement_probability(const LinkInputs& inputs, std::size_t from, std::size_t to) {
    const LinksParameters& p = inputs.links;
    const Managements& m = inputs.managements;
    const double fit = p.agreement_base + p.agreement_relatedness * relatedness(inputs, from, to) +
                       p.agreement_mandate * m.mandate[to] + p.agreement_experience * m.experience[from];
    const double plan = p.agreement_quality_floor + p.agreement_quality_gain * m.quality[from];
    const bool by_manager = inputs.alliances.is_manager(from) && !inputs.alliances.are_allied(from, to);
    const double bonus = by_manager ? inputs.alliance.manager_agreement_bonus : 0.0;
    return std::clamp(fit * plan * m.cohesion_factor[from] + bonus, 0.0, 1.0);
}

void grow_links(const LinkInputs& inputs, const std::vector<int>& links_before, Links& links,
                std::vector<ManagementEvent>& events) {
    const LinksParameters& p = inputs.links;
    std::vector<double> effort(inputs.clusters.count());
    for (std::size_t cluster = 0; cluster < effort.size(); ++cluster)
        effort[cluster] = link_effort(inputs, cluster, links_before[cluster]);
    const std::vector<double>& cohesion = inputs.managements.cohesion_factor;
    for (std::size_t link = 0; link < links.count(); ++link) {
        const std::size_t a = links.first[link], b = links.second[link];
        const double mean_effort = (effort[a] + effort[b]) / 2, mean_cohesion = (cohesion[a] + cohesion[b]) / 2;
        double& trust = links.trust[link];
        trust += years_per_step * (p.trust_gain_per_year * mean_effort * mean_cohesion * (1 - trust) -
                                   p.trust_decay_per_year * trust * (p.decay_offset - mean_effort));
        trust = std::clamp(trust, 0.0, 1.0);
        if (links.allied[link]) trust = std::max(trust, inputs.alliance.least_trust);
    }
    end_weak_links(inputs, links, events);
}

void approach_clusters(const LinkInputs& inputs, const std::vector<int>& links_before, Links& links,
                       std::vector<ManagementEvent>& events) {
    std::vector<Pair> agreed;
    for (std::size_t cluster = 0; cluster < inputs.clusters.count(); ++cluster) {
        if (!approaches(inputs, cluster, links_before[cluster])) continue;
        const auto other = best_match(inputs, cluster, links);
        if (!other) continue;
        const Pair pair = pair_of(cluster, *other);
        const double u = uniform_of(inputs, Purpose::link_agreement, pair.first, inputs.clusters.number[pair.second]);
        if (u < agreement_probability(inputs, cluster, *other)) agreed.push_back(pair);
    }
    std::sort(agreed.begin(), agreed.end());
    agreed.erase(std::unique(agreed.begin(), agreed.end()), agreed.end());
    for (const Pair& pair : agreed)
        events.push_back({pair.first, ManagementEventKind::link_started, 0,
                          static_cast<double>(inputs.clusters.number[pair.second])});
    if (!agreed.empty()) add_links(agreed, inputs.links.trust_at_start, false, links);
}

void raise_link(const Clusters& clusters, std::size_t a, std::size_t b, double least, double gain, Links& links,
                std::vector<ManagementEvent>& events) {
    const Pair pair = pair_of(a, b);
    if (!are_linked(links, a, b)) {
        events.push_back(
            {pair.first, ManagementEventKind::link_started, 0, static_cast<double>(clusters.number[pair.second])});
        add_links({pair}, 0, false, links);
        links.stage.resize(links.count());
    }
    double& trust = links.trust[place_of(links, pair)];
    trust = std::min(1.0, std::max(least, trust + gain));
}

}  // namespace abroad
