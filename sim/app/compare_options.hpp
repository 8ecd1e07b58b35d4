// What `abroad compare` asks beside scenario, replications and output, as plain data.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace abroad {

struct CompareOptions {
    /// Scenario files after the first.
    std::vector<std::string> others;
    /// Instruments to be without, or "all".
    std::vector<std::string> without;
    std::optional<std::string> against;
    /// As typed: "10%" or "0.1".
    std::optional<std::string> precision;
    std::string precision_outcome = "exporters";
    /// As typed: "0.5,1,2".
    std::optional<std::string> budget;
    bool marginal = false;
    bool equal_budget = false;
};

}  // namespace abroad
