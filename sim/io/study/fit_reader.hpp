#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/fit/fit.hpp"
#include "sim/io/text/input_files.hpp"

namespace kenesh {

/// What a fit is asked: keys that may move and targets that they should meet.
struct FitQuestion {
    std::vector<FreeKey> keys;
    std::vector<Target> targets;
    std::vector<Target> checks;  ///< known too, and only compared
    friend bool operator==(const FitQuestion&, const FitQuestion&) = default;
};

/// What is asked on the command line and in a fit file (docs/scenario.md, "A fit").
struct FitSources {
    std::filesystem::path scenario;
    std::filesystem::path file;        ///< empty: none
    std::vector<std::string> free;     ///< "KEY=LOW:HIGH"
    std::vector<std::string> targets;  ///< "MEASURE=VALUE" or "MEASURE=VALUE+-TOLERANCE"
    std::vector<std::string> checks;   ///< "MEASURE=VALUE"
};

/// Reads both, the file first, and each key's start from the scenario, which must have the key.
/// Throws InputError with all mistakes. Measures are looked up where the plan is known (fit()).
[[nodiscard]] FitQuestion read_fit(const FitSources& sources, InputFiles& files);

}  // namespace kenesh
