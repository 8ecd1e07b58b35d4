// Phase 3, contacts: at fairs and on trips members meet firms of target markets. A contact is a faint tie that fades
// fast unless it leads to a project: trips and fairs make contacts, not value (MODEL section 5, Contacts; slide 4 of
// the source deck, W1). Off by default. The ties are made with the other changes of trust in phase 9.
#pragma once

#include <vector>

#include "parallel/blocks.hpp"
#include "phases/management_parameters.hpp"
#include "random/streams.hpp"
#include "world/firms.hpp"
#include "world/links.hpp"
#include "world/managements.hpp"
#include "world/markets.hpp"
#include "world/pools.hpp"
#include "world/positions.hpp"

namespace abroad {

struct ContactInputs {
    DrawKey key;
    int step;
    const ManagementParameters& management;
    const Markets& markets;
    const std::vector<std::uint16_t>& country_of_cluster;
    const Managements& managements;
    const LinkView& link_view;
    const ClusterSlots& slots;
    const CountryPools& countries;
    /// Above 0 where sectors are related at any time of the run.
    const Table2<double>& related;
    const Firms& firms;
    const Positions& positions;
};

/// A member and the firm of a target market that it met.
struct Contact {
    std::uint32_t row;
    std::uint32_t partner;
    std::uint16_t market;
};

/// Chance of the quarter that a member who goes abroad makes a contact.
double contact_probability(const ManagementParameters& management, const Managements& managements, std::size_t cluster);

/// Contacts of a block of firms, by row.
void make_contacts(const ContactInputs& inputs, const Block& block, std::vector<Contact>& contacts);

}  // namespace abroad
