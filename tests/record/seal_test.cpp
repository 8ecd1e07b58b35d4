#include "record/seal.hpp"

#include "base/problems.hpp"
#include "helpers/catch.hpp"
#include "record/committed_file.hpp"
#include "record/document_file.hpp"
#include "record/hdf5_file.hpp"
#include "record/result_file.hpp"
#include "sample_document.hpp"

namespace abroad {
namespace {

std::vector<std::byte> sealed_sample() {
    auto image = image_of(testing::sample_document());
    seal(image, FileKind::results);
    return image;
}

bool is_refused(std::span<const std::byte> image) {
    try {
        check_seal(image, FileKind::results, "file");
    } catch (const FileError&) {
        return true;
    }
    return false;
}

}  // namespace

TEST_CASE("A sealed file is accepted, and its first line says what it is") {
    const auto image = sealed_sample();
    CHECK_NOTHROW(check_seal(image, FileKind::results, "file"));
    const std::string first(reinterpret_cast<const char*>(image.data()), 14);
    CHECK(first == "abroad results");
}

TEST_CASE("A file cut at any multiple of 512 bytes is refused") {
    const auto image = sealed_sample();
    for (std::size_t length = 0; length < image.size(); length += 512)
        CHECK(is_refused(std::span(image).first(length)));
    auto longer = image;
    longer.push_back(std::byte{0});
    CHECK(is_refused(longer));
}

TEST_CASE("Every single flipped bit of a file is found") {
    auto image = sealed_sample();
    std::size_t missed = 0;
    for (std::size_t at = 0; at < image.size(); ++at)
        for (unsigned bit = 0; bit < 8; ++bit) {
            image[at] ^= std::byte{1} << bit;
            missed += is_refused(image) ? 0 : 1;
            image[at] ^= std::byte{1} << bit;
        }
    CHECK(missed == 0);
    CHECK_FALSE(is_refused(image));
}

TEST_CASE("The reader checks the seal before anything else") {
    const testing::TemporaryFolder folder;
    auto image = sealed_sample();
    for (std::size_t at = 0; at < image.size(); at += 131) {
        image[at] ^= std::byte{4};
        commit_file(folder / "flipped.h5", image, Existing::replace);
        image[at] ^= std::byte{4};
        CHECK_THROWS_WITH(read_results(folder / "flipped.h5"), Catch::Matchers::Contains("damaged"));
    }
}

TEST_CASE("A file of another kind is refused by its name") {
    auto image = image_of(testing::sample_document());
    seal(image, FileKind::burn_in);
    CHECK_NOTHROW(check_seal(image, FileKind::burn_in, "file"));
    CHECK_THROWS_WITH(check_seal(image, FileKind::results, "x.h5"), "x.h5: holds abroad burn-in, not abroad results");
    std::vector<std::byte> foreign(1000, std::byte{'a'});
    CHECK_THROWS_WITH(check_seal(foreign, FileKind::results, "x.h5"),
                      Catch::Matchers::Contains("not a file of abroad"));
}

}  // namespace abroad
