#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/grid.hpp"
#include "sim/rules/ranking.hpp"

namespace kenesh {

/// Rows of a votes file that are no choice: they count for the bases of thresholds, and against all
/// in its districts, never for seats.
inline constexpr std::string_view kAgainstAll = "against-all";
inline constexpr std::string_view kInvalid = "invalid";
/// Candidates of no party; an empty choice means the same.
inline constexpr std::string_view kIndependents = "independents";

/// A candidate of an election that took place.
struct CandidateReturn {
    std::string name;
    std::string choice;
    Gender gender = Gender::unknown;
    std::int64_t votes = 0;
    friend bool operator==(const CandidateReturn&, const CandidateReturn&) = default;
};

/// One district's returns; candidates in listing order, which is the order of registration.
struct DistrictReturn {
    std::string district;
    std::vector<CandidateReturn> candidates;
    std::int64_t against_all = 0;
    std::int64_t invalid = 0;
    friend bool operator==(const DistrictReturn&, const DistrictReturn&) = default;
};

/// Votes for lists by region. A file without regions has one, named "".
struct ListReturns {
    std::vector<std::string> regions;
    std::vector<std::string> lists;
    std::vector<int> members;  ///< per list: parties in it; empty: one each
    Grid<std::int64_t> votes;  ///< regions x lists
    Grid<std::uint8_t> known;  ///< regions x lists: 0: the list's votes there are not apart
    std::vector<std::int64_t> against_all;  ///< per region
    std::vector<std::int64_t> unlisted;     ///< per region: valid votes for choices without a list
    std::vector<std::int64_t> invalid;      ///< per region
    bool from_candidates = false;           ///< sums of candidates' votes
    friend bool operator==(const ListReturns&, const ListReturns&) = default;
};

/// Numbers that a votes file does not hold: per region of the list returns, or one for the nation.
struct BaseReturns {
    std::vector<std::int64_t> votes_cast;
    std::vector<std::int64_t> registered;
    friend bool operator==(const BaseReturns&, const BaseReturns&) = default;
};

/// What a real election brought in.
struct Returns {
    std::vector<DistrictReturn> districts;
    std::optional<ListReturns> lists;
    BaseReturns bases;
    std::int64_t parts = 1;               ///< every number of votes and voters stands in 1 / parts
    std::vector<std::string> notes = {};  ///< how the files were read, for who reads the count
    friend bool operator==(const Returns&, const Returns&) = default;
};

/// Votes for lists as the sums of their candidates' votes: one region, whose parts are not known;
/// independents have no list.
[[nodiscard]] ListReturns lists_from_candidates(const std::vector<DistrictReturn>& districts);

}  // namespace kenesh
