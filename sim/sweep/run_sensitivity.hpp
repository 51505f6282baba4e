#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "sim/engine/simulate.hpp"
#include "sim/sweep/prior.hpp"
#include "sim/sweep/run_sweep.hpp"
#include "sim/sweep/variance_shares.hpp"

namespace kenesh {

/// How large a sensitivity study is.
struct SensitivitySize {
    std::size_t base = 128;    ///< rows of Saltelli's design; base * (keys + 2) points
    std::int64_t pairs = 256;  ///< of each point (runs, without twins)
};

/// Which key, or chance, moves the headline measures: mean seats and the chance of a majority of
/// every choice under every system, and what the first system changes. All points have the same
/// elections, so that what differs between them is the keys' doing. `central`: the plan of the
/// file's own values. Of the settings: threads, engine, simd, stop, progress. Throws InputError and
/// Interrupted. Precondition: a key.
[[nodiscard]] VarianceShares run_sensitivity(const Plan& central, std::span<const Prior> keys,
                                             std::uint64_t seed, const SensitivitySize& size,
                                             const ScenarioAtPoint& scenario_at,
                                             const SimulationSettings& settings);

}  // namespace kenesh
