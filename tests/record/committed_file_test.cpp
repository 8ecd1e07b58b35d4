#include "record/committed_file.hpp"

#include <signal.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <random>
#include <thread>

#include "base/problems.hpp"
#include "helpers/catch.hpp"
#include "sample_document.hpp"

namespace abroad {
namespace {

std::vector<std::byte> filled(std::size_t size, int value) {
    return {size, static_cast<std::byte>(value)};
}

std::size_t files_in(const std::filesystem::path& folder) {
    return static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
}

std::string message_of_writing(const std::filesystem::path& path, Existing existing = Existing::refuse) {
    try {
        commit_file(path, filled(10, 1), existing);
    } catch (const FileError& error) {
        return error.what();
    }
    return "written";
}

/// Writes the same name again and again until it is killed.
[[noreturn]] void write_forever(const std::filesystem::path& path) {
    const auto ones = filled(2'000'000, 1);
    const auto twos = filled(3'000'000, 2);
    while (true) {
        commit_file(path, ones, Existing::replace);
        commit_file(path, twos, Existing::replace);
    }
}

bool is_whole(const std::vector<std::byte>& bytes) {
    return bytes == filled(2'000'000, 1) || bytes == filled(3'000'000, 2);
}

}  // namespace

TEST_CASE("What was written is read back, and nothing else lies in the folder") {
    const testing::TemporaryFolder folder;
    for (const std::size_t size : {0UL, 1UL, 100'000UL}) {
        commit_file(folder / "file", filled(size, 5), Existing::replace);
        CHECK(bytes_of(folder / "file") == filled(size, 5));
        CHECK(files_in(folder.path()) == 1);
    }
}

TEST_CASE("A file that is there is not overwritten unasked") {
    const testing::TemporaryFolder folder;
    commit_file(folder / "file", filled(3, 1), Existing::refuse);
    CHECK_THROWS_WITH(commit_file(folder / "file", filled(4, 2), Existing::refuse),
                      Catch::Matchers::Contains("file: exists already"));
    CHECK(bytes_of(folder / "file") == filled(3, 1));
    commit_file(folder / "file", filled(4, 2), Existing::replace);
    CHECK(bytes_of(folder / "file") == filled(4, 2));
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("Of many who write one name at the same time exactly one wins") {
    const testing::TemporaryFolder folder;
    for (int round = 0; round < 20; ++round) {
        const auto path = folder / ("file" + std::to_string(round));
        std::atomic<int> winners = 0;
        std::vector<std::thread> writers;
        for (int writer = 0; writer < 4; ++writer)
            writers.emplace_back([&, writer] {
                try {
                    commit_file(path, filled(1000, writer), Existing::refuse);
                    ++winners;
                } catch (const FileError&) {
                }
            });
        for (auto& writer : writers) writer.join();
        CHECK(winners == 1);
    }
    CHECK(files_in(folder.path()) == 20);
}

TEST_CASE("A writer killed at any moment leaves no file or a whole one") {
    const testing::TemporaryFolder folder;
    std::mt19937 words(3);
    int seen = 0;
    for (int kill_count = 0; kill_count < 20; ++kill_count) {
        const auto path = folder / ("file" + std::to_string(kill_count));
        const pid_t writer = ::fork();
        REQUIRE(writer >= 0);
        if (writer == 0) write_forever(path);
        // Every second writer is killed while it replaces a file that is there.
        while (kill_count % 2 == 1 && !std::filesystem::exists(path)) ::usleep(500);
        ::usleep(static_cast<useconds_t>(words() % 20'000));
        ::kill(writer, SIGKILL);
        ::waitpid(writer, nullptr, 0);
        if (!std::filesystem::exists(path)) continue;
        ++seen;
        CHECK(is_whole(bytes_of(path)));
    }
    CHECK(seen >= 10);
    CHECK_FALSE(is_whole(filled(2'000'000, 2)));
}

TEST_CASE("A folder or file that cannot be used is named with the cause") {
    const testing::TemporaryFolder folder;
    CHECK(message_of_writing(folder / "none/file") ==
          (folder / "none/file").string() + ": its folder cannot be used: No such file or directory");
    std::ofstream(folder / "plain") << "x";
    CHECK(message_of_writing(folder / "plain/file").find("Not a directory") != std::string::npos);
    CHECK(message_of_writing(folder.path(), Existing::replace).find("not an ordinary file") != std::string::npos);
    CHECK(message_of_writing(folder / (std::string(300, 'n'))).find("File name too long") != std::string::npos);
    CHECK(message_of_writing("/proc/abroad_test_file").find("/proc/abroad_test_file: cannot be written") == 0);
    CHECK(message_of_writing("/dev/null", Existing::replace).find("not an ordinary file") != std::string::npos);
    CHECK(message_of_writing("").find("names no file") != std::string::npos);
    CHECK_THROWS_WITH(bytes_of(folder / "none"), Catch::Matchers::Contains("No such file or directory"));
    CHECK_THROWS_WITH(bytes_of(folder.path()), Catch::Matchers::Contains("not an ordinary file"));
}

TEST_CASE("Long, foreign and strange names of files work") {
    const testing::TemporaryFolder folder;
    for (const std::string& name : {std::string(255, 'n'), std::string("a b\nc"), std::string("Ergebnis ö 韓国.h5")}) {
        CHECK(message_of_writing(folder / name) == "written");
        CHECK(bytes_of(folder / name) == filled(10, 1));
    }
}

TEST_CASE("A full disk is named, leaves an older file whole and nothing else behind") {
    const testing::TemporaryFolder folder;
    if (::mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=256k") != 0) {
        WARN("no right to mount a small disk: not tried");
        return;
    }
    commit_file(folder / "old", filled(1000, 1), Existing::refuse);
    CHECK_THROWS_WITH(commit_file(folder / "new", filled(1'000'000, 2), Existing::refuse),
                      Catch::Matchers::Contains("No space left on device"));
    CHECK_THROWS_AS(commit_file(folder / "old", filled(1'000'000, 2), Existing::replace), FileError);
    CHECK(bytes_of(folder / "old") == filled(1000, 1));
    CHECK(files_in(folder.path()) == 1);
    commit_file(folder / "new", filled(100'000, 2), Existing::refuse);
    CHECK(bytes_of(folder / "new") == filled(100'000, 2));
    ::umount(folder.path().c_str());
}

TEST_CASE("A folder that may only be read is named") {
    if (::geteuid() == 0) {
        SUCCEED("root may write everywhere: not tried");
        return;
    }
    const testing::TemporaryFolder folder;
    ::chmod(folder.path().c_str(), 0500);
    CHECK(message_of_writing(folder / "file").find("Permission denied") != std::string::npos);
    ::chmod(folder.path().c_str(), 0700);
}

}  // namespace abroad
