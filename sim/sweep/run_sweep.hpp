#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "sim/core/interrupted.hpp"
#include "sim/engine/simulate.hpp"
#include "sim/model/scenario.hpp"
#include "sim/sweep/design.hpp"
#include "sim/sweep/point.hpp"

namespace kenesh {

/// Which of n equal parts of a sweep or of a simulation's runs: 1 <= number <= count.
struct Shard {
    int number = 1;
    int count = 1;
    friend bool operator==(const Shard&, const Shard&) = default;
};

/// The scenario of a point of the design. Throws InputError where the point has a mistake. Called
/// by several threads at once; opens no file.
using ScenarioAtPoint = std::function<Scenario(const DesignPoint&)>;

struct SweepSettings {
    ScenarioAtPoint scenario_at;
    /// Of each point. `threads`: of the whole sweep, which gives a point to each; 0: all. `runs`:
    /// at most, where `precision` is set; otherwise the scenario's count.
    SimulationSettings simulation;
    /// Parameters that are not known, as settings: every point is simulated at all of these, pair
    /// by pair in turns, as run_priors() does. None: at its own values alone.
    std::vector<DesignPoint> priors{};
    Shard shard;
    StopFlag stop;    ///< drop the points in hand
    StopFlag finish;  ///< finish the points in hand, begin no other
    /// Called with each finished point by the calling thread, in any order.
    std::function<void(const SweepPointResult&)> finished;
};

/// Points of the shard, dealt out like cards: 1, n + 1, 2n + 1 ... to the first. Less those that
/// are `done`, in order.
[[nodiscard]] std::vector<std::int64_t> points_to_run(std::int64_t points, const Shard& shard,
                                                      std::span<const std::int64_t> done);

/// A point with a point of parameters that are not known.
[[nodiscard]] DesignPoint with_prior(const DesignPoint& point, const DesignPoint& prior);

/// Simulates the points; true if all were finished. Every point uses the same runs
/// (docs/methods.md, "Random numbers"), so that differences between points are paired. What a point
/// gives does not depend on threads, shards or the other points: it is what `kenesh run` gives with
/// its settings.
bool run_points(const Design& design, std::span<const std::int64_t> points,
                const SweepSettings& settings);

}  // namespace kenesh
