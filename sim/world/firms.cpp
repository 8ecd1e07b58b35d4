#include "world/firms.hpp"

namespace abroad {

Firms make_firms(std::size_t count, std::size_t fields, std::size_t markets) {
    Firms firms;
    firms.fields = fields;
    firms.markets = markets;
    visit_columns(firms, [&](auto, auto& column) { column.resize(count); });
    firms.knowledge.resize(count * fields);
    firms.experience.resize(count * markets);
    firms.scouting.resize(count * markets);
    firms.entries_count.resize(count * markets);
    return firms;
}

}  // namespace abroad
