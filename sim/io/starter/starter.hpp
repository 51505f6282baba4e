#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kenesh {

/// blank.toml and blank-units.csv as they were when the program was built.
extern const std::string_view kBlankScenario;
extern const std::string_view kBlankUnits;

/// A file of a new scenario's folder.
struct StarterFile {
    std::string name;
    std::string text;
};

/// The scenario that one begins with: made up, small, commented.
[[nodiscard]] std::vector<StarterFile> blank_starter();

/// Writes a folder that must not be there yet, and a schema for editors beside the files. Throws
/// InputError where something is there, FileError where it cannot be written; then nothing is left.
void write_starter(const std::filesystem::path& folder, std::span<const StarterFile> files);

/// Removes what write_starter() wrote, and nothing else.
void remove_starter(const std::filesystem::path& folder, std::span<const StarterFile> files);

}  // namespace kenesh
