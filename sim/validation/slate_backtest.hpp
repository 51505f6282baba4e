#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/validation/slate_fit.hpp"

// Seats of slates under block vote foretold from their votes: what the split of a slate's votes
// among its own candidates leaves open.
namespace kenesh {

struct SlateForecast {
    std::size_t ward = 0;
    std::string party;
    std::vector<double> chance;  ///< of 0 .. candidates seats
    std::size_t won = 0;
    std::size_t straight = 0;  ///< seats if every candidate of a slate has as many votes
    std::size_t candidates = 0;
    double share = 0.0;            ///< votes per candidate, of the ward's votes per seat
    double spread = 0.0;           ///< slate_spread() as it was; 0 with one candidate or no votes
    double foretold_spread = 0.0;  ///< mean of the simulated
};

struct WardForecast {
    double split = 0.0;  ///< chance that two slates or more win seats
    bool was_split = false;
    bool straight = false;  ///< split by straight tickets
};

struct SlateForecasts {
    std::vector<WardForecast> wards;
    std::vector<SlateForecast> slates;  ///< ward by ward
};

/// `runs` elections of every ward by counters of `seed`: the engine's cast_several_votes() of
/// support_in(), each slate's votes then scaled to those it had; under `by_votes` normal logs.
[[nodiscard]] SlateForecasts foretell_slates(const std::vector<BlockWard>& wards,
                                             const SlateLaw& law, std::uint64_t seed,
                                             std::int64_t runs);

}  // namespace kenesh
