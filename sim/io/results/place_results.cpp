#include "sim/io/results/place_results.hpp"

#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include "sim/io/results/manifest.hpp"
#include "sim/io/results/own_files.hpp"
#include "sim/io/results/result_names.hpp"
#include "sim/io/text/file_writer.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;

bool is_mounted(const fs::path& folder) {
#ifdef STATX_ATTR_MOUNT_ROOT
    struct statx is {};
    if (::statx(AT_FDCWD, folder.c_str(), 0, STATX_BASIC_STATS, &is) == 0 &&
        (is.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT) != 0)
        return (is.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
#endif
    struct stat own {};
    struct stat parent {};
    return ::stat(folder.c_str(), &own) == 0 &&
           ::stat(folder.parent_path().c_str(), &parent) == 0 && own.st_dev != parent.st_dev;
}

/// Two runs that write into one folder do so one after the other.
class FolderLock {
public:
    explicit FolderLock(const fs::path& folder)
        : descriptor_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
        if (descriptor_ < 0) fail_with(folder, errno);
        ::flock(descriptor_, LOCK_EX);
    }
    ~FolderLock() { ::close(descriptor_); }
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

private:
    int descriptor_;
};

void move_file(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::rename(from, to, error);
    if (error) fail_with(to, error.value());
}

/// Errors of a rename that say: not here, and not: not now.
bool is_refused(int error) {
    constexpr std::array kRefused{EBUSY, EXDEV, EINVAL, ENOSYS, EPERM, EACCES, EOPNOTSUPP};
    return std::ranges::find(kRefused, error) != kRefused.end();
}

}  // namespace

bool keeps_its_place(const fs::path& folder) {
    std::error_code ignored;
    if (!fs::exists(folder, ignored)) return false;
    return is_mounted(folder) || ::access(folder.parent_path().c_str(), W_OK | X_OK) != 0 ||
           fs::equivalent(folder, fs::current_path(ignored), ignored);
}

bool exchange(const fs::path& written, const fs::path& target) {
    std::error_code error;
    if (fs::exists(target, error)) keep_attributes(target, written);
    fs::rename(written, target, error);  // nothing there, or an empty folder
    if (!error) return true;
#ifdef RENAME_EXCHANGE
    if (::renameat2(AT_FDCWD, written.c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE) == 0)
        return true;
    error.assign(errno, std::generic_category());
#endif
    if (is_refused(error.value()) || error == std::errc::directory_not_empty ||
        error == std::errc::file_exists)
        return false;
    fail_with(target, error.value());
}

void move_into(const fs::path& written, const fs::path& target) {
    const FolderLock lock(target);
    const OwnFiles older = own_files(target);
    const auto manifest = read_manifest(written);
    std::error_code error;
    for (const auto& [name, digest] : manifest->digests) {
        const fs::path to = target / name;
        fs::create_directory(to.parent_path(), error);
        if (error) fail_with(to.parent_path(), error.value());
        move_file(written / name, to);
    }
    for (const auto& [name, digest] : older)
        if (!manifest->digests.contains(name) && is_own(older, name, target / name))
            fs::remove(target / name, error);
    ::rmdir((target / result_name::kTables).c_str());
    if (fs::exists(target / result_name::kTables))
        synchronise_folder(target / result_name::kTables);
    move_file(written / result_name::kManifest, target / result_name::kManifest);
    synchronise_folder(target);
}

}  // namespace kenesh
