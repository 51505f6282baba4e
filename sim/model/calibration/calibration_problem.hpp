#pragma once

#include <span>
#include <vector>

#include "sim/core/grid.hpp"
#include "sim/model/leans.hpp"
#include "sim/model/poll.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh::calibration {

/// Expected weight of each place (model/leans.hpp: a region or a unit) among all votes, and its
/// standard error.
struct PlaceWeights {
    std::vector<double> mean;
    std::vector<double> standard_error;
};

[[nodiscard]] PlaceWeights place_weights(const Scenario& scenario, const LeanPlaces& places);

/// What alpha depends on, of a scenario's present choices.
struct Problem {
    std::vector<std::size_t> present;  ///< scenario ordinals
    std::vector<double> target;        ///< strengths of the present choices
    Grid<double> lean;                 ///< places x present
    std::vector<double> place_weight;  ///< E[sum of w_u over the place]
    std::vector<double> place_weight_error;
    Grid<double> factor;           ///< of the noise common to the choices, present x present
    std::vector<double> local_sd;  ///< per present choice; all 0 if inside the factor
    int tails = 0;
    PollCategories poll;  ///< of present choices: categories per ordinal of `present`
    friend bool operator==(const Problem&, const Problem&) = default;
};

/// national: the factor of model/national.hpp. shares: to be reached, per choice of the scenario.
[[nodiscard]] Problem make_problem(const Scenario& scenario, const Grid<double>& national,
                                   std::span<const double> shares, const LeanPlaces& places,
                                   const PlaceWeights& weights);

}  // namespace kenesh::calibration
