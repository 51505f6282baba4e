#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/cli/options.hpp"
#include "sim/io/study/prior_reader.hpp"
#include "sim/io/text/input_files.hpp"
#include "sim/model/plan/plan.hpp"
#include "sim/sweep/prior.hpp"
#include "sim/sweep/prior_ranges.hpp"
#include "sim/sweep/run_priors.hpp"

namespace kenesh {

/// What a scenario says of parameters that are not known, ready to be run: all files are read.
struct AskedPriors {
    Design design;
    std::vector<std::string> priors;  ///< in words
    ScenarioAtPoint scenario_at;
};

/// The priors of a scenario; nothing where it has none, or settings replace all of them. Makes the
/// scenario of every point from `files`, which are closed then. Throws InputError.
[[nodiscard]] std::optional<AskedPriors> asked_priors(const std::string& scenario,
                                                      const SimulationOptions& options,
                                                      std::uint64_t seed,
                                                      const std::shared_ptr<InputFiles>& files);

/// Scenarios of points with these priors: what all have, then what is the point's own. A mistake in
/// a point's setting stands where its prior is written.
[[nodiscard]] ScenarioAtPoint scenarios_at(const std::string& scenario,
                                           const std::vector<SettingText>& settings,
                                           const ScenarioPriors& priors,
                                           const std::shared_ptr<InputFiles>& files);

/// Makes the scenario of every point, from then on no file is opened. Throws InputError with the
/// mistakes.
void check_and_close(const Design& design, const ScenarioAtPoint& scenario_at, InputFiles& files);

/// What a run with priors cannot have, since its counts are those of many plans: which options were
/// given. Throws InputError that names them.
void refuse_with_priors(std::initializer_list<std::pair<bool, const char*>> given);

/// A run's result in the format asked for, with the ranges: below the table, in the JSON.
[[nodiscard]] std::string with_ranges(const std::string& result, const Summary& summary,
                                      const PriorRanges& ranges, const OutputOptions& output);

/// Ranges of all measures of a run.
[[nodiscard]] PriorRanges ranges_of(const AskedPriors& asked, const PriorRun& run);

}  // namespace kenesh
