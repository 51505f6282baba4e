#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sim/summary/summary.hpp"

namespace kenesh {

/// Sentences of a comparison; each is "" where there is nothing to say. The first system is `now`,
/// the other one `then`.

/// "Mekenchil has a majority in 8 in 100 elections, in place of 22 in 100.": of the party whose
/// chance moves most.
[[nodiscard]] std::string majority_moved(const Summary& summary, const ComparisonSummary& between);
/// The party with most seats and its chance, where no chance moves or nothing is
/// compared.
[[nodiscard]] std::string majority_of_largest(const Summary& summary);
/// How many blocs the short table and sentences tell; --full has all.
inline constexpr std::size_t kMostBlocsTold = 4;
/// "Mekenchil, Ata-Jurt and Independents".
[[nodiscard]] std::string member_names(const Summary& summary, const SummaryBloc& bloc);
/// "Government (Mekenchil and Ishenim): a majority in 45 in 100 elections, in place of 38 in 100."
/// of each bloc.
[[nodiscard]] std::vector<std::string> bloc_majorities(const Summary& summary);
/// "46 % of the votes elect nobody, in place of 8 %."
[[nodiscard]] std::string wasted_moved(const Summary& summary, const ComparisonSummary& between);
/// "Women take 30 of 90 seats, in place of at least 22."
[[nodiscard]] std::string women_moved(const Summary& summary, const ComparisonSummary& between);
/// "Seats follow first preferences more closely: Gallagher index 7.7 in place of 10.5 points."
[[nodiscard]] std::string gallagher_moved(const Summary& summary, const ComparisonSummary& between);

/// Said where Summary::uncertain is not so.
inline constexpr std::string_view kNothingVaries =
    "No uncertainty is given, so every run is the same: ranges and chances mean nothing (the table "
    "[uncertainty] of the scenario sets it).";

/// What must be said before any number: nothing varies, a check that failed, strengths that were
/// not reached.
[[nodiscard]] std::vector<std::string> warnings(const Summary& summary);

}  // namespace kenesh
