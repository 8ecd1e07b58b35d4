// Catch2 in the two versions that Debian and Ubuntu ship: 2.13 (Debian 12) and 3 (Ubuntu 24.04, Debian 13).
#pragma once

#ifdef CATCH2_V3
#include <catch2/catch_approx.hpp>
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_all.hpp>
#include <catch2/matchers/catch_matchers_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif

#include <string>

namespace abroad {

/// Matches a text that holds this one.
inline auto contains_text(const std::string& text) {
#ifdef CATCH2_V3
    return Catch::Matchers::ContainsSubstring(text);
#else
    return Catch::Matchers::Contains(text);
#endif
}

}  // namespace abroad
