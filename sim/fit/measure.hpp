#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/engine/tally/election.hpp"
#include "sim/engine/tally/measures.hpp"
#include "sim/model/plan/plan.hpp"
#include "sim/summary/measures.hpp"

namespace kenesh {

/// One simulated election as the measures below see it.
struct SeenElection {
    const Plan* plan = nullptr;
    const Election* election = nullptr;
    std::vector<SystemMeasures> systems;
};

/// One district of a system's first tier of districts.
struct SeenDistrict {
    const Plan* plan = nullptr;
    const ContestPlan* contest = nullptr;
    const ContestVotes* votes = nullptr;
    const DistrictCount* count = nullptr;
    std::size_t district = 0;
    std::size_t magnitude = 0;
};

/// How the values of districts become one.
enum class Aggregate : std::uint8_t { mean, sum, lowest, highest };

/// A number of one simulated election that is of no system.
enum class National : std::uint8_t { turnout, preference_share };

/// A number of one simulated election, found by name (docs/fit.md); the names but for those of
/// districts are those of summary/measures.hpp:
///     turnout, preference_share.CHOICE
///     SYSTEM.MEASURE                            women, gallagher, gender_replacement, ...
///     SYSTEM.CHOICE_OR_BLOC.MEASURE             seats, list_seats, district_seats, vote_share
///     SYSTEM.MEASURE[.lowest|.highest][[D,D]]   leader_share, second_share, ...: over districts
struct Measure {
    std::string name;
    std::size_t system = 0;
    std::size_t choice = 0;                ///< or bloc
    bool of_bloc = false;                  ///< `choice` is a position in Plan::blocs
    std::size_t tier = 0;                  ///< in SystemPlan::tiers
    std::vector<std::uint32_t> districts;  ///< of the tier's contest
    Aggregate aggregate = Aggregate::mean;
    /// What is asked of the election as a whole; otherwise something of its districts is.
    std::variant<std::monostate, National, const HouseRow*, const ChoiceRow*> of_election;
    /// Nothing where the district has no such value; where no district has one the measure is 0.
    std::optional<double> (*of_district)(const SeenDistrict&) = nullptr;
};

/// Finds a measure of a plan; nothing and a mistake at `place` where there is none of that name.
[[nodiscard]] std::optional<Measure> find_measure(const Plan& plan, const std::string& name,
                                                  const Place& place, Diagnostics& mistakes);

/// The measure's value in one election. Shares are between 0 and 1, the Gallagher and
/// Loosemore-Hanby indices in percentage points. Precondition: found in a plan of the same choices,
/// systems and districts.
[[nodiscard]] double value_of(const Measure& measure, const SeenElection& seen);

/// The names of a system's measures (`of_districts`: those over districts), for docs and messages.
[[nodiscard]] std::vector<std::string> measure_names(bool of_districts);

}  // namespace kenesh
