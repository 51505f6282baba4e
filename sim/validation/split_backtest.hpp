#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/validation/scores.hpp"
#include "sim/validation/split_fit.hpp"

// Seats under SNTV foretold from each party's votes and number of candidates: what the split of its
// votes among its own candidates, and nothing else, leaves open.
namespace kenesh {

/// Whose votes are known and whose split is drawn. `each`: an independent is a list of one, whose
/// votes are given as a party's are. `block`: the votes of all independents of a district are given
/// as a sum, as scenarios have them, and their split is drawn with its own spread.
enum class IndependentsSplit : std::uint8_t { each, block };

struct SplitSpreads {
    SplitFit parties;
    SplitFit independents;  ///< used for `block`
};

/// A party, or a list of one, in a district: the forecast, the baselines and what came.
struct SplitForecast {
    std::size_t district = 0;
    std::size_t party = 0;
    std::size_t candidates = 0;
    std::size_t won = 0;
    std::size_t dhondt = 0;  ///< D'Hondt's seats on these votes, at most one per candidate
    std::size_t even = 0;    ///< seats if each candidate had the same share of the party's votes
    std::vector<double> chance;  ///< of 0 .. candidates seats
    /// Every simulated split gives the same seats.
    [[nodiscard]] bool decided() const noexcept;
};

/// `runs` splits of every district at once by counters of `seed`; the same numbers everywhere.
/// Seats by fill_seats() with the district's least number of women.
[[nodiscard]] std::vector<SplitForecast> foretell_split(const SntvElection& election,
                                                        const SplitSpreads& spreads,
                                                        IndependentsSplit independents,
                                                        std::uint64_t seed, std::int64_t runs);

/// A score and by how much it is less than a baseline's, errors over districts.
struct SplitScore {
    Coverage coverage;
    double score = 0.0;  ///< mean ranked_score()
    double dhondt = 0.0;
    double even = 0.0;
    ClusteredMean gain_on_dhondt;
    ClusteredMean gain_on_even;
};

enum class SplitCases : std::uint8_t { all, open, several, open_several };

/// The score over the cases asked for: all; those that no split decides; those with two or more
/// candidates; both. Precondition: some case is left.
[[nodiscard]] SplitScore score_split(std::span<const SplitForecast> forecasts, SplitCases cases);

}  // namespace kenesh
