#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/validation/split_backtest.hpp"

namespace kenesh {

/// The spread of one class of groups on its own, one number for all of them.
struct SpreadRow {
    std::string by;     ///< "all", "candidates" or "seats"
    std::string range;  ///< "" or "2", "5 to 7", "8 and more"
    std::size_t groups = 0;
    std::size_t candidates = 0;
    double spread = 0.0;
    double error = 0.0;
};

/// How one kind of candidates splits votes, from one election.
struct SpreadStudy {
    std::vector<SpreadRow> rows;              ///< all, by candidates, by seats
    std::vector<SplitCandidateModel> models;  ///< best first
    SplitFit plain;                           ///< one spread, normal: as scenarios have it
    SplitFit chosen;                          ///< of models.front()
};

[[nodiscard]] SpreadStudy study_spread(const SntvElection& election, bool independents);

/// How often a party won at least s seats where the forecast gave it a chance from low to high.
struct ReliabilityRow {
    std::size_t events = 0;
    double foretold = 0.0;  ///< mean chance
    double came = 0.0;      ///< share
    /// Standard error of `came` if the chances are right and events independent.
    double error = 0.0;
};
inline constexpr std::size_t kReliabilityBins = 10;

/// One way of foretelling, scored over one set of cases.
struct SplitResult {
    bool chosen = false;  ///< the chosen spread; otherwise the plain one
    IndependentsSplit independents = IndependentsSplit::each;
    int year = 0;
    SplitCases cases = SplitCases::all;
    SplitScore score;
};

struct SplitStudy {
    int fitted_year = 0;
    int tested_year = 0;
    std::size_t fitted_districts = 0;
    std::size_t tested_districts = 0;
    std::int64_t runs = 0;
    SpreadStudy parties;
    SpreadStudy independents;
    std::vector<SplitResult> results;
    /// Of the chosen spread in the year tested, independents each; all cases that are open.
    std::array<ReliabilityRow, kReliabilityBins> reliability{};
};

/// Fits on one election, foretells both, scores them. The model is chosen on `fitted` alone.
[[nodiscard]] SplitStudy study_split(const SntvElection& fitted, int fitted_year,
                                     const SntvElection& tested, int tested_year,
                                     std::uint64_t seed, std::int64_t runs);

}  // namespace kenesh
