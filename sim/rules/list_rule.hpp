#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "sim/rules/apportionment.hpp"
#include "sim/rules/threshold.hpp"

namespace kenesh {

enum class WomenRounding : std::uint8_t { up, nearest };

/// What becomes of seats that a list holds beyond its part under compensation: it keeps them and
/// the house grows by them; the house grows until every list's part covers its seats (Germany
/// 2013); the list keeps them and the others divide the rest of a fixed house (Scotland); or it has
/// no more than its part (Germany 2023).
enum class Overhang : std::uint8_t { kept, compensated, absorbed, dropped };

/// The rule of a list tier with its lists as positions 0..n-1.
struct ListRule {
    int seats = 0;
    Formula formula = LargestRemainder{};
    Threshold threshold;
    std::optional<int> max_seats;                    ///< the cap on one list's seats in this tier
    std::vector<std::vector<std::uint32_t>> joined;  ///< lists divided as one, then inside
    bool compensatory = false;
    std::int64_t women_ppm = 0;  ///< share of each list's seats that goes to women, at least
    WomenRounding women_rounding = WomenRounding::up;
    /// Lists of one group of `joined` that are one list inside it.
    std::vector<std::vector<std::uint32_t>> joined_inside = {};
    std::vector<std::uint32_t> exempt = {};  ///< lists of which no threshold is asked
    std::vector<int> caps = {};  ///< per list: most seats, as its names last; empty: no such end
    int min_seats = 0;           ///< of each list in the division, at least
    int prior_seats = 0;         ///< of each list in the division, given before it
    int bonus_seats = 0;         ///< of the list with most votes, given before the division
    Overhang overhang = Overhang::kept;
    friend bool operator==(const ListRule&, const ListRule&) = default;
};

/// Women among a list's `seats`, at least: share * seats, rounded up or to the nearest (a half up).
[[nodiscard]] int women_seats(const ListRule& rule, int seats) noexcept;

/// A formula under thresholds in parts per million and a cap, and nothing else: what an engine may
/// count in a shorter way than count_list_tier().
[[nodiscard]] bool is_plain(const ListRule& rule) noexcept;

}  // namespace kenesh
