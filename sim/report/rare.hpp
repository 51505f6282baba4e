#pragma once

#include <atomic>
#include <cstdint>

#include "sim/model/plan.hpp"
#include "sim/report/summary.hpp"

namespace kenesh {

/// Replaces chances of a majority and of two thirds below one in a thousand by importance sampling
/// (engine/importance.hpp), with `runs` runs each; those that it cannot reach stay as they are.
/// Histograms and all else stay those of the plain runs.
void estimate_rare(const Plan& plan, std::int64_t runs, int threads, const std::atomic<bool>* stop,
                   Summary& summary);

}  // namespace kenesh
