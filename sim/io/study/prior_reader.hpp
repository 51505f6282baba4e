#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "sim/io/reading/settings.hpp"
#include "sim/io/study/prior_table.hpp"
#include "sim/io/text/input_files.hpp"
#include "sim/sweep/prior.hpp"

namespace kenesh {

/// [prior] and `prior_points`, or `prior_table`, of a scenario (docs/scenario.md).
struct ScenarioPriors {
    std::vector<Prior> priors;
    std::size_t points = 128;
    std::optional<PriorTable> table;  ///< then there are no laws
    Place table_place;                ///< where the scenario names it
};

/// Less the priors of keys that a setting sets. Throws InputError with every mistake at its line: a
/// law that there is not, a key that has no value in the file or is no real number, a prior whose
/// range leaves the key's. Precondition: read_scenario() takes the file with the settings.
[[nodiscard]] ScenarioPriors read_priors(const std::filesystem::path& path,
                                         std::span<const SettingText> settings, InputFiles& files);

/// What a sensitivity study varies: the priors, if `own`, and each "KEY=LOW:HIGH" of `vary`,
/// uniform between the two, in place of the key's prior. Such a key need not be in the file. Throws
/// InputError as above; for a text that is no range, and a key that varies twice.
[[nodiscard]] ScenarioPriors read_varied(const std::filesystem::path& path,
                                         std::span<const SettingText> settings,
                                         std::span<const std::string> vary, bool own,
                                         InputFiles& files);

}  // namespace kenesh
