#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "sim/returns/sntv_lists.hpp"
#include "sim/validation/fitted_spread.hpp"
#include "sim/validation/scores.hpp"

// Seats under SNTV foretold from each list's votes and number of candidates: what the split of its
// votes among its own candidates, and nothing else, leaves open.
namespace kenesh {

/// A party, or a list of one, in a district: the forecast, the baselines and what came.
struct SplitForecast {
    std::size_t district = 0;
    std::size_t party = 0;
    std::size_t candidates = 0;
    std::size_t won = 0;
    std::size_t dhondt = 0;  ///< D'Hondt's seats on these votes, at most one per candidate
    std::size_t even = 0;    ///< seats if each candidate had the same share of the party's votes
    std::vector<double> chance;  ///< of 0 .. candidates seats
    int seats = 0;               ///< of the district
    bool open = true;            ///< a case that some forecast compared leaves open
    /// Every simulated split gives the same seats.
    [[nodiscard]] bool decided() const noexcept;
};

/// `runs` splits of every district at once by counters of `seed`; the same numbers everywhere.
/// Seats by fill_seats() with the district's least number of women; women come last in a list.
[[nodiscard]] std::vector<SplitForecast> foretell_split(const SntvLists& election,
                                                        const SplitSpreads& spreads,
                                                        std::uint64_t seed, std::int64_t runs);

/// A case is open if any of the forecasts leaves it open: all are judged by the same cases.
/// Precondition: forecasts of the same lists.
void mark_open(std::span<std::vector<SplitForecast>> forecasts);

/// A score and by how much it is less than a baseline's, errors over districts.
struct SplitScore {
    Coverage coverage;
    double score = 0.0;  ///< mean ranked_score()
    double dhondt = 0.0;
    double even = 0.0;
    ClusteredMean gain_on_dhondt;
    ClusteredMean gain_on_even;
    ClusteredMean gain_on_normal;
    double log_score = 0.0;
    ClusteredMean log_gain_on_normal;
};

/// `three`: districts of three seats, lists of two and more candidates.
enum class SplitCases : std::uint8_t { all, open, several, three };

/// The scores over the cases asked for, beside those of `normal`, another forecast of the same
/// lists; log scores of chances that `runs` runs gave. Nothing where no case is left.
[[nodiscard]] std::optional<SplitScore> score_split(std::span<const SplitForecast> forecasts,
                                                    std::span<const SplitForecast> normal,
                                                    std::int64_t runs, SplitCases cases);

}  // namespace kenesh
