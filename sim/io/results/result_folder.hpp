#pragma once

#include <filesystem>
#include <span>
#include <string_view>

#include "sim/io/results/manifest.hpp"
#include "sim/io/text/result_file.hpp"

namespace kenesh {

/// Can results of the scenario with this digest be written there? They can where nothing is, where
/// an empty folder is, and where an older result folder of the same scenario (with `force`: of any)
/// is that holds nothing but what this program wrote, unchanged. Throws InputError; writes nothing,
/// so that it can be asked before the work begins.
void check_result_folder(const std::filesystem::path& target, std::string_view scenario_digest,
                         bool force);

/// Writes the files and manifest.json under a passing name, brings them to the disk and gives them
/// their place; an older result folder is replaced and its permissions are kept. An interrupted
/// result does not replace a finished one: it goes to "TARGET.interrupted". Returns where it is. On
/// failure throws FileError (or InputError as above) and leaves what was there.
std::filesystem::path write_result_folder(const std::filesystem::path& target,
                                          std::span<const ResultFile> files,
                                          const Manifest& manifest, bool force = false);

}  // namespace kenesh
