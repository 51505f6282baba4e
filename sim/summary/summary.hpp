#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/engine/simulate.hpp"
#include "sim/engine/tally/tallies.hpp"
#include "sim/model/plan/plan.hpp"
#include "sim/model/scenario.hpp"
#include "sim/summary/probability.hpp"

namespace kenesh {

/// What a simulation says, as plain values in the units of its readers: seats and runs in whole
/// numbers, shares and chances between 0 and 1, the Gallagher and Loosemore-Hanby indices in
/// percentage points, effective numbers as they are.

/// How often a measure fell into [first + b * width, first + (b + 1) * width).
struct Histogram {
    double first = 0.0;
    double width = 1.0;
    std::vector<std::int64_t> runs;  ///< per bin b
    friend bool operator==(const Histogram&, const Histogram&) = default;
};

/// Exact for what is counted in whole numbers, whose bins are 1 wide. Otherwise the middle of the
/// bin; in the bin of the mean, where nothing more is known, quantiles below 50 % are not above the
/// mean and those above are not below it.
struct Quantiles {
    double q05 = 0.0, q25 = 0.0, median = 0.0, q75 = 0.0, q95 = 0.0;
    friend bool operator==(const Quantiles&, const Quantiles&) = default;
};

/// A measure over runs: mean with its standard error, standard deviation, and quantiles if it has
/// bins that tell them all (those of effective numbers end at 60).
struct Spread {
    double mean = 0.0;
    double standard_error = 0.0;
    double deviation = 0.0;
    std::optional<Quantiles> quantiles;
    Histogram histogram;
    friend bool operator==(const Spread&, const Spread&) = default;
};

/// A choice or a bloc in a system. Tiers that the system lacks and chances that the choice cannot
/// have (independents are no actor, against-all has no seats) are absent.
struct ChoiceSummary {
    Spread seats;
    std::optional<Spread> list_seats;
    std::optional<Spread> district_seats;
    Spread vote_share;                      ///< of the system's votes V (docs/methods.md)
    std::optional<Estimate> list_transfer;  ///< share of all list votes from its supporters
    std::optional<Probability> majority;
    std::optional<Probability> two_thirds;
    std::optional<Probability> largest;  ///< alone; of a bloc: more than every actor outside it
    friend bool operator==(const ChoiceSummary&, const ChoiceSummary&) = default;
};

struct CandidateSummary {
    std::string name;
    std::string choice;  ///< id
    Probability elected;
    friend bool operator==(const CandidateSummary&, const CandidateSummary&) = default;
};

struct DistrictSummary {
    std::string id;
    std::string name;    ///< beside its id; may be empty
    std::string region;  ///< where most of its voters live; empty: there is one region
    int magnitude = 0;
    std::vector<Spread> seats;  ///< per choice
    Spread margin;              ///< of the last seat, share of the district's valid votes
    Probability close;          ///< that margin is below one point
    std::vector<CandidateSummary> candidates;  ///< if they came from a table
    friend bool operator==(const DistrictSummary&, const DistrictSummary&) = default;
};

/// Where a district stands in a map of tiles.
struct Tile {
    int row = 0;
    int column = 0;
    friend bool operator==(const Tile&, const Tile&) = default;
};

struct DistrictTierSummary {
    std::size_t tier = 0;  ///< position among the system's tiers
    std::string contest;
    std::vector<DistrictSummary> districts;
    std::vector<Tile> tiles;  ///< per district, or empty
    friend bool operator==(const DistrictTierSummary&, const DistrictTierSummary&) = default;
};

/// One district of a list tier that is divided by district.
struct ListDistrictSummary {
    std::string id;
    Spread divided;             ///< seats that it has; the same in every run unless by votes
    std::vector<Spread> seats;  ///< per choice
    friend bool operator==(const ListDistrictSummary&, const ListDistrictSummary&) = default;
};

struct ListTierSummary {
    std::size_t tier = 0;  ///< position among the system's tiers
    std::string districting;
    std::vector<ListDistrictSummary> districts;
    friend bool operator==(const ListTierSummary&, const ListTierSummary&) = default;
};

/// Does every run's number of seats, given or unfilled, equal the house?
struct SeatCheck {
    std::int64_t runs = 0;        ///< runs counted
    double seats_per_run = 0.0;   ///< choices' seats and unfilled ones, mean over runs
    double house_per_run = 0.0;   ///< the house with overhang, mean over runs
    bool same_every_run = false;  ///< the house was one number in all runs (no overhang)
    bool ok = false;
    friend bool operator==(const SeatCheck&, const SeatCheck&) = default;
};

struct SystemSummary {
    std::string id;
    std::string name;
    int house = 0;
    int district_seats = 0;
    int list_seats = 0;
    std::vector<ChoiceSummary> choices;
    std::vector<ChoiceSummary> blocs;
    PerMeasure<Spread> measures;  ///< in the units of summary/measures.hpp
    PerEvent<Probability> events;
    std::vector<DistrictTierSummary> district_tiers;
    std::vector<ListTierSummary> list_tiers;  ///< those by district
    SeatCheck check;
    friend bool operator==(const SystemSummary&, const SystemSummary&) = default;
};

/// The first system less another one, on the same votes.
struct DifferenceSummary {
    Spread all;
    Spread list;
    Spread district;
    Probability more;
    Probability fewer;
    friend bool operator==(const DifferenceSummary&, const DifferenceSummary&) = default;
};

struct ComparisonSummary {
    std::size_t first = 0;  ///< systems
    std::size_t other = 0;
    bool gender_rule_only = false;  ///< the other is the first without its gender rules
    std::vector<DifferenceSummary> choices;
    std::vector<DifferenceSummary> blocs;
    Spread moved;  ///< seats that go to another choice: half the sum of |difference|
    friend bool operator==(const ComparisonSummary&, const ComparisonSummary&) = default;
};

/// Where national strengths come from a poll, its facts.
struct PollFacts {
    std::string date;  ///< may be empty
    std::int64_t sample = 0;
    double design_effect = 1.0;
    friend bool operator==(const PollFacts&, const PollFacts&) = default;
};

/// What is the same in all systems.
struct SummaryChoice {
    std::string id;
    std::string name;
    std::string color;  ///< "#rrggbb" or ""
    ChoiceKind kind = ChoiceKind::party;
    bool present = false;  ///< strength above 0
    bool list = false;
    double strength = 0.0;
    Spread preference_share;
    friend bool operator==(const SummaryChoice&, const SummaryChoice&) = default;
};

/// Choices whose seats are also summed.
struct SummaryBloc {
    std::string id;
    std::string name;
    std::vector<std::size_t> members;  ///< positions in Summary::choices
    friend bool operator==(const SummaryBloc&, const SummaryBloc&) = default;
};

struct Summary {
    std::string scenario;  ///< id
    std::string title;
    std::string country;  ///< may be empty, as the date
    std::string date;
    std::string
        sources;  ///< where the scenario's numbers come from, in its own words; may be empty
    std::optional<PollFacts> poll;
    std::uint64_t seed = 0;
    std::int64_t runs = 0;
    bool antithetic = true;
    bool interrupted = false;
    bool approximate_districts = false;
    bool independents_as_block = false;
    bool gender_told = true;  ///< the scenario or a rule speaks of gender
    bool uncertain = true;    ///< something varies from run to run
    Spread turnout;
    Calibration calibration;
    std::vector<SummaryChoice> choices;
    std::vector<SummaryBloc> blocs;
    std::vector<SystemSummary> systems;
    std::vector<ComparisonSummary> comparisons;
    friend bool operator==(const Summary&, const Summary&) = default;
};

/// Precondition: `plan` was made of `scenario`, `layout` of `plan`, and the simulation ran `plan`.
[[nodiscard]] Summary summarise(const Scenario& scenario, const Plan& plan,
                                const TallyLayout& layout, const Simulation& simulation);

/// Are the two systems one but for the gender rules, which `without` lacks and `with` has?
[[nodiscard]] bool differ_in_gender_rule_only(const SystemPlan& with, const SystemPlan& without);

}  // namespace kenesh
