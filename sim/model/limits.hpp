#pragma once

#include <cstddef>
#include <cstdint>

#include "sim/core/range.hpp"

namespace kenesh {

/// How much of each thing a scenario may hold, and how large its numbers may be. Readers and
/// faults() take their bounds from here.

/// Vote counts stay below 2^31.
inline constexpr std::int64_t kMostRegistered = std::int64_t{1} << 31;
/// The draws' counters have 22 bits for a place (engine/random/streams.hpp), ...
inline constexpr std::size_t kMostUnits = 4'000'000;
/// ... 12 for a contest, ...
inline constexpr std::size_t kMostNamedContests = 4096;
/// ... and 12 for a candidate of one choice in one district.
inline constexpr std::int64_t kMostNominees = 4095;
inline constexpr int kMostTableCandidates = 4096;
/// The calibration holds 2^16 points of every choice's noise in memory.
inline constexpr std::size_t kMostParties = 1000;
/// Histograms of seats have a bin for each.
inline constexpr std::int64_t kMostDistrictSeats = 1000;
inline constexpr std::int64_t kMostListSeats = 10'000;
/// The engines count a choice's seats in 16 bits: these, those of lists and overhang fit.
inline constexpr std::int64_t kMostSeatsInDistricts = 20'000;

/// Every bloc has the histograms of a choice.
inline constexpr std::size_t kMostBlocs = 100;

inline constexpr std::int64_t kMostMembers = 1000;  ///< parties of one list
inline constexpr std::int64_t kMostTails = 1000;
inline constexpr std::int64_t kMostAsked = 10'000'000;  ///< answers of a poll
inline constexpr NumberRange kDesignEffect{1.0, 1000.0};
inline constexpr NumberRange kDeviation{0.0, 10.0};  ///< e^10 times as many votes
/// Of personal votes under the gamma law: beyond it a tenth of the candidates would have less than
/// a fortieth of the mean.
inline constexpr NumberRange kGammaDeviation{0.0, 2.0};
inline constexpr NumberRange kEffect{-10.0, 10.0};  ///< log scale
inline constexpr NumberRange kTableEffect{-20.0, 20.0};
inline constexpr NumberRange kLean{-100.0, 100.0};  ///< holds all that a baseline can give
inline constexpr NumberRange kTurnoutMean{0.0, 1.0, true};
inline constexpr NumberRange kVotesUsed{0.0, 1.0, true};
inline constexpr NumberRange kInvalidShare{0.0, 1.0, false, true};

}  // namespace kenesh
