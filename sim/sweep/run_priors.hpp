#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/engine/simulate.hpp"
#include "sim/sweep/run_sweep.hpp"

namespace kenesh {

/// One simulation whose parameters are drawn, and what each point gave.
struct PriorRun {
    Simulation simulation;                 ///< all points together
    std::vector<SweepPointResult> points;  ///< in order; without histograms
    std::vector<Plan> plans;               ///< of the first points, as many as were to be kept
};

/// Pair p (run, without twins) is an election of point p mod points, calibrated by itself: run 17
/// stays run 17 whatever the number of runs and of threads. `central` is the plan without priors.
/// Of the settings: runs, threads, engine, simd, stop, progress. Throws InputError where a point
/// has a mistake or counts other things than `central`, or there are fewer pairs than points;
/// Interrupted. `keep`: plans of so many points are kept. Precondition: at least two points.
[[nodiscard]] PriorRun run_priors(const Plan& central, const Design& design,
                                  const ScenarioAtPoint& scenario_at,
                                  const SimulationSettings& settings, std::size_t keep = 0);

/// The plans of the first `count` points, calibrated as run_priors() does. Throws as it.
[[nodiscard]] std::vector<Plan> prior_plans(const Plan& central, const Design& design,
                                            const ScenarioAtPoint& scenario_at, std::size_t count,
                                            int threads, StopFlag stop);

}  // namespace kenesh
