// Fifty draws computed independently in Python (reference_draws.py), the ends of every field among them.
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "helpers/catch.hpp"
#include "random/streams.hpp"

using namespace abroad;

namespace {

std::vector<std::vector<std::string>> table_rows() {
    std::ifstream file(std::string(ABROAD_SOURCE_DIR) + "/tests/random/draw_table.csv");
    std::vector<std::vector<std::string>> rows;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::vector<std::string> cells;
        std::istringstream in(line);
        for (std::string cell; std::getline(in, cell, ',');) cells.push_back(cell);
        rows.push_back(cells);
    }
    return rows;
}

std::uint64_t number(const std::string& cell, int base = 10) {
    return std::strtoull(cell.c_str(), nullptr, base);
}

}  // namespace

TEST_CASE("draws equal those of an independent generator") {
    const auto rows = table_rows();
    REQUIRE(rows.size() == 50);
    for (const std::vector<std::string>& row : rows) {
        REQUIRE(row.size() == 15);
        const auto word = [&row](std::size_t column, int base = 10) {
            return static_cast<std::uint32_t>(number(row[column], base));
        };
        const auto generation = [&row](std::size_t column) { return static_cast<std::uint16_t>(number(row[column])); };
        const DrawKey key = draw_key(number(row[0]), word(1));
        const Draw draw{
            static_cast<Purpose>(number(row[2])), {word(3), generation(4)}, word(5), {word(6), generation(7)}, word(8)};
        const PhiloxBlock block = block_of(key, draw);
        CHECK(block == PhiloxBlock{word(9, 16), word(10, 16), word(11, 16), word(12, 16)});
        const double as_float = std::strtod(row[13].c_str(), nullptr);
        const double as_double = std::strtod(row[14].c_str(), nullptr);
        CHECK(double{unit_float(block[0])} == as_float);
        CHECK(unit_double(block[0], block[1]) == as_double);
        CHECK(uniform(key, draw) == (is_double_width(draw.purpose) ? as_double : as_float));
    }
}
