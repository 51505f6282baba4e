#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/returns/count_lists.hpp"
#include "sim/returns/lots.hpp"
#include "sim/returns/returns.hpp"
#include "sim/rules/system.hpp"
#include "sim/rules/two_round.hpp"

namespace kenesh {

/// One district counted. Candidates are positions in its return.
struct DistrictOutcome {
    std::size_t district = 0;  ///< position in Returns::districts
    int seats = 0;
    GenderRule gender;
    DistrictCount count;
    std::optional<FirstRound> first_round;  ///< two-round districts; their `count` is as it ends
    bool rerun = false;  ///< against all has more votes than every candidate, and the tier says so
};

struct DistrictTierOutcome {
    std::vector<DistrictOutcome> districts;
    std::vector<std::string> missing;  ///< districts of the tier without returns
    int seats = 0;                     ///< filled
    int pending = 0;                   ///< to be filled in a second round
};

using TierOutcome = std::variant<DistrictTierOutcome, ListTierOutcome>;

struct ChoiceOutcome {
    std::string choice = {};
    std::int64_t candidate_votes = 0;
    std::int64_t list_votes = 0;
    int district_seats = 0;
    int list_seats = 0;
    int dropped_seats = 0;  ///< district seats beyond its part that a compensatory tier takes away
    [[nodiscard]] int seats() const noexcept { return district_seats + list_seats - dropped_seats; }
};

/// A real election counted under one system.
struct SystemOutcome {
    std::vector<TierOutcome> tiers;      ///< as the system has them
    std::vector<ChoiceOutcome> choices;  ///< by first appearance, candidates' before lists'
    ListReturns lists;                   ///< that the list tiers counted; empty without any
    int house = 0;                       ///< seats filled
};

/// Counts an election under a system: district tiers, then list tiers, compensatory ones last.
/// Without votes for lists, those of candidates are summed. Preconditions: the returns have what
/// the system needs (the readers see to it); sums of votes are at most 2^31.
[[nodiscard]] SystemOutcome count_returns(const System& system, const Returns& returns,
                                          const TieOrder& ties);

}  // namespace kenesh
