#pragma once

#include <filesystem>
#include <optional>
#include <vector>

namespace kenesh {

/// Where the shipped scenarios and districts are: the source tree that the program was built in,
/// or share/kenesh beside the bin folder that it was installed in; nothing if neither is there.
[[nodiscard]] std::optional<std::filesystem::path> shipped_folder();

/// The .toml files of a folder (not of its subfolders), by name.
[[nodiscard]] std::vector<std::filesystem::path> toml_files(const std::filesystem::path& folder);

}  // namespace kenesh
