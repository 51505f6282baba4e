#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/io/text/input_files.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

/// What a file turned out to be.
struct CheckedFile {
    std::string description;           ///< "a system of 2 tiers", "a table of 62 units", ...
    std::optional<Scenario> scenario;  ///< if it is one
    std::vector<std::string> changed;  ///< what it says that meant something else before
};

/// Reads a file of any kind that the program reads and tells it by its contents: a scenario, a
/// system, or a table of units, baseline shares, magnitudes, candidates or votes. `settings` are
/// put into scenarios. What is read stays open in `files`, so that who reads the scenario once more
/// reads the same, standard input too. Throws InputError with all mistakes.
[[nodiscard]] CheckedFile check_file(const std::filesystem::path& path,
                                     std::span<const std::string> settings, InputFiles& files);

}  // namespace kenesh
