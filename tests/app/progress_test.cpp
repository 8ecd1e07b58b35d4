#include "app/progress.hpp"

#include "helpers/catch.hpp"

namespace abroad {

TEST_CASE("Durations are told as people tell them") {
    CHECK(duration_text(0.04) == "0.0 s");
    CHECK(duration_text(9.94) == "9.9 s");
    CHECK(duration_text(9.96) == "10 s");
    CHECK(duration_text(61) == "1:01");
    CHECK(duration_text(3600 + 62.5) == "1:01:03");
}

TEST_CASE("The bar shows the share done and the time left") {
    CHECK(bar_text(0.25, 10, 120) == " 25 % [##########------------------------------] 30 s left");
    CHECK(bar_text(1, 10, 120) == "100 % [########################################] 0.0 s left");
    CHECK(bar_text(0.5, 0.2, 120) == " 50 % [####################--------------------]");
}

TEST_CASE("The bar keeps within the terminal") {
    for (std::size_t width = 1; width < 100; ++width) CHECK(bar_text(0.37, 4000, width).size() <= width);
    CHECK(bar_text(0.37, 10, 30) == " 37 % [####--------] 18 s left");
}

TEST_CASE("A line of a log shows the share done and the time left") {
    CHECK(line_text(0.5, 70) == " 50 % after 1:10, 1:10 left");
    CHECK(line_text(0.5, 0.5) == " 50 % after 0.5 s");
}

}  // namespace abroad
