#include "policy/matchmaking.hpp"

namespace abroad {

void Matchmaking::declare_terms(Fields& fields, InstrumentData& data) {
    auto& terms = data.matchmaking;
    fields.count("pairs_per_year_count", terms.pairs_per_year_count, {0, 1023}, "pairs",
                 "pairs of clusters matched a year", Source::placeholder);
    fields.number("pair_cost_keur", terms.pair_cost_keur, {0, 10000}, "kEUR", "cost of a pair", Source::placeholder);
    fields.count("meetings_per_pair_count", terms.meetings_per_pair_count, {0, 1000}, "meetings",
                 "meetings of research-active firms of a pair", Source::placeholder);
}

}  // namespace abroad
