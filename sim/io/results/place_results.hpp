#pragma once

#include <filesystem>

namespace kenesh {

/// Must results be written into the folder as it stands? So where it cannot change its name: it is
/// mounted, its parent may not be written, or somebody (the user's shell) works in it.
[[nodiscard]] bool keeps_its_place(const std::filesystem::path& folder);

/// Gives the written folder the target's name in one step; what had the name, if anything, gets
/// the written one's. False where the file system or the target's place does not allow it. Throws
/// FileError.
[[nodiscard]] bool exchange(const std::filesystem::path& written,
                            const std::filesystem::path& target);

/// Moves the written files into the target, the manifest last, and removes files of older results
/// that are not among them. Killed on the way it leaves both manifests, by which the next run
/// knows all files for its own. Throws FileError.
void move_into(const std::filesystem::path& written, const std::filesystem::path& target);

}  // namespace kenesh
