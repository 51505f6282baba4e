#pragma once

#include "sim/io/reading/words.hpp"
#include "sim/io/scenario/baseline_reader.hpp"
#include "sim/model/scenario.hpp"

/// The words of a scenario file.
namespace kenesh {

inline constexpr Words<WomenPattern, 2> kWomenPatterns{
    {{WomenPattern::spread, "spread"}, {WomenPattern::drawn, "drawn"}}};
inline constexpr Words<PersonalVotes, 2> kPersonalVotes{
    {{PersonalVotes::normal, "normal"}, {PersonalVotes::gamma, "gamma"}}};
inline constexpr Words<MissingRows, 2> kMissingRows{
    {{MissingRows::mean, "mean"}, {MissingRows::zero, "zero"}}};
inline constexpr Words<Swing, 2> kSwings{
    {{Swing::proportional, "proportional"}, {Swing::uniform, "uniform"}}};
/// Of Scenario::independents_as_block.
inline constexpr Words<bool, 2> kIndependentsAs{{{false, "each"}, {true, "block"}}};

}  // namespace kenesh
