#pragma once

#include <cstddef>
#include <vector>

#include "sim/engine/random/streams.hpp"
#include "sim/model/plan/plan.hpp"

namespace kenesh {

/// Which blocks of four normals a run needs, and where in the run's normals each effect stands.
/// All positions are multiples of four; an array of n effects takes padded(n) places.
struct DrawLayout {
    std::vector<BlockCounter> blocks;
    std::size_t national = 0;            ///< K
    std::size_t tail = 0;                ///< nu, only with tails
    std::vector<std::size_t> region_of;  ///< per present choice: R places from here on
    std::vector<std::size_t> unit_of;    ///< per present choice: U places from here on
    std::size_t poll = 0;                ///< PollCategories::place from here on, only with a poll
    std::size_t turnout_national = 0;
    std::size_t turnout_region = 0;    ///< R
    std::size_t turnout_unit = 0;      ///< U
    std::vector<std::size_t> contest;  ///< per contest: four places per ContestPlan::blocks entry
    std::vector<std::vector<BlockCounter>> gender;  ///< per contest: blocks of words, if drawn

    [[nodiscard]] std::size_t size() const noexcept { return 4 * blocks.size(); }
    [[nodiscard]] static std::size_t padded(std::size_t n) noexcept { return (n + 3) / 4 * 4; }
};

[[nodiscard]] DrawLayout draw_layout(const Plan& plan);

}  // namespace kenesh
