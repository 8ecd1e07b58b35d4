// Dotted keys as a tree, for printers that nest: children in the order in which their first key was declared.
#pragma once

#include <string>
#include <vector>

#include "input/fields.hpp"

namespace abroad {

/// A part of a key: either it has a field or it has children.
struct KeyBranch {
    std::string name;
    const Field* field = nullptr;
    std::vector<KeyBranch> children;
};

KeyBranch key_tree(const Fields& fields);

}  // namespace abroad
