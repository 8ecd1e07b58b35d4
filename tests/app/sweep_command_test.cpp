#include "app/sweep_command.hpp"

#include "app/sweep_progress.hpp"
#include "helpers/catch.hpp"

namespace abroad {

TEST_CASE("A shard is a part of a number of parts") {
    CHECK(shard_of("2/4").number == 2);
    CHECK(shard_of("4/4").count == 4);
    for (const char* wrong : {"", "1", "0/4", "5/4", "1/", "/4", "1/4x", "-1/4", "1/0", "a/b", "1.5/2"})
        CHECK_THROWS_AS(shard_of(wrong), UsageError);
}

TEST_CASE("A sample is a share or a number of runs") {
    CHECK(sample_of("1%").share == 0.01);
    CHECK(sample_of("2.5%").share == 0.025);
    CHECK(sample_of("12").count == 12);
    for (const char* wrong : {"", "%", "101%", "-1%", "x", "1.5", "-2"}) CHECK_THROWS_AS(sample_of(wrong), UsageError);
}

TEST_CASE("The progress of a sweep shows runs done, failed and remaining, and the time left") {
    const SweepCounts counts{100, 10, 20, 5};
    CHECK(sweep_text(counts, 50, 120) ==
          " 35 % [##############--------------------------] 30 done, 5 failed, 65 "
          "remaining, 2:10 left");
    CHECK(sweep_text({100, 10, 0, 0}, 50, 45) == " 10 % 10 done, 0 failed, 90 remaining");
    for (std::size_t width = 1; width < 120; ++width) CHECK(sweep_text(counts, 4000, width).size() <= width);
}

}  // namespace abroad
