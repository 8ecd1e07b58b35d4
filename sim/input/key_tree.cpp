#include "input/key_tree.hpp"

#include <algorithm>
#include <string_view>

namespace abroad {

namespace {

KeyBranch& child(KeyBranch& parent, std::string_view name) {
    const auto found = std::find_if(parent.children.begin(), parent.children.end(),
                                    [&](const KeyBranch& branch) { return branch.name == name; });
    if (found != parent.children.end()) return *found;
    KeyBranch& added = parent.children.emplace_back();
    added.name = name;
    return added;
}

}  // namespace

KeyBranch key_tree(const Fields& fields) {
    KeyBranch root;
    for (const auto& field : fields.all()) {
        KeyBranch* branch = &root;
        std::string_view rest = field.key;
        for (std::size_t dot = rest.find('.'); dot != rest.npos; dot = rest.find('.')) {
            branch = &child(*branch, rest.substr(0, dot));
            rest.remove_prefix(dot + 1);
        }
        child(*branch, rest).field = &field;
    }
    return root;
}

}  // namespace abroad
