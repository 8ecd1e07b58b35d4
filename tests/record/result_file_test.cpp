#include "record/result_file.hpp"

#include <cstdlib>

#include "base/problems.hpp"
#include "helpers/catch.hpp"
#include "record/digest.hpp"
#include "record/document_file.hpp"
#include "sample_document.hpp"

namespace abroad {
namespace {

std::string text_of(const Document& document, const std::string& name) {
    return std::get<std::string>(document.attributes.at(name));
}

const std::filesystem::path specimen = std::filesystem::path(ABROAD_SOURCE_DIR) / "tests/record/format_1_0.h5";

}  // namespace

TEST_CASE("A results file says where it comes from") {
    const testing::TemporaryFolder folder;
    const std::string digest =
        write_results(folder / "file.h5", testing::sample_document(), testing::sample_provenance(), Existing::refuse);
    const Document back = read_results(folder / "file.h5");
    CHECK(digest.size() == 32);
    CHECK(text_of(back, "digest") == digest);
    CHECK(logical_digest(back, text_of(back, "resolved_scenario")) == digest);
    CHECK(text_of(back, "file_type") == "abroad results");
    CHECK(text_of(back, "raw_scenario") == "run: {seed: 7}\n");
    CHECK(text_of(back, "command_line") == "abroad run sample.yaml");
    CHECK(text_of(back, "program_version") == build_info().program_version);
    CHECK_FALSE(text_of(back, "git_revision").empty());
    CHECK_FALSE(text_of(back, "compiler").empty());
    CHECK(text_of(back, "library_versions").find("HDF5 1.") == 0);
    CHECK(text_of(back, "library_versions").find("oneTBB 2021.8") != std::string::npos);
    CHECK(std::get<std::int64_t>(back.attributes.at("seed")) == 7);
    CHECK(std::get<std::int64_t>(back.attributes.at("threads")) == 2);
    CHECK(std::get<std::int64_t>(back.attributes.at("complete")) == 1);
    CHECK(back.groups.size() == 3);
}

TEST_CASE("Threads, command line and raw text do not change the digest, the resolved scenario does") {
    const testing::TemporaryFolder folder;
    int number = 0;
    const auto digest_with = [&](const Provenance& provenance) {
        return write_results(folder / std::to_string(++number), testing::sample_document(), provenance,
                             Existing::refuse);
    };
    const std::string digest = digest_with(testing::sample_provenance());
    Provenance other = testing::sample_provenance();
    other.command_line = "abroad run --threads 16 sample.yaml";
    other.circumstances["threads"] = std::int64_t{16};
    other.raw_scenario += "# a comment\n";
    other.build.git_revision = "another";
    CHECK(digest_with(other) == digest);
    other.resolved_scenario += "  years: 1\n";
    CHECK(digest_with(other) != digest);
}

TEST_CASE("A command line with bytes that are not UTF-8 can be stored") {
    const testing::TemporaryFolder folder;
    Provenance provenance = testing::sample_provenance();
    provenance.command_line =
        "abroad run S\xfc"
        "d.yaml";
    write_results(folder / "file.h5", testing::sample_document(), provenance, Existing::refuse);
    CHECK(text_of(read_results(folder / "file.h5"), "command_line") == "abroad run S?d.yaml");
}

TEST_CASE("Results are not overwritten unasked") {
    const testing::TemporaryFolder folder;
    const auto write = [&](Existing existing) {
        return write_results(folder / "file.h5", testing::sample_document(), testing::sample_provenance(), existing);
    };
    const std::string digest = write(Existing::refuse);
    CHECK_THROWS_WITH(write(Existing::refuse), Catch::Matchers::Contains("exists already"));
    CHECK(write(Existing::replace) == digest);
}

TEST_CASE("A saved burn-in is not taken for results, nor results for a burn-in") {
    const testing::TemporaryFolder folder;
    Provenance provenance = testing::sample_provenance();
    provenance.kind = FileKind::burn_in;
    write_results(folder / "saved", testing::sample_document(), provenance, Existing::refuse);
    CHECK(text_of(read_results(folder / "saved", FileKind::burn_in), "file_type") == "abroad burn-in");
    CHECK_THROWS_WITH(read_results(folder / "saved"), Catch::Matchers::Contains("holds abroad burn-in"));
}

TEST_CASE("A file of another major version is refused") {
    const testing::TemporaryFolder folder;
    Document document = testing::sample_document();
    const auto read_with = [&](const Attributes& attributes) {
        document.attributes = attributes;
        auto image = image_of(document);
        seal(image, FileKind::results);
        commit_file(folder / "file.h5", image, Existing::replace);
        return read_results(folder / "file.h5");
    };
    CHECK_NOTHROW(
        read_with({{"format_version_major", format_version_major}, {"format_version_minor", std::int64_t{99}}}));
    CHECK_THROWS_WITH(read_with({{"format_version_major", std::int64_t{2}}}),
                      Catch::Matchers::Contains("format version 2"));
    CHECK_THROWS_WITH(read_with({}), Catch::Matchers::Contains("does not say its format version"));
}

TEST_CASE("A file of format version 1.0 is still read, value by value") {
    if (std::getenv("ABROAD_BLESS") != nullptr)
        write_results(specimen, testing::sample_document(), testing::sample_provenance(), Existing::replace);
    const Document document = read_results(specimen);
    CHECK(text_of(document, "digest") == "7d7befb88424fc72792109175fa2159d");
    CHECK(logical_digest(document, testing::sample_provenance().resolved_scenario) == text_of(document, "digest"));
    CHECK(logical_digest(testing::sample_document(), testing::sample_provenance().resolved_scenario) ==
          text_of(document, "digest"));
}

}  // namespace abroad
