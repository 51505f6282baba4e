#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "sim/core/interrupted.hpp"
#include "sim/engine/tally/settings.hpp"
#include "sim/engine/tally/tallies.hpp"
#include "sim/model/plan/plan.hpp"

namespace kenesh {

struct Progress {
    std::int64_t done = 0;
    std::int64_t total = 0;                ///< 0: unknown (precision)
    std::optional<double> standard_error;  ///< worst of the parties' mean seats, once known
    const char* unit = "runs";             ///< what is counted
};

struct SimulationSettings {
    std::int64_t runs = 0;       ///< rounded up to even with twins; at most kMostRuns
    std::int64_t first_run = 0;  ///< a shard's first run; even with twins
    int threads = 0;             ///< 0: all
    std::int64_t block = 0;      ///< runs per block, 0: chosen; never changes a result
    double precision = 0.0;      ///< > 0: stop when every party's mean seats have this error
    Engine engine = Engine::reference;
    Normals normals = Normals::counters;
    SimdTarget simd = SimdTarget::automatic;  ///< or one of simd_targets(); never changes a result
    StopFlag stop;                            ///< raised: finish the blocks in hand and end
    bool errors_in_progress = false;  ///< long work pauses to tell its progress the error reached
    std::function<void(const Progress&)> progress;  ///< called from the calling thread only
};

struct Simulation {
    Tallies tallies;
    bool interrupted = false;
    std::int64_t first_run = 0;
    int threads = 1;  ///< that took part: fewer than wanted where the system has no more
    Engine engine = Engine::reference;        ///< the one that ran
    SimdTarget simd = SimdTarget::automatic;  ///< what the vector engine's kernels ran on
};

/// `wanted` threads, or one per processor where it is 0.
[[nodiscard]] int thread_count(int wanted) noexcept;

/// Runs first_run .. first_run + runs - 1, on any number of threads: the same counts for any
/// number of threads and any block size. With `precision`, tests after 2^14, 2^15, ... runs and
/// ends at `runs` at the latest. Interrupted: whole pairs, from the first run on without a gap.
[[nodiscard]] Simulation simulate(const Plan& plan, const SimulationSettings& settings);

}  // namespace kenesh
