#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "sim/fit/fit.hpp"
#include "sim/io/text/input_files.hpp"

namespace kenesh {

/// The scenario's own text with the fitted values in place of those that it had, their intervals as
/// [prior], and a remark at its end with the same in words. Order and all other keys stay, but that
/// a strength which was fitted moves the others as it did in `fitted`, the scenario with those
/// values. Comments stay too; one behind a value that is replaced says that it speaks of the value
/// before. Paths are rewritten for a file in `folder`. Throws InputError where the scenario cannot
/// be read or lacks a key.
[[nodiscard]] std::string fitted_scenario(const std::filesystem::path& scenario,
                                          const std::filesystem::path& folder,
                                          std::span<const FittedKey> keys, const Scenario& fitted,
                                          InputFiles& files);

}  // namespace kenesh
