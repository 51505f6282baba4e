#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kenesh {

/// Names of a result folder's files, relative to it, and the SHA-256 that this program gave them:
/// those of its manifest and of the manifests that killed runs left beside or in it.
using OwnFiles = std::multimap<std::string, std::string, std::less<>>;

[[nodiscard]] OwnFiles own_files(const std::filesystem::path& folder);

/// Is it a plain file with this name and the bytes that were written?
[[nodiscard]] bool is_own(const OwnFiles& own, std::string_view name,
                          const std::filesystem::path& file);

/// What a folder holds that is not this program's, or was changed since it wrote it: a reason for
/// each. Empty where the folder may be replaced.
[[nodiscard]] std::vector<std::string> reasons_against(const std::filesystem::path& folder);

/// Removes this program's files from a folder, its manifest last, and the folder if it is then
/// empty; without a manifest those with a result file's name.
void remove_results(const std::filesystem::path& folder);

/// Removes the folders that killed runs left beside `target`.
void clear_leftover_folders(const std::filesystem::path& target);

}  // namespace kenesh
