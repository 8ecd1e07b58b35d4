#include "run/stopping.hpp"

#include <variant>

#include "base/problems.hpp"
#include "run/intervals.hpp"

namespace abroad {

double stopping_value(const Document& outcomes, const StopRule& rule) {
    for (const Group& group : outcomes.groups) {
        const Variable* variable = group.variable(rule.outcome.value());
        if (variable == nullptr || variable->axes.size() != 2) continue;
        return std::visit(
            [](const auto& data) -> double {
                using Item = typename std::decay_t<decltype(data)>::value_type;
                if constexpr (std::is_arithmetic_v<Item>)
                    return static_cast<double>(data.back());
                else
                    throw InternalError("an outcome is a text");
            },
            variable->data);
    }
    throw InternalError("the outcome of the stop rule is not one number a quarter");
}

bool is_precise(std::span<const double> values, const StopRule& rule) {
    return values.size() >= static_cast<std::size_t>(rule.least_replications_count) &&
           mean_interval(values).half_width() <= rule.half_width.value();
}

}  // namespace abroad
