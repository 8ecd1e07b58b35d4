// Time: the model advances in quarters; step 0 is the first quarter of the burn-in (MODEL section 2, Time).
#pragma once

namespace abroad {

inline constexpr int quarters_per_year = 4;
inline constexpr double years_per_step = 0.25;

/// Year since the start of the burn-in that a step lies in.
constexpr int year_index(int step) {
    return step / quarters_per_year;
}

/// True in the last quarter of a calendar year.
constexpr bool is_year_end(int step) {
    return step % quarters_per_year == quarters_per_year - 1;
}

}  // namespace abroad
