#pragma once

#include <cstdint>
#include <variant>
#include <vector>

#include "sim/core/grid.hpp"
#include "sim/model/plan/plan.hpp"
#include "sim/rules/list_tier.hpp"
#include "sim/rules/ranking.hpp"

namespace kenesh {

/// Votes of one contest. Candidates stand as in ContestPlan::candidates.
struct ContestVotes {
    std::vector<std::int64_t> candidate;    ///< whole votes
    std::vector<Gender> gender;             ///< as planned or as drawn
    std::vector<double> valid;              ///< per district: B_d, voters with a valid ballot
    std::vector<std::int64_t> against_all;  ///< per district, 0 where it is not on the ballot
};

/// Votes for lists: regions x choices, whole votes; the bases of thresholds per region. Regions
/// and districts are each rounded by themselves.
struct ListBallots {
    Grid<std::int64_t> votes;
    std::vector<std::int64_t> valid;
    std::vector<std::int64_t> cast;
    std::vector<std::int64_t> registered;
    std::vector<double> transferred;  ///< per choice without a list: list votes of its supporters
};

struct DistrictTierResult {
    std::vector<DistrictCount> districts;
    int reruns = 0;  ///< districts where against all has more votes than every candidate
};

/// A list tier that is divided by district.
struct ListDistrictsResult {
    ListCount nation;  ///< seats and women of all districts
    std::vector<int> seats;
    std::vector<ListCount> districts;
};

using TierResult = std::variant<DistrictTierResult, ListCount, ListDistrictsResult>;

/// One system counted on one run's votes.
struct SystemResult {
    std::vector<TierResult> tiers;
    std::vector<int> list_seats;      ///< per choice
    std::vector<int> district_seats;  ///< per choice
    int women = 0;
    int overhang = 0;
    int unfilled = 0;
};

/// What the ballots of one list vote are, place by place.
struct ListVoting {
    ListBallots nation;  ///< by region
    /// Per ListDistricting of the plan, with districts in place of regions; `transferred` is left
    /// to the nation's.
    std::vector<ListBallots> districts;
    /// Per ListDistricting that leaves units out, by region as `nation`, of those that take part.
    std::vector<ListBallots> parts;
};

/// One simulated election, with everything kept.
struct Election {
    std::vector<double> preference;  ///< per choice: share of valid preferences
    double turnout = 0.0;            ///< of registered voters
    std::vector<ContestVotes> contests;
    ListVoting lists;                   ///< empty where no system has a list tier
    std::vector<ListVoting> own_lists;  ///< the same of Plan::own_strengths
    std::vector<SystemResult> systems;
};

/// The list vote that a tier counts, and its ballots by region and by its own districts (which it
/// must have).
[[nodiscard]] inline const ListVoting& voting_of(const Election& election,
                                                 const ListTierPlan& tier) {
    return tier.ballot ? election.own_lists[*tier.ballot] : election.lists;
}
[[nodiscard]] inline const ListBallots& ballots_of(const Election& election,
                                                   const ListTierPlan& tier) {
    const ListVoting& voting = voting_of(election, tier);
    return tier.districts && tier.districts->partial ? voting.parts[tier.districts->districting]
                                                     : voting.nation;
}
[[nodiscard]] inline const ListBallots& district_ballots_of(const Election& election,
                                                            const ListTierPlan& tier) {
    return voting_of(election, tier).districts[tier.districts->districting];
}

/// The list votes of a system: those of its first list tier. Precondition: it has one.
[[nodiscard]] inline const ListBallots& ballots_of(const Election& election,
                                                   const SystemPlan& system) {
    for (const TierPlan& tier : system.tiers)
        if (const auto* list = std::get_if<ListTierPlan>(&tier)) return ballots_of(election, *list);
    return election.lists.nation;
}

}  // namespace kenesh
