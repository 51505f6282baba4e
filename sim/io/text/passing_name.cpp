#include "sim/io/text/passing_name.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <string_view>
#include <vector>

#include "sim/io/text/file_error.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;

/// Bytes of the target's name that a passing name keeps: names may have 255.
constexpr std::size_t kKept = 200;

std::string stem_of(const fs::path& target) {
    return "." + target.filename().string().substr(0, kKept) + ".";
}

fs::path folder_of(const fs::path& target) {
    return target.has_parent_path() ? target.parent_path() : fs::path(".");
}

/// Does the name still stand for what is open? Another process may have taken it for a leftover
/// before it was locked.
bool still_named(int descriptor, const fs::path& path) {
    struct stat open {};
    struct stat named {};
    return ::fstat(descriptor, &open) == 0 && ::lstat(path.c_str(), &named) == 0 &&
           open.st_dev == named.st_dev && open.st_ino == named.st_ino;
}

/// "<process>.<n>", digits both.
bool is_process_and_number(std::string_view text) {
    const std::size_t dot = text.find('.');
    if (dot == std::string_view::npos || dot == 0 || dot + 1 == text.size()) return false;
    return std::ranges::all_of(
        text, [&](const char& c) { return (c >= '0' && c <= '9') || &c == text.data() + dot; });
}

/// Calls `use` if nobody holds the file or folder: its writer was killed.
void use_if_abandoned(const fs::path& path, const std::function<void(const fs::path&)>& use) {
    const int descriptor =
        ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0) return;
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) use(path);
    ::close(descriptor);
}

}  // namespace

bool PassingName::take(Kind kind, mode_t mode) {
    if (kind == Kind::folder) {
        if (::mkdir(path_.c_str(), mode) != 0) return false;
        descriptor_ = ::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    } else {
        descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    }
    if (descriptor_ < 0) return false;
    ::flock(descriptor_, LOCK_EX);  // where there are no locks leftovers stay
    if (still_named(descriptor_, path_)) return true;
    ::close(descriptor_);
    descriptor_ = -1;
    errno = EEXIST;
    return false;
}

PassingName::PassingName(const fs::path& target, Kind kind, mode_t mode) {
    const std::string stem = stem_of(target) + std::to_string(::getpid()) + ".";
    for (int n = 0;; ++n) {
        path_ = folder_of(target) / (stem + std::to_string(n));
        if (take(kind, mode)) return;
        if (errno != EEXIST) fail_with(target, errno);
    }
}

PassingName::~PassingName() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void for_each_leftover(const fs::path& target, const std::function<void(const fs::path&)>& use) {
    const std::string stem = stem_of(target);
    std::vector<fs::path> candidates;
    std::error_code error;
    for (fs::directory_iterator entry(folder_of(target), error), end; !error && entry != end;
         entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (name.starts_with(stem) &&
            is_process_and_number(std::string_view(name).substr(stem.size())))
            candidates.push_back(entry->path());
    }
    std::ranges::sort(candidates);
    for (const fs::path& path : candidates)
        use_if_abandoned(path, use);
}

void clear_leftover_files(const fs::path& target) {
    for_each_leftover(target, [](const fs::path& path) {
        std::error_code ignored;
        if (fs::is_regular_file(fs::symlink_status(path, ignored))) fs::remove(path, ignored);
    });
}

void synchronise_folder(const fs::path& folder) {
    const int descriptor =
        ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    // A folder that may be written and not read can only be hoped for.
    if (descriptor < 0 && errno == EACCES) return;
    if (descriptor < 0) fail_with(folder, errno);
    const int result = ::fsync(descriptor);
    const int error = errno;
    ::close(descriptor);
    // Some file systems cannot synchronise folders.
    if (result != 0 && error != EINVAL) fail_with(folder, error);
}

}  // namespace kenesh
