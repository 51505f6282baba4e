#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <variant>

#include "sim/model/scenario.hpp"

namespace kenesh {

/// A table that is part of others: a baseline, magnitudes, candidates.
struct PartTable {
    std::string kind;  ///< "baseline", "magnitudes" or "candidates"
    std::size_t rows = 0;
};

/// What a file holds: a scenario, a system, a table of units or another table.
using AnyFile = std::variant<Scenario, System, Geography, PartTable>;

/// Reads a file by what it holds, not by its name: TOML with tiers is a system, other TOML a
/// scenario, text with commas a table, known by its columns. Throws InputError.
[[nodiscard]] AnyFile read_any_file(const std::filesystem::path& path);

}  // namespace kenesh
