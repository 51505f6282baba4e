#pragma once

#include <filesystem>
#include <span>
#include <string>

namespace kenesh {

/// Throws InputError where a result folder holds a file of this name that is not this program's, or
/// was changed since it wrote it, and that would be replaced.
void check_may_add(const std::filesystem::path& folder, const std::string& name);

/// Files that were added to a result folder become its own: its manifest vouches for them, so that
/// the next run may replace them.
void vouch_for(const std::filesystem::path& folder, std::span<const std::string> names);

}  // namespace kenesh
