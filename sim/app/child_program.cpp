#include "app/child_program.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "base/problems.hpp"

extern char** environ;

namespace abroad {

namespace {

[[noreturn]] void fail(const std::string& program, const std::string& what, int cause) {
    throw FileError(program + ": " + what + ": " + std::generic_category().message(cause));
}

/// Starts the program with its standard output at `output`.
pid_t start(const std::vector<std::string>& words, int output) {
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t files;
    ::posix_spawn_file_actions_init(&files);
    ::posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
    pid_t child = 0;
    const int cause = ::posix_spawnp(&child, words.front().c_str(), &files, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&files);
    if (cause != 0) fail(words.front(), "cannot be started", cause);
    return child;
}

std::string read_all(int file) {
    std::string text;
    std::array<char, 4096> piece{};
    while (true) {
        const ssize_t got = ::read(file, piece.data(), piece.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return text;
        text.append(piece.data(), static_cast<std::size_t>(got));
    }
}

}  // namespace

std::string output_of_program(const std::vector<std::string>& words) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail(words.front(), "cannot be heard", errno);
    pid_t child = 0;
    try {
        child = start(words, ends[1]);
    } catch (const FileError&) {
        ::close(ends[0]);
        ::close(ends[1]);
        throw;
    }
    ::close(ends[1]);
    const std::string text = read_all(ends[0]);
    ::close(ends[0]);
    int state = 0;
    while (::waitpid(child, &state, 0) < 0 && errno == EINTR) {
    }
    if (WIFEXITED(state) && WEXITSTATUS(state) == 0) return text;
    throw FileError(words.front() + ": ended with " +
                    (WIFEXITED(state) ? "code " + std::to_string(WEXITSTATUS(state)) : std::string("a signal")));
}

}  // namespace abroad
