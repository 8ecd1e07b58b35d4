#include "record/document_file.hpp"

#include <hdf5.h>
#include <hdf5_hl.h>

#include <cmath>
#include <random>

#include "base/problems.hpp"
#include "helpers/catch.hpp"
#include "record/committed_file.hpp"
#include "record/hdf5_file.hpp"
#include "sample_document.hpp"

namespace abroad {
namespace {

Document there_and_back(const Document& document) {
    return document_in(image_of(document), "file");
}

/// A table of many rows with each type of number, some of them repeating, so that all ways of storing are used.
template <class Number>
Variable many(const std::string& name, std::size_t rows) {
    std::mt19937 words(1);
    std::vector<Number> values(rows);
    for (auto& value : values) value = static_cast<Number>(words() % 3 == 0 ? words() % 100 : 0);
    return {name, {"row"}, values, "1", name, {}, {}};
}

Document large_document(std::size_t rows) {
    Group group{"panel", {{"row", RowCount{static_cast<std::int64_t>(rows)}, "1", "firm and year"}}, {}, {}};
    group.variables = {many<double>("a", rows),        many<float>("b", rows),         many<std::int64_t>("c", rows),
                       many<std::int32_t>("d", rows),  many<std::int16_t>("e", rows),  many<std::int8_t>("f", rows),
                       many<std::uint64_t>("g", rows), many<std::uint32_t>("h", rows), many<std::uint16_t>("i", rows),
                       many<std::uint8_t>("j", rows)};
    return {{}, {group}};
}

}  // namespace

TEST_CASE("A document written to bytes and read back is the same document") {
    const Document document = testing::sample_document();
    const Document back = there_and_back(document);
    REQUIRE(back.groups.size() == document.groups.size());
    for (const auto& group : document.groups) {
        const Group* found = back.group(group.path);
        REQUIRE(found != nullptr);
        CHECK(found->attributes == group.attributes);
        CHECK(found->axes == group.axes);
        CHECK(found->variables.size() == group.variables.size());
        for (const auto& variable : group.variables) {
            REQUIRE(found->variable(variable.name) != nullptr);
            if (variable.missing == Missing::forbidden) CHECK(*found->variable(variable.name) == variable);
        }
    }
    const auto& ages = std::get<std::vector<float>>(back.group("country")->variable("mean_age")->data);
    CHECK(back.group("country")->variable("mean_age")->missing == Missing::allowed);
    CHECK(std::isnan(ages[1]));
    CHECK(ages[2] == 3.25F);
}

TEST_CASE("Columns of every type and of many rows come back equal") {
    for (const std::size_t rows : {0UL, 1UL, 1000UL, 50000UL}) {
        const Document document = large_document(rows);
        CHECK(there_and_back(document) == document);
    }
}

TEST_CASE("Whole numbers and repeating reals are packed, noise is not") {
    Document packed = large_document(50000);
    std::size_t raw = 0;
    for (const auto& variable : packed.groups[0].variables)
        raw += std::visit([](const auto& values) { return values.size() * sizeof(values[0]); }, variable.data);
    CHECK(image_of(packed).size() < raw / 2);
    std::mt19937_64 words(2);
    for (auto& value : std::get<std::vector<double>>(packed.groups[0].variables[0].data))
        value = static_cast<double>(words());
    packed.groups[0].variables.resize(1);
    CHECK(image_of(packed).size() > 50000 * sizeof(double));
}

TEST_CASE("Equal documents give equal bytes") {
    CHECK(image_of(testing::sample_document()) == image_of(testing::sample_document()));
    CHECK(image_of(large_document(20000)) == image_of(large_document(20000)));
}

TEST_CASE("A scenario text of a million letters fits into an attribute") {
    Document document = testing::sample_document();
    document.attributes["raw_scenario"] = std::string(1'000'000, 'x') + "Ø";
    document.attributes["empty"] = std::string();
    CHECK(there_and_back(document).attributes == document.attributes);
}

TEST_CASE("The HDF5 library sees every axis attached to its variables and the file not left open") {
    const testing::TemporaryFolder folder;
    const auto path = folder / "file.h5";
    const auto image = image_of(testing::sample_document());
    commit_file(path, image, Existing::refuse);
    CHECK(std::to_integer<int>(image.at(user_block_bytes + 11)) == 0);  // flags of the first header: nobody is writing
    const hid_t file = H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
    REQUIRE(file >= 0);
    const hid_t data = H5Dopen2(file, "/country/export_share", H5P_DEFAULT);
    const std::vector<std::string> axes = {"replication", "period", "country"};
    for (unsigned at = 0; at < axes.size(); ++at) {
        const hid_t axis = H5Dopen2(file, ("/country/" + axes[at]).c_str(), H5P_DEFAULT);
        CHECK(H5DSis_scale(axis) > 0);
        CHECK(H5DSis_attached(data, axis, at) > 0);
        CHECK(H5DSis_attached(data, axis, (at + 1) % 3) == 0);
        H5Dclose(axis);
    }
    const hid_t rows = H5Dopen2(file, "/events/row", H5P_DEFAULT);
    CHECK(H5DSis_scale(rows) > 0);
    CHECK(H5Dget_storage_size(rows) == 0);
    H5Dclose(rows);
    H5Dclose(data);
    CHECK(H5Fclose(file) >= 0);
}

TEST_CASE("Bytes that are not HDF5 are refused with the name of the file") {
    std::vector<std::byte> noise(4096, std::byte{7});
    CHECK_THROWS_WITH(document_in(noise, "noise.h5"), Catch::Matchers::StartsWith("noise.h5: cannot be read:"));
}

TEST_CASE("Files that hold links, other types or data in other files are refused") {
    const testing::TemporaryFolder folder;
    const auto path = folder / "foreign.h5";
    commit_file(path, image_of(testing::sample_document()), Existing::refuse);
    const hid_t file = H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
    const int kind = GENERATE(0, 1, 2, 3);
    if (kind == 0) H5Lcreate_external("/etc/other.h5", "/x", file, "/country/outside", H5P_DEFAULT, H5P_DEFAULT);
    if (kind == 1) H5Lcreate_soft("/events", file, "/country/soft", H5P_DEFAULT, H5P_DEFAULT);
    if (kind == 2) {
        const hid_t space = H5Screate(H5S_SCALAR);
        H5Dclose(H5Dcreate2(file, "/country/big_end", H5T_STD_I32BE, space, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT));
        H5Sclose(space);
    }
    if (kind == 3) {
        const hsize_t size = 100;
        const hid_t space = H5Screate_simple(1, &size, nullptr);
        const hid_t layout = H5Pcreate(H5P_DATASET_CREATE);
        H5Pset_external(layout, "/etc/passwd", 0, 100);
        H5Dclose(H5Dcreate2(file, "/country/else", H5T_STD_I8LE, space, H5P_DEFAULT, layout, H5P_DEFAULT));
        H5Pclose(layout);
        H5Sclose(space);
    }
    H5Fclose(file);
    const std::vector<std::string> words = {"holds a link", "holds a link", "a type that our files never hold",
                                            "lies in another file"};
    CHECK_THROWS_WITH(document_in(bytes_of(path), "foreign.h5"),
                      Catch::Matchers::Contains(words.at(static_cast<std::size_t>(kind))));
}

TEST_CASE("A variable that declares more values than the file can hold is refused") {
    const testing::TemporaryFolder folder;
    const auto path = folder / "bomb.h5";
    commit_file(path, image_of(testing::sample_document()), Existing::refuse);
    const hid_t file = H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
    const hsize_t size = 1ULL << 40U;
    const hid_t space = H5Screate_simple(1, &size, nullptr);
    const hid_t data = H5Dcreate2(file, "/country/bomb", H5T_STD_I8LE, space, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
    H5DSset_scale(data, "bomb");
    H5Dclose(data);
    H5Sclose(space);
    H5Fclose(file);
    CHECK_THROWS_WITH(document_in(bytes_of(path), "bomb.h5"),
                      Catch::Matchers::Contains("declares more values than the file can hold"));
}

}  // namespace abroad
