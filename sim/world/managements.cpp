#include "world/managements.hpp"

namespace abroad {

Managements make_managements(std::size_t clusters, std::size_t markets) {
    Managements managements;
    visit_columns(managements, [&](auto, auto& column) { column.resize(clusters); });
    managements.landscape = Table2<double>(clusters, markets);
    managements.office = Table2<std::uint8_t>(clusters, markets);
    managements.target = Table2<std::uint8_t>(clusters, markets);
    managements.acts_worth = Table2<std::int64_t>(clusters, remembered_reasons);
    return managements;
}

}  // namespace abroad
