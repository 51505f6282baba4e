#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/rules/system.hpp"

/// The words in which a count is told.
namespace kenesh {

/// "single non-transferable vote, 3 seats": rule and seats of a district tier as one reads them.
[[nodiscard]] std::string describe(const DistrictTier& tier);
/// "54 seats, largest remainders, quota hare".
[[nodiscard]] std::string describe(const ListTier& tier);
/// "at most 2 of one gender"; "" without a bound.
[[nodiscard]] std::string describe(const GenderRule& rule);
/// What thresholds are shares of: "valid votes", "votes cast", "registered voters".
[[nodiscard]] std::string describe(ThresholdBase base);

/// Votes as their file counts them: "1,346", and "1,000.5" where parts of a vote are counted.
/// `parts`: of a vote, in which `votes` stand.
[[nodiscard]] std::string votes_text(std::int64_t votes, std::int64_t parts);
/// part / whole in per cent with two decimals, exact and halves up; "-" of nothing.
[[nodiscard]] std::string exact_percent(std::int64_t part, std::int64_t whole);
/// A share as its law writes it: parts per million as per cent, without zeros at the end ("0.5 %"),
/// any other as a fraction ("1/150").
[[nodiscard]] std::string share_text(Share share);
/// "a, b and c".
[[nodiscard]] std::string joined_names(const std::vector<std::string>& names);
/// "1 seat", "2 seats".
[[nodiscard]] std::string plural(long long n, std::string_view one, std::string_view more);

}  // namespace kenesh
