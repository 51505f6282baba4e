#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "sim/io/reading/settings.hpp"
#include "sim/io/text/input_files.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

/// Reads a scenario with its systems and tables, checked so that make_plan() can take it.
/// `settings`: "key=value", put into the document before it is read, so that every key of
/// docs/scenario.md can be set: turnout.mean, party.<id>.strength, independents.women,
/// system.<id>.tier.<n>.seats, ... Paths in them are relative to where the user stands.
/// Throws InputError with the mistakes of all files and settings at once.
[[nodiscard]] Scenario read_scenario(const std::filesystem::path& path,
                                     std::span<const std::string> settings = {});

/// The same from files that may be open already: what a sweep or a fit does for each of its points
/// opens nothing.
[[nodiscard]] Scenario read_scenario(const std::filesystem::path& path,
                                     std::span<const SettingText> settings, InputFiles& files);

}  // namespace kenesh
