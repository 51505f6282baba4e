#pragma once

#include <optional>
#include <string>

#include "sim/cli/option.hpp"
#include "sim/engine/simulate.hpp"
#include "sim/sweep/run_sweep.hpp"

namespace kenesh {

/// --shard i/n. A job array of Slurm says it too (SLURM_ARRAY_TASK_ID, _MIN, _COUNT), where the
/// option is not given.
void add_shard_option(Options& options, std::optional<Shard>& shard);

/// Of the environment's job array; nothing if there is none.
[[nodiscard]] std::optional<Shard> shard_of_job_array();

/// Leaves of the settings' runs the shard's: whole pairs, as equal as can be; none where there are
/// fewer pairs than shards.
void take_shard(const Shard& shard, bool antithetic, SimulationSettings& settings);

}  // namespace kenesh
