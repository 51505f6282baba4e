#pragma once

#include "sim/io/reading/words.hpp"
#include "sim/model/scenario.hpp"

/// The words of a scenario file.
namespace kenesh {

inline constexpr Words<WomenPattern, 2> kWomenPatterns{
    {{WomenPattern::spread, "spread"}, {WomenPattern::drawn, "drawn"}}};
inline constexpr Words<PersonalVotes, 2> kPersonalVotes{
    {{PersonalVotes::normal, "normal"}, {PersonalVotes::gamma, "gamma"}}};
/// Of Scenario::independents_as_block.
inline constexpr Words<bool, 2> kIndependentsAs{{{false, "each"}, {true, "block"}}};

}  // namespace kenesh
