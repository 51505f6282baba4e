#pragma once

#include <sys/types.h>

#include <filesystem>
#include <functional>

namespace kenesh {

/// A new file or folder beside `target`, ".target.<process>.<n>", in which something is written
/// that takes the target's name when it is whole. It is locked while this lives, so that the next
/// process can tell what a killed one left from what another is writing. Throws FileError.
class PassingName {
public:
    enum class Kind { file, folder };
    PassingName(const std::filesystem::path& target, Kind kind, mode_t mode);
    ~PassingName();
    PassingName(const PassingName&) = delete;
    PassingName& operator=(const PassingName&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
    /// Open for writing (a folder: for reading), until the end.
    [[nodiscard]] int descriptor() const noexcept { return descriptor_; }

private:
    bool take(Kind kind, mode_t mode);

    std::filesystem::path path_;
    int descriptor_ = -1;
};

/// Calls `use` with each passing name beside `target` that no living process holds, in order, and
/// holds it meanwhile. None where the file system has no locks.
void for_each_leftover(const std::filesystem::path& target,
                       const std::function<void(const std::filesystem::path&)>& use);

/// Removes the files that killed processes left beside `target`.
void clear_leftover_files(const std::filesystem::path& target);

/// Brings the names in a folder to the disk, where the file system can.
void synchronise_folder(const std::filesystem::path& folder);

}  // namespace kenesh
