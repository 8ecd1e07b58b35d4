#include "record/committed_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>
#include <utility>

#include "base/problems.hpp"

namespace abroad {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, const std::string& what, int cause) {
    throw FileError(path.string() + ": " + what + ": " + std::generic_category().message(cause));
}

/// Owns a file descriptor.
class Descriptor {
 public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }
    /// Closes and says whether the system kept its promises; a close that was interrupted is done all the same.
    bool close() { return ::close(std::exchange(number_, -1)) == 0 || errno == EINTR; }

 private:
    int number_;
};

/// A file under a passing name, gone with this object unless it was given its final name.
class TemporaryFile {
 public:
    explicit TemporaryFile(const fs::path& target) : descriptor_(create_beside(target)) {}
    TemporaryFile(TemporaryFile&&) = delete;
    ~TemporaryFile() {
        if (!path_.empty()) ::unlink(path_.c_str());
    }
    Descriptor& descriptor() { return descriptor_; }
    const fs::path& path() const { return path_; }
    void is_gone() { path_.clear(); }

 private:
    int create_beside(const fs::path& target) {
        for (int attempt = 0;; ++attempt) {
            const std::string name = ".abroad-" + std::to_string(::getpid()) + "-" + std::to_string(attempt) + ".tmp";
            const fs::path candidate = target.parent_path() / name;
            const int number = ::open(candidate.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
            if (number >= 0) {
                path_ = candidate;
                return number;
            }
            if (errno != EEXIST && errno != EINTR) fail(target, "cannot be written", errno);
        }
    }

    fs::path path_;
    Descriptor descriptor_;
};

void write_all(int descriptor, std::span<const std::byte> bytes, const fs::path& target) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written > 0)
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        else if (written < 0 && errno != EINTR)
            fail(target, "cannot be written", errno);
        else if (written == 0)
            fail(target, "cannot be written", ENOSPC);
    }
}

void sync(int descriptor, const fs::path& target) {
    while (::fsync(descriptor) != 0)
        if (errno != EINTR) fail(target, "may not have reached the disk", errno);
}

/// The name must be on the disk too. A file system that cannot sync a folder (EINVAL) has nothing more to promise.
void sync_folder(const fs::path& folder, const fs::path& target) {
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.number() < 0) fail(target, "its folder cannot be opened", errno);
    while (::fsync(descriptor.number()) != 0)
        if (errno == EINVAL)
            return;
        else if (errno != EINTR)
            fail(target, "its name may not have reached the disk", errno);
}

[[noreturn]] void refuse_existing(const fs::path& path) {
    throw FileError(path.string() + ": exists already; choose another name, or ask to overwrite it");
}

/// Gives the temporary file its final name in one step, and never takes the place of another file.
void name_without_replacing(TemporaryFile& temporary, const fs::path& target) {
    if (::renameat2(AT_FDCWD, temporary.path().c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0) {
        temporary.is_gone();
        return;
    }
    if (errno == EEXIST) refuse_existing(target);
    if (errno != EINVAL && errno != ENOSYS) fail(target, "cannot be named", errno);
    // This file system does not know the flag: a second name for the same file refuses as well.
    if (::link(temporary.path().c_str(), target.c_str()) != 0) {
        if (errno == EEXIST) refuse_existing(target);
        fail(target, "cannot be named", errno);
    }
}

void name_replacing(TemporaryFile& temporary, const fs::path& target) {
    if (::rename(temporary.path().c_str(), target.c_str()) != 0) fail(target, "cannot be named", errno);
    temporary.is_gone();
}

fs::path folder_of(const fs::path& path) {
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

}  // namespace

void check_can_write(const fs::path& path, Existing existing) {
    if (!path.has_filename()) throw FileError(path.string() + ": names no file");
    const fs::path folder = folder_of(path);
    struct stat state {};
    if (::stat(folder.c_str(), &state) != 0) fail(path, "its folder cannot be used", errno);
    if (!S_ISDIR(state.st_mode)) fail(path, "its folder cannot be used", ENOTDIR);
    if (::faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) != 0) fail(path, "cannot be written", errno);
    if (::lstat(path.c_str(), &state) != 0) {
        if (errno != ENOENT) fail(path, "cannot be written", errno);
    } else if (existing == Existing::refuse) {
        refuse_existing(path);
    } else if (!S_ISREG(state.st_mode)) {
        throw FileError(path.string() + ": is there already and is not an ordinary file; choose another name");
    }
}

void commit_file(const fs::path& path, std::span<const std::byte> bytes, Existing existing) {
    check_can_write(path, existing);
    TemporaryFile temporary(path);
    write_all(temporary.descriptor().number(), bytes, path);
    sync(temporary.descriptor().number(), path);
    if (!temporary.descriptor().close()) fail(path, "cannot be closed", errno);
    if (existing == Existing::refuse)
        name_without_replacing(temporary, path);
    else
        name_replacing(temporary, path);
    sync_folder(folder_of(path), path);
}

std::vector<std::byte> bytes_of(const fs::path& path) {
    const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (descriptor.number() < 0) fail(path, "cannot be read", errno);
    struct stat state {};
    if (::fstat(descriptor.number(), &state) != 0) fail(path, "cannot be read", errno);
    if (!S_ISREG(state.st_mode)) throw FileError(path.string() + ": is not an ordinary file");
    std::vector<std::byte> bytes(static_cast<std::size_t>(state.st_size));
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t got = ::read(descriptor.number(), bytes.data() + done, bytes.size() - done);
        if (got < 0 && errno != EINTR) fail(path, "cannot be read", errno);
        if (got == 0) bytes.resize(done);
        if (got > 0) done += static_cast<std::size_t>(got);
    }
    return bytes;
}

}  // namespace abroad
