#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "sim/core/grid.hpp"
#include "sim/rules/exact.hpp"

namespace kenesh {

enum class ThresholdBase : std::uint8_t { valid, votes_cast, registered };
/// What a regional threshold is a share of: the region's own base, or the nation's (the two
/// readings of Kyrgyzstan's law in 2007).
enum class RegionalBase : std::uint8_t { region, nation };

/// Who takes part in the division. A share of 0: no such threshold.
struct Threshold {
    Share national = {};
    Share regional = {};
    ThresholdBase base = ThresholdBase::valid;
    RegionalBase regional_base = RegionalBase::region;
    /// So many district seats pass in place of the votes (New Zealand: 1); 0: no such way in.
    int district_seats = 0;
    /// Least number of members of a coalition -> its threshold, where higher (Slovakia: 2 -> 7 %).
    std::map<int, Share> coalitions = {};
    std::int64_t votes = 0;  ///< least whole number of the nation's votes, beside the share
    Share district = {};     ///< of the base of a list tier's district, asked in each
    friend bool operator==(const Threshold&, const Threshold&) = default;
};

/// The votes of a list tier. A list that does not run is a column of zeros.
struct ListVotes {
    GridView<const std::int64_t> votes;         ///< regions x lists
    std::span<const std::int64_t> base;         ///< per region: the threshold's base, whole votes
    std::span<const int> seats_elsewhere = {};  ///< per list: its seats in the system's other tiers
    std::span<const int> members = {};          ///< per list: parties in it; empty: one each
    /// regions x lists, 0: the list's votes there are not known apart and its regional bar is not
    /// asked; empty: all are known.
    GridView<const std::uint8_t> known = {};
};

/// Whether a list takes part, and by what.
enum class Entry : std::uint8_t {
    no_votes,
    fails,
    fails_nation,  ///< in a district: the nation's thresholds
    passes,
    passes_by_seats,
    exempt
};

/// A bar that a list's votes did not reach.
struct MissedBar {
    std::uint32_t list = 0;
    std::optional<std::uint32_t> region;  ///< nothing: the nation's
    std::int64_t votes = 0;
    std::int64_t needed = 0;
    friend bool operator==(const MissedBar&, const MissedBar&) = default;
};

/// What was asked of the lists and what became of each, for a reader who follows the count.
struct ThresholdSteps {
    std::int64_t nation = 0;             ///< the base of the whole nation
    std::vector<std::int64_t> national;  ///< per list: votes needed
    std::vector<std::int64_t> regional;  ///< per region: votes needed; empty: no such bar
    std::vector<Entry> entry;            ///< per list
    std::vector<MissedBar> missed;       ///< list by list, the nation's bar first
    friend bool operator==(const ThresholdSteps&, const ThresholdSteps&) = default;
};

/// The national threshold of a list of `members` parties: that of the largest number of members in
/// `coalitions` it reaches, where higher than the national one.
[[nodiscard]] Share threshold_of(const Threshold& threshold, int members) noexcept;

/// The nation's votes per list into `national`, and who takes part into `passed` (1 or 0). A list
/// without votes does not. `exempt`: lists of which nothing is asked. `steps`: where to keep what
/// was asked, if anywhere.
void apply_threshold(const Threshold& threshold, std::span<const std::uint32_t> exempt,
                     const ListVotes& votes, std::vector<std::int64_t>& national,
                     std::vector<std::uint8_t>& passed, ThresholdSteps* steps);

/// Who takes part in one district, of those that passed in the nation.
void apply_district_threshold(const Threshold& threshold, std::span<const std::uint32_t> exempt,
                              std::span<const std::int64_t> votes, std::int64_t base,
                              std::span<const std::uint8_t> nation,
                              std::vector<std::uint8_t>& passed, ThresholdSteps* steps);

}  // namespace kenesh
