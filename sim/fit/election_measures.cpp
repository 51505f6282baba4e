#include "sim/fit/election_measures.hpp"

#include <array>

#include "sim/engine/tally/tallies.hpp"

namespace kenesh {
namespace {

using OfSystem = double (*)(const SystemMeasures&);

constexpr double kShare = kShareUnit;
constexpr double kPoints = kShareUnit / 100.0;

template <std::int64_t SystemMeasures::*Member>
double in_whole(const SystemMeasures& m) {
    return static_cast<double>(m.*Member);
}
template <std::int64_t SystemMeasures::*Member>
double in_points(const SystemMeasures& m) {
    return static_cast<double>(m.*Member) / kPoints;
}
template <std::int64_t SystemMeasures::*Member>
double effective(const SystemMeasures& m) {
    return static_cast<double>(m.*Member) / static_cast<double>(kEffectiveUnit);
}

/// Calls a function of the system's measures: one wrapper for all rows of the table below.
template <OfSystem Function>
double of_system(const SeenElection& seen, const Measure& measure) {
    return Function(seen.systems[measure.system]);
}

template <std::vector<std::int64_t> SystemMeasures::*Member>
double of_choice(const SeenElection& seen, const Measure& measure) {
    return static_cast<double>((seen.systems[measure.system].*Member)[measure.choice]);
}

double vote_share(const SeenElection& seen, const Measure& measure) {
    return of_choice<&SystemMeasures::vote_share>(seen, measure) / kShare;
}

double wasted(const SystemMeasures& m) {
    return static_cast<double>(m.wasted) / kShare;
}

double turnout(const SeenElection& seen, const Measure&) {
    return seen.election->turnout;
}

double preference(const SeenElection& seen, const Measure& measure) {
    return seen.election->preference[measure.choice];
}

constexpr std::array kNational{ElectionMeasure{"turnout", turnout},
                               ElectionMeasure{"preference", preference}};

constexpr std::array kOfSystem{
    ElectionMeasure{"women", of_system<in_whole<&SystemMeasures::women>>},
    ElectionMeasure{"gallagher", of_system<in_points<&SystemMeasures::gallagher>>},
    ElectionMeasure{"loosemore_hanby", of_system<in_points<&SystemMeasures::loosemore_hanby>>},
    ElectionMeasure{"effective_votes", of_system<effective<&SystemMeasures::effective_votes>>},
    ElectionMeasure{"effective_seats", of_system<effective<&SystemMeasures::effective_seats>>},
    ElectionMeasure{"gallagher_pref", of_system<in_points<&SystemMeasures::gallagher_pref>>},
    ElectionMeasure{"loosemore_hanby_pref",
                    of_system<in_points<&SystemMeasures::loosemore_hanby_pref>>},
    ElectionMeasure{"effective_pref", of_system<effective<&SystemMeasures::effective_pref>>},
    ElectionMeasure{"wasted", of_system<wasted>},
    ElectionMeasure{"gender_replacement", of_system<in_whole<&SystemMeasures::gender_replacement>>},
    ElectionMeasure{"gender_quota_unmet", of_system<in_whole<&SystemMeasures::gender_quota_unmet>>},
    ElectionMeasure{"rerun", of_system<in_whole<&SystemMeasures::rerun>>},
    ElectionMeasure{"unfilled", of_system<in_whole<&SystemMeasures::unfilled>>},
    ElectionMeasure{"deciding_ties", of_system<in_whole<&SystemMeasures::deciding_ties>>},
};

constexpr std::array kOfChoice{
    ElectionMeasure{"seats", of_choice<&SystemMeasures::seats>},
    ElectionMeasure{"list_seats", of_choice<&SystemMeasures::list_seats>},
    ElectionMeasure{"district_seats", of_choice<&SystemMeasures::district_seats>},
    ElectionMeasure{"vote_share", vote_share},
};

}  // namespace

std::span<const ElectionMeasure> national_measures() noexcept {
    return kNational;
}

std::span<const ElectionMeasure> system_measures() noexcept {
    return kOfSystem;
}

std::span<const ElectionMeasure> choice_measures() noexcept {
    return kOfChoice;
}

}  // namespace kenesh
