#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/cli/commands/simulate/run_output.hpp"
#include "sim/io/text/input_files.hpp"
#include "sim/sweep/run_sensitivity.hpp"
#include "sim/sweep/variance_shares.hpp"

namespace kenesh {

/// A sensitivity study that `kenesh run` was asked for, ready to be run.
struct AskedSensitivity {
    std::vector<Prior> keys;
    SensitivitySize size;
    ScenarioAtPoint scenario_at;
};

/// Nothing without --sensitivity. Throws InputError where nothing varies, and as read_varied().
[[nodiscard]] std::optional<AskedSensitivity> asked_sensitivity(
    const RunOptions& options, const Scenario& scenario, const std::shared_ptr<InputFiles>& files);

/// Runs it, with a bar of its own, and adds what it found to the result in the format asked for, to
/// the page and to the folder. Does nothing where none was asked for. False if it was interrupted.
[[nodiscard]] bool add_sensitivity(const std::optional<AskedSensitivity>& asked,
                                   const RunOptions& options, const Scenario& scenario,
                                   const Plan& plan, const Summary& summary, std::string& result,
                                   RunMore& more);

/// The part of the page.
[[nodiscard]] PageAddition sensitivity_part(const Summary& summary, const VarianceShares& shares);

}  // namespace kenesh
