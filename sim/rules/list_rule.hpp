#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "sim/rules/apportionment.hpp"
#include "sim/rules/threshold.hpp"

namespace kenesh {

enum class WomenRounding : std::uint8_t { up, nearest };

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
    friend bool operator==(const ListRule&, const ListRule&) = default;
};

/// Women among a list's `seats`, at least: share * seats, rounded up or to the nearest (a half up).
[[nodiscard]] int women_seats(const ListRule& rule, int seats) noexcept;

/// A formula under thresholds in parts per million and a cap, and nothing else: what an engine may
/// count in a shorter way than count_list_tier().
[[nodiscard]] bool is_plain(const ListRule& rule) noexcept;

}  // namespace kenesh
