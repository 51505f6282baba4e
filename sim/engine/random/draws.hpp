#pragma once

#include <cstdint>
#include <vector>

#include "sim/engine/random/draw_layout.hpp"
#include "sim/model/plan/plan.hpp"

namespace kenesh {

/// The normals of one pair of twins (the even run; the odd one negates them).
struct Draws {
    std::vector<double> z;                                 ///< DrawLayout::size()
    std::vector<std::vector<std::uint32_t>> gender_words;  ///< per contest, four per block
    std::vector<std::uint32_t> words;                      ///< scratch: the normals' words
};

/// Fills `draws` from the counters of a pair (or of a run, without twins).
void draw_from_counters(const Plan& plan, const DrawLayout& layout, std::uint64_t pair,
                        Draws& draws);

}  // namespace kenesh
