#include "app/compare_command.hpp"

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "app/compare_table.hpp"
#include "helpers/catch.hpp"
#include "record/result_file.hpp"

namespace abroad {
namespace {

namespace fs = std::filesystem;

class TestFolder {
 public:
    TestFolder() {
        std::string name = (fs::temp_directory_path() / "abroad-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~TestFolder() { fs::remove_all(path_); }
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;

    /// A small funded world.
    std::string scenario(const std::string& name, int budget_keur) const {
        std::ofstream file(path_ / name);
        file << "based_on: " << (fs::path(ABROAD_SOURCE_DIR) / "scenarios/teaching/smallest.yaml").string()
             << "\ntitle: A small scheme\nrun: {burn_in_years: 2, years: 3, replications_count: 2}\n"
             << "instruments:\n  - {name: voucher, kind: export_voucher, start_year: 2013, end_year: 2015,\n"
             << "     budget_keur_per_year: " << budget_keur << ", awareness_probability: 1}\n";
        return (path_ / name).string();
    }
    std::string operator/(const std::string& name) const { return (path_ / name).string(); }

 private:
    fs::path path_;
};

CommandLine line_for(const TestFolder& folder, const std::string& output) {
    CommandLine line;
    line.command = Command::compare;
    line.scenario = folder.scenario("a.yaml", 400);
    line.output = folder / output;
    line.quiet = true;
    return line;
}

std::string digest_of(const std::string& file) {
    return std::get<std::string>(read_results(file, FileKind::comparison).attributes.at("digest"));
}

TEST_CASE("a comparison writes one file that says what it rests on, the same on one thread and two") {
    const TestFolder folder;
    CommandLine line = line_for(folder, "one.h5");
    line.threads = 1;
    REQUIRE(compare(line) == ExitCode::done);
    line.output = folder / "two.h5";
    line.threads = 2;
    REQUIRE(compare(line) == ExitCode::done);
    CHECK(digest_of(folder / "one.h5") == digest_of(folder / "two.h5"));
    const Document document = read_results(folder / "one.h5", FileKind::comparison);
    CHECK(std::get<std::int64_t>(document.attributes.at("runs_used")) == 2);
    CHECK(std::get<std::int64_t>(document.attributes.at("runs_expected")) == 2);
    CHECK(document.group("ledger") != nullptr);
    CHECK_THROWS_WITH(compare(line), contains_text("two.h5"));
}

TEST_CASE("several scenarios are compared pair by pair, after their budgets were made equal") {
    const TestFolder folder;
    CommandLine line = line_for(folder, "several.h5");
    line.compare.others = {folder.scenario("b.yaml", 100)};
    line.compare.equal_budget = true;
    REQUIRE(compare(line) == ExitCode::done);
    const Document document = read_results(folder / "several.h5", FileKind::comparison);
    const auto& labels = std::get<std::vector<std::string>>(document.group("comparison")->axis("comparison")->labels);
    CHECK(labels == std::vector<std::string>{"a against b: difference", "a: total", "b: total"});
}

TEST_CASE("options of a comparison that do not go together are refused with what to do") {
    const TestFolder folder;
    const auto complaint = [&](auto&& change) {
        CommandLine line = line_for(folder, "never.h5");
        change(line.compare);
        try {
            compare(line);
        } catch (const UsageError& error) {
            return std::string(error.what());
        }
        return std::string("none");
    };
    CHECK_THAT(complaint([](CompareOptions& o) { o.without = {"vouchr"}; }), contains_text("did you mean 'voucher'?"));
    CHECK_THAT(complaint([](CompareOptions& o) { o.precision = "-3%"; }), contains_text("e.g. 10% or 0.1"));
    CHECK_THAT(complaint([](CompareOptions& o) { o.budget = "1,,2"; }), contains_text("e.g. 0.5,1,2"));
    CHECK_THAT(complaint([](CompareOptions& o) { o.equal_budget = true; }), contains_text("several scenarios"));
    CHECK_THAT(complaint([&](CompareOptions& o) { o.without = {"all"}, o.against = folder / "a.yaml"; }),
               contains_text("--without goes with one scenario"));
    CHECK(!fs::exists(folder / "never.h5"));
}

TEST_CASE("intervals are printed with their ends, and what is not defined as a dash") {
    CHECK(interval_text({2.5, 1.25, 3.75, 8}) == "2.50 [1.25, 3.75]");
    CHECK(interval_text({12345.6, std::nan(""), std::nan(""), 1}) == "12346");
    CHECK(interval_text({std::nan(""), 0, 0, 0}) == "-");
    CHECK(interval_text({-0.0001, -1, 1, 8}) == "0.00 [-1.00, 1.00]");
}

}  // namespace
}  // namespace abroad
