#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kenesh {

/// Where the shipped scenarios and districts are: the source tree that the program was built in,
/// or share/kenesh beside the bin folder that it was installed in; nothing if neither is there.
[[nodiscard]] std::optional<std::filesystem::path> shipped_folder();

/// The kinds of files that ship with the program.
enum class Shipped : std::uint8_t { scenarios, systems, sweeps };

/// All of a kind, by name; none where shipped_folder() is not there.
[[nodiscard]] std::vector<std::filesystem::path> shipped_files(Shipped kind);

/// What a user means by a name where a file of this kind is wanted: the file of that name, or the
/// shipped one whose name without ".toml" it is, or the text itself. A scenario may stand for a
/// sweep. Throws InputError where it is none of these and near a shipped name.
[[nodiscard]] std::string found_file(const std::string& text, Shipped kind);

}  // namespace kenesh
