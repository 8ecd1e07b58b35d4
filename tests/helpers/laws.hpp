// What the tests of laws share: the rich small world and the variants of it, and the numbers of threads.
#pragma once

#include <array>

#include "helpers/runs.hpp"

namespace abroad {

inline constexpr std::array<std::size_t, 5> thread_counts{1, 2, 3, 7, 16};

/// Everything that can be recorded.
inline const Settings everything_recorded{"record.events=true", "record.panel=all",
                                          "record.network_snapshots_every_quarters=2"};

/// Firms enough for many blocks, so that threads have something to share.
inline const Settings many_blocks{"firms.makers.count=20000", "run.burn_in_years=0.5", "run.years=1",
                                  "record.events=true", "record.panel=sample"};

/// The small world of tests/laws/rich.yaml, in which every part of the model has something to do.
inline LoadedScenario load_rich(const Settings& settings = {}) {
    return load_scenario(std::filesystem::path(ABROAD_SOURCE_DIR) / "tests/laws/rich.yaml", settings);
}

}  // namespace abroad
