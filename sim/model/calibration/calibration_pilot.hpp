#pragma once

#include <cstdint>
#include <vector>

#include "sim/core/interrupted.hpp"
#include "sim/model/calibration/calibration_problem.hpp"

namespace kenesh::calibration {

constexpr std::size_t kChunk = 64;  ///< points handled side by side, so that loops vectorise

/// exp of the total noise of each present choice, choice by choice, at points of the pilot.
struct Pilot {
    std::size_t choices = 0;
    std::size_t points = 0;         ///< a multiple of kChunk; each stands for itself and its twin
    std::vector<double> exp_noise;  ///< chunk by chunk: choices x kChunk
    std::vector<double> exp_twin;   ///< the twins', where they are not the inverse: with a poll
    StopFlag stop;                  ///< looked at chunk by chunk
};

/// `lattices` shifted lattices from the number `first_lattice` on. Throws Interrupted, and so does
/// who goes through a pilot whose flag is raised.
[[nodiscard]] Pilot draw_pilot(const Problem& problem, std::uint32_t first_lattice,
                               std::size_t lattices, StopFlag stop = {});

}  // namespace kenesh::calibration
