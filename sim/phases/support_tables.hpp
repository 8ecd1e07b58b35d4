// Phase 4, support tables: what peers and the home country's agency tell of each market and how far they ease entering
// it (MODEL section 3, Information; F9 and slide 10 for the agency). Once a quarter, by cluster and by country.
#pragma once

#include "phases/attention_parameters.hpp"
#include "phases/information_parameters.hpp"
#include "world/clusters.hpp"
#include "world/markets.hpp"
#include "world/support.hpp"

namespace abroad {

struct SupportParameters {
    const InformationParameters& information;
    const AttentionParameters& attention;
    const MarketParameters& market;
};

void support_tables(const SupportParameters& parameters, const Clusters& clusters, const Markets& markets,
                    Support& support);

}  // namespace abroad
