// Phase 2, managements that apply together: one that approaches, and as many clusters linked to it as the call asks
// for, the most trusted first, from as many countries and sectors as it asks for (MODEL section 6, Application and
// award 7). The money is split equally between those that may be paid; the condition is for all.
#pragma once

#include <functional>

#include "policy/selection.hpp"
#include "world/links.hpp"
#include "world/managements.hpp"

namespace abroad {

struct ManagementConsortiumInputs {
    const SelectionInputs& selection;
    const Links& links;
    const Managements& managements;
};

/// Adds partners that are free to the request of a leader and splits its money; false if too few can be found.
bool add_partners(const ManagementConsortiumInputs& inputs, const std::function<bool(std::size_t)>& is_free,
                  GrantRequest& request);

}  // namespace abroad
