#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/cli/commands/results/result_files.hpp"
#include "sim/cli/commands/simulate/priors.hpp"
#include "sim/sweep/prior_ranges.hpp"
#include "sim/sweep/variance_shares.hpp"

namespace kenesh {

/// What a result folder holds besides where parameters are drawn.
struct PriorResults {
    PriorRanges ranges;
    std::vector<SweepPointResult> points;
    std::string table;  ///< resolved_points()
};

/// The digest of a scenario whose parameters are drawn at these points.
[[nodiscard]] std::string digest_with_points(const Scenario& scenario, const std::string& table);

/// result_files() with the ranges in the summary, the points, and a scenario.toml that draws them
/// again.
[[nodiscard]] std::vector<ResultFile> result_files(const Scenario& scenario, const Summary& summary,
                                                   const SavedSimulation& saved,
                                                   const TallyLayout& layout,
                                                   const Provenance& provenance,
                                                   const PriorResults& priors);

/// Any result folder, read back. Throws InputError.
struct ReadRun {
    ReadFolder folder;
    std::optional<AskedPriors> asked;  ///< where parameters were drawn, and
    PriorResults priors;
    std::optional<VarianceShares> sensitivity;  ///< where it was studied
};
[[nodiscard]] ReadRun read_run(const std::string& folder);

/// Its summary; with priors errors are those of the points.
[[nodiscard]] Summary summary_of(const ReadRun& read);

}  // namespace kenesh
