#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/validation/split_backtest.hpp"
#include "sim/validation/split_fit.hpp"

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
    SplitFit normal;                          ///< one spread
    SplitFit gamma;                           ///< one spread
    SplitFit chosen;                          ///< of models.front()
};

[[nodiscard]] SpreadStudy study_spread(const SntvElection& election, bool independents);

struct SpreadStudies {
    SpreadStudy parties;
    SpreadStudy independents;
};

/// What the fitted election gives to foretell others with.
[[nodiscard]] SplitLaws laws_of(const SpreadStudies& studies, int year, std::size_t districts);

/// How often a party won at least s seats where the forecast gave it a chance from low to high.
struct ReliabilityRow {
    std::size_t events = 0;
    double foretold = 0.0;  ///< mean chance
    double came = 0.0;      ///< share
    /// Standard error of `came` if the chances are right and events independent.
    double error = 0.0;
};
inline constexpr std::size_t kReliabilityBins = 10;

/// The spread that a forecast has. `halved` and `doubled` are the gamma law's one spread, wrong on
/// purpose: a measure that hardly tells them from it has no power.
enum class SplitLaw : std::uint8_t { normal, gamma, chosen, halved, doubled };

/// One way of foretelling, scored over one set of cases.
struct SplitResult {
    SplitLaw law = SplitLaw::normal;
    IndependentsSplit independents = IndependentsSplit::block;
    SplitCases cases = SplitCases::all;
    SplitScore score;
};

struct SplitStudy {
    SplitLaws laws;
    int tested_year = 0;
    std::size_t tested_districts = 0;
    std::int64_t runs = 0;
    std::vector<SplitResult> results;
    /// Of the gamma law's one spread, independents as a block.
    std::array<ReliabilityRow, kReliabilityBins> reliability{};
    std::optional<SpreadStudies> spreads;  ///< where the votes of the year fitted are known
};

/// Foretells the lists by every law and scores that; adds to the study's results.
void foretell_lists(const SntvLists& tested, IndependentsSplit independents, std::uint64_t seed,
                    SplitStudy& study);

}  // namespace kenesh
