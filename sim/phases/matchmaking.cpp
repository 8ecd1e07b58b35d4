#include "phases/matchmaking.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/period.hpp"
#include "phases/cluster_links.hpp"
#include "random/draws.hpp"

namespace abroad {

namespace {

/// Sub-indices of the draws of a pair.
constexpr std::uint32_t indices_per_pair = 1024;

/// Which of the two a draw is for.
enum class Side : std::uint32_t { own = 0, other = 1 };

struct Match {
    std::size_t own;
    std::size_t other;
};

/// The draws of one pair of a budget line.
struct PairDraws {
    const SelectionInputs& in;
    std::uint32_t line;
    std::uint32_t pair;
    std::size_t place(Purpose purpose, int attempt, Side side, std::size_t length) const {
        const std::uint32_t index =
            indices_per_pair * pair + 2 * static_cast<std::uint32_t>(attempt) + static_cast<std::uint32_t>(side);
        const double u = uniform_double(in.key, {purpose, {line, 0}, static_cast<std::uint32_t>(in.step), {}, index});
        return index_from_uniform(u, length);
    }
};

/// Clusters of a country that the instrument serves, or all that are not of `country`.
std::vector<std::size_t> clusters_of(const Clusters& clusters, const Instrument& instrument) {
    std::vector<std::size_t> rows;
    for (std::size_t cluster = 0; cluster < clusters.count(); ++cluster)
        if (instrument.countries[clusters.country[cluster]]) rows.push_back(cluster);
    return rows;
}

std::vector<std::size_t> clusters_outside(const Clusters& clusters, std::uint16_t country) {
    std::vector<std::size_t> rows;
    for (std::size_t cluster = 0; cluster < clusters.count(); ++cluster)
        if (clusters.country[cluster] != country) rows.push_back(cluster);
    return rows;
}

std::optional<Match> find_pair(const MatchmakingInputs& in, const PairDraws& draws, const Instrument& instrument) {
    const Clusters& clusters = in.selection.clusters;
    const FundingParameters& p = in.selection.policy.parameters;
    const auto served = clusters_of(clusters, instrument);
    if (served.empty()) return std::nullopt;
    for (int attempt = 0; attempt < p.matching_tries_count; ++attempt) {
        const std::size_t own = served[draws.place(Purpose::matching_pair, attempt, Side::own, served.size())];
        const auto abroad = clusters_outside(clusters, clusters.country[own]);
        if (abroad.empty()) continue;
        const std::size_t other = abroad[draws.place(Purpose::matching_pair, attempt, Side::other, abroad.size())];
        if (in.sectors.relatedness(clusters.sector[own], clusters.sector[other]) >= p.matching_least_relatedness)
            return Match{own, other};
    }
    return std::nullopt;
}

/// A firm in that slot that does research, or a hole.
std::uint32_t who_comes(const Firms& firms, const std::vector<std::uint32_t>& slots, std::size_t place) {
    const std::uint32_t row = slots[place];
    const bool comes = row != hole && firms.living[row] && firms.research_intensity_share[row] > 0;
    return comes ? row : hole;
}

void let_firms_meet(const MatchmakingInputs& in, const PairDraws& draws, const Match& match, int meetings,
                    std::vector<TieChange>& ties) {
    const Firms& firms = in.selection.firms;
    const FundingParameters& p = in.selection.policy.parameters;
    const auto &own = in.slots.of[match.own], &other = in.slots.of[match.other];
    if (own.empty() || other.empty()) return;
    for (int attempt = 0; attempt < p.matching_tries_count && meetings > 0; ++attempt) {
        const std::uint32_t a = who_comes(firms, own, draws.place(Purpose::meeting, attempt, Side::own, own.size()));
        const std::uint32_t b =
            who_comes(firms, other, draws.place(Purpose::meeting, attempt, Side::other, other.size()));
        if (a == hole || b == hole) continue;
        --meetings;
        add_tie_change({a, b, TieChangeKind::rise, TieSource::meeting, false, static_cast<float>(p.meeting_trust_gain),
                        firms.id(a), in.selection.step},
                       ties);
    }
}

/// The open instrument of the lowest number on a line that does this.
std::optional<std::uint16_t> acting_instrument(const MatchmakingInputs& in, const BudgetLine& line) {
    for (const std::uint16_t instrument : in.calls.open_instruments()) {
        const bool of_line =
            std::find(line.instruments.begin(), line.instruments.end(), instrument) != line.instruments.end();
        if (of_line && in.selection.policy.instruments[instrument].act == FundedAct::matching) return instrument;
    }
    return std::nullopt;
}

}  // namespace

void match_clusters(const MatchmakingInputs& inputs, Links& links, std::vector<TieChange>& ties,
                    std::vector<ManagementEvent>& events, FundingTables& funding) {
    const SelectionInputs& in = inputs.selection;
    if (in.step % quarters_per_year != 0) return;
    const FundingParameters& p = in.policy.parameters;
    for (std::size_t row = 0; row < in.policy.lines.size(); ++row) {
        const auto acting = acting_instrument(inputs, in.policy.lines[row]);
        if (!acting) continue;
        const Instrument& instrument = in.policy.instruments[*acting];
        const MatchmakingTerms& terms = instrument.data.matchmaking;
        const Cents cost = to_cents(terms.pair_cost_keur);
        Cents spent = 0;
        for (int pair = 0; pair < terms.pairs_per_year_count; ++pair) {
            if (spent + cost > funding.lines.available[row]) break;
            const PairDraws draws{in, in.policy.lines[row].number, static_cast<std::uint32_t>(pair)};
            const auto match = find_pair(inputs, draws, instrument);
            if (!match) continue;
            spent += cost;
            raise_link(in.clusters, match->own, match->other, p.matching_link_trust, p.matching_link_gain, links,
                       events);
            let_firms_meet(inputs, draws, *match, terms.meetings_per_pair_count, ties);
        }
        if (spent > 0) spend(in, *acting, spent, funding);
    }
}

}  // namespace abroad
