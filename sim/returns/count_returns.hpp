#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

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

/// One list tier counted. Lists are positions in ListReturns::lists.
struct ListTierOutcome {
    ListRule rule;                   ///< with the joined lists by position
    std::vector<std::int64_t> base;  ///< per region: what the thresholds are shares of
    std::vector<int> elsewhere;      ///< per list: seats in the tiers counted before
    ListCount count;
    ListSteps steps;  ///< its reasons
};

using TierOutcome = std::variant<DistrictTierOutcome, ListTierOutcome>;

struct ChoiceOutcome {
    std::string choice;
    std::int64_t candidate_votes = 0;
    std::int64_t list_votes = 0;
    int district_seats = 0;
    int list_seats = 0;
};

/// A real election counted under one system.
struct SystemOutcome {
    std::vector<TierOutcome> tiers;      ///< as the system has them
    std::vector<ChoiceOutcome> choices;  ///< by first appearance, candidates' before lists'
    ListReturns lists;                   ///< that the list tiers counted; empty without any
    int house = 0;                       ///< seats filled
};

/// The base of a list tier's thresholds per region, nothing where the returns do not tell it.
[[nodiscard]] std::optional<std::vector<std::int64_t>> threshold_base(const Threshold& threshold,
                                                                      const ListReturns& lists,
                                                                      const BaseReturns& bases);

/// Counts an election under a system: district tiers, then list tiers, compensatory ones last.
/// Without votes for lists, those of candidates are summed. Preconditions: the returns have what
/// the system needs (the readers see to it); sums of votes are at most 2^31.
[[nodiscard]] SystemOutcome count_returns(const System& system, const Returns& returns,
                                          const TieOrder& ties);

}  // namespace kenesh
