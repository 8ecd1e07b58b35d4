// Phase 9, knowledge: it ages against the frontier, spills over between members of a cluster who do research of their
// own, and grows by innovations that own research makes; competence and luck then set efficiency (MODEL section 4,
// Competence and efficiency, Knowledge). Leaves out what joint projects bring.
#pragma once

#include "parallel/blocks.hpp"
#include "phases/knowledge_parameters.hpp"
#include "random/streams.hpp"
#include "world/clusters.hpp"
#include "world/efficiency_parameters.hpp"
#include "world/events.hpp"
#include "world/firms.hpp"
#include "world/markets.hpp"

namespace abroad {

struct KnowledgeInputs {
    DrawKey key;
    int step;
    const KnowledgeParameters& knowledge;
    const EfficiencyParameters& efficiency;
    const Sectors& sectors;
    const Clusters& clusters;
    /// Factor of spillovers, by cluster.
    const std::vector<double>& regional_factor;
};

/// Moves knowledge, rest and efficiency of all firms by one quarter; innovations are logged.
void move_knowledge(const KnowledgeInputs& inputs, Firms& firms, EventLog& events);

/// Mean knowledge of the members of each cluster, by (cluster, field).
Table2<float> mean_knowledge(const Firms& firms, std::size_t clusters);

}  // namespace abroad
