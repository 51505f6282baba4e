#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/returns/count_returns.hpp"

namespace kenesh {

/// One system's count of an election.
struct CountedSystem {
    System system;
    SystemOutcome outcome;
};

/// A real election counted under one system or more; the first is the one asked for, the second
/// what it is compared with.
struct CountedElection {
    Returns returns;
    std::vector<CountedSystem> systems;
    TieOrder ties;
};

/// "single non-transferable vote, 3 seats": rule and seats of a district tier as one reads them.
[[nodiscard]] std::string describe(const DistrictTier& tier);
/// "54 seats, largest remainders, quota hare".
[[nodiscard]] std::string describe(const ListTier& tier);
/// "at most 2 of one gender"; "" without a bound.
[[nodiscard]] std::string describe(const GenderRule& rule);
/// What thresholds are shares of: "valid votes", "votes cast", "registered voters".
[[nodiscard]] std::string describe(ThresholdBase base);

/// part / whole in per cent with two decimals, exact and halves up; "-" of nothing.
[[nodiscard]] std::string exact_percent(std::int64_t part, std::int64_t whole);
/// A share as its law writes it: parts per million as per cent, without zeros at the end ("0.5 %"),
/// any other as a fraction ("1/150").
[[nodiscard]] std::string share_text(Share share);
/// "a, b and c".
[[nodiscard]] std::string joined_names(const std::vector<std::string>& names);

/// The tie of a district in words: who had equal votes, who of them is seated, and how that was
/// decided; "" without one.
[[nodiscard]] std::string tie_text(const CountedElection& election,
                                   const DistrictOutcome& district);
/// The same of a list tier.
[[nodiscard]] std::string tie_text(const CountedElection& election, const CountedSystem& system,
                                   const ListTierOutcome& tier);

/// What a reader must know of a system's count beside its tables: ties, bounds not met, seats
/// unfilled or pending, re-runs, districts without returns, votes that are sums.
[[nodiscard]] std::vector<std::string> count_notes(const CountedElection& election,
                                                   const CountedSystem& system);

}  // namespace kenesh
