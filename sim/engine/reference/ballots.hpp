#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kenesh {

/// The choices on one district's ballot, as spans over its candidates.
struct DistrictBallot {
    std::span<const std::uint32_t> choice;   ///< per candidate
    std::span<const double> choice_vote;     ///< P_dk per choice of the scenario
    std::span<const double> split;           ///< q_c per candidate
    std::span<const std::uint16_t> fielded;  ///< n_dk per choice
    double against_all = 0.0;                ///< P of against-all
    double valid = 0.0;                      ///< B_d
};

/// One vote each: y_c = R(B P q / sum of P) (docs/methods.md, "District tiers").
void cast_single_votes(const DistrictBallot& ballot, std::span<std::int64_t> votes);

/// How voters with several votes use them.
struct SeveralVotes {
    int each = 1;                   ///< b
    std::span<const double> used;   ///< r_c per candidate: by whom of its supporters it is chosen
    std::span<const double> spill;  ///< per choice: part of the votes left over that go to others
};

/// `each` votes for different candidates: limited and block vote (docs/methods.md, "District
/// tiers").
void cast_several_votes(const DistrictBallot& ballot, const SeveralVotes& several,
                        std::span<std::int64_t> votes);

/// Whole votes of against all.
[[nodiscard]] std::int64_t against_all_votes(const DistrictBallot& ballot);

}  // namespace kenesh
