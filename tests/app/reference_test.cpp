#include <fstream>
#include <iterator>
#include <string>

#include "helpers/catch.hpp"
#include "scenario/scenario_file.hpp"

namespace abroad {

TEST_CASE("The reference page of scenarios is what the program prints") {
    std::ifstream file(ABROAD_SOURCE_DIR "/scenarios/reference.md", std::ios::binary);
    const std::string page{std::istreambuf_iterator<char>(file), {}};
    INFO("scenarios/reference.md is stale; write it anew: build/abroad reference > scenarios/reference.md");
    CHECK((page == scenario_reference()));
    CHECK(page.find("run.seed") != std::string::npos);
}

}  // namespace abroad
