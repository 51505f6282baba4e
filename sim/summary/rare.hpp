#pragma once

#include <cstdint>
#include <vector>

#include "sim/core/interrupted.hpp"
#include "sim/model/plan/plan.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// One chance that importance sampling estimated.
struct RareEstimate {
    std::size_t system = 0;
    std::size_t choice = 0;
    bool two_thirds = false;  ///< of the house; otherwise a majority
    Probability chance;
    friend bool operator==(const RareEstimate&, const RareEstimate&) = default;
};

/// Those of a summary, by system and choice.
[[nodiscard]] std::vector<RareEstimate> rare_chances(const Summary& summary);
/// Puts them into a summary of the same scenario. Precondition: the systems and choices are there.
void set_rare_chances(const std::vector<RareEstimate>& chances, Summary& summary);

/// Replaces chances of a majority and of two thirds below one in a thousand by importance sampling
/// (engine/importance.hpp), with `runs` runs each; those that it cannot reach stay as they are, and
/// so do those where its effective sample is below 100 or plain runs know the chance better.
/// Histograms and all else stay those of the plain runs. False if it was stopped: what was not yet
/// reached stays as it is.
[[nodiscard]] bool estimate_rare(const Plan& plan, std::int64_t runs, int threads, StopFlag stop,
                                 Summary& summary);

}  // namespace kenesh
