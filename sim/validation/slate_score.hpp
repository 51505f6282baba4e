#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/validation/scores.hpp"
#include "sim/validation/slate_backtest.hpp"

// How good forecasts of slates under block vote were.
namespace kenesh {

/// Seats of one party in all wards.
struct PartySeats {
    std::string party;
    int won = 0;
    int straight = 0;
    double mean = 0.0;
    double deviation = 0.0;
};

/// Spread within slates of a class, mean over slates.
struct SlateSpreadRow {
    double least = 0.0;  ///< share of votes
    double below = 0.0;
    std::size_t slates = 0;
    double was = 0.0;
    double foretold = 0.0;
    double error = 0.0;  ///< of the difference, over wards
};

struct SlateScore {
    std::size_t wards = 0;
    int split = 0;  ///< wards that were
    int split_straight = 0;
    double split_mean = 0.0;
    double split_error = 0.0;  ///< standard deviation of their number under the forecast
    std::size_t slates = 0;
    Coverage open;          ///< of slates whose seats the splits leave open
    double score = 0.0;     ///< mean ranked_score() over slates
    double straight = 0.0;  ///< of the straight ticket
    ClusteredMean gain;     ///< over wards
    std::vector<SlateSpreadRow> spreads;
    std::vector<PartySeats> parties;  ///< with a seat, won or foretold; most first
};
[[nodiscard]] SlateScore score_slates(const SlateForecasts& forecasts);

/// Fitted on every second place, from the first; the others are foretold.
struct SlateStudy {
    std::vector<std::string> fitted_places, tested_places;
    std::size_t fitted_wards = 0;
    std::int64_t runs = 0;
    SlateFit used, by_votes;   ///< of the places fitted
    double used_tested = 0.0;  ///< log density of the places tested
    double by_votes_tested = 0.0;
    SlateScore tested;  ///< by `used`
    SlateScore tested_by_votes;
    SlateScore fitted;  ///< by `used`, of the places that gave it: no test
};
[[nodiscard]] SlateStudy study_slates(const BlockElection& election, std::uint64_t seed,
                                      std::int64_t runs);

}  // namespace kenesh
