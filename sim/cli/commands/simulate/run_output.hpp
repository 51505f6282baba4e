#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/cli/commands/results/prior_folder.hpp"
#include "sim/cli/commands/simulate/shard.hpp"
#include "sim/cli/options.hpp"
#include "sim/engine/simulate.hpp"
#include "sim/report/run/page.hpp"
#include "sim/report/run/summary_json.hpp"
#include "sim/summary/sample.hpp"

namespace kenesh {

/// What the words of `kenesh run` say.
struct RunOptions {
    std::string scenario;
    SimulationOptions simulation;
    OutputOptions output;
    std::optional<std::string> folder;
    bool force = false;
    std::string draws;
    bool report = false;
    bool full = false;
    bool hemicycle = false;
    bool no_prior = false;
    bool sensitivity = false;
    std::vector<std::string> vary;
    std::optional<Shard> shard;
    std::vector<std::string> command_line;
};

/// One simulation with what it took.
struct Finished {
    Simulation simulation;
    std::string started;
    double seconds = 0.0;
};

[[nodiscard]] SimulationSettings settings_of(const RunOptions& options, const Scenario& scenario);

/// What a folder and a page hold besides of a run whose parameters are drawn or studied.
struct RunMore {
    const PriorResults* priors = nullptr;
    const RunSample* sample = nullptr;  ///< for a page, where the plan's own runs are not those
    std::vector<PageAddition> additions{};
    std::vector<ResultFile> files{};
};

/// The result in the format asked for.
[[nodiscard]] std::string written(const Summary& summary, const Plan& plan,
                                  const Provenance& provenance, const RunOptions& options,
                                  const PriorRanges* ranges = nullptr);

/// Writes the result folder; says where it is if that is not where it was asked for.
void write_folder(const RunOptions& options, const Scenario& scenario, const Plan& plan,
                  const Summary& summary, const Finished& finished, const Provenance& provenance,
                  const RunMore& more = {});

}  // namespace kenesh
