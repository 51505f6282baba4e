#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/model/plan/plan.hpp"

namespace kenesh {

/// Where a whole-numbered measure is counted in Tallies::counts:
/// [sum, sum of squares, sum of twins' products, bin 0, bin 1, ...].
/// A value v falls into bin (v - first) / width; values outside go to the end bins.
struct MeasureSlot {
    std::size_t at = 0;
    std::int64_t first = 0;
    std::int64_t width = 1;
    std::int64_t bins = 0;  ///< 0: sums only
    [[nodiscard]] std::size_t size() const noexcept { return 3 + static_cast<std::size_t>(bins); }
};

/// Where an event is counted: [runs that had it, pairs of twins that both had it].
struct EventSlot {
    std::size_t at = 0;
};

/// Shares are counted in hundred-thousandths, indices on the scale of shares too (Gallagher 0.05 =
/// 5 points = 5000), effective numbers in thousandths: squares of a billion runs fit 64 bits.
inline constexpr std::int64_t kShareUnit = 100'000;
inline constexpr std::int64_t kEffectiveUnit = 1'000;

/// Per system and choice.
struct ChoiceSlots {
    MeasureSlot seats;  ///< all tiers
    MeasureSlot list_seats;
    MeasureSlot district_seats;
    MeasureSlot vote_share;     ///< of V (docs/methods.md, "What is tallied"), kShareUnit
    MeasureSlot list_transfer;  ///< share of all list votes that came from its supporters while it
                                ///< has no list, kShareUnit; sums only
    EventSlot majority;
    EventSlot two_thirds;
    EventSlot largest;  ///< alone
};

/// Per system, district tier and district.
struct DistrictSlots {
    std::vector<MeasureSlot> seats;  ///< per choice, 0..M
    MeasureSlot margin;              ///< of the last seat, share of the district's valid votes
    EventSlot close;                 ///< that margin is below one point
};

struct DistrictTierSlots {
    std::size_t tier = 0;  ///< position in SystemPlan::tiers
    std::vector<DistrictSlots> districts;
    std::vector<EventSlot> elected;  ///< per candidate of the contest if they came from a table
};

struct SystemSlots {
    std::vector<ChoiceSlots> choices;
    MeasureSlot women;
    MeasureSlot house;  ///< with overhang
    MeasureSlot gallagher, loosemore_hanby, effective_votes, effective_seats;
    MeasureSlot gallagher_pref, loosemore_hanby_pref, effective_pref;
    MeasureSlot wasted;  ///< share of V
    MeasureSlot gender_replacement, gender_quota_unmet, rerun, unfilled, deciding_ties;
    EventSlot tied_largest;  ///< two or more parties share the most seats
    EventSlot inversion;     ///< most seats, alone, without most V
    std::vector<DistrictTierSlots> district_tiers;
};

/// The first system against another one, per choice: seats of the first less those of the other.
struct ComparisonSlots {
    std::size_t other = 0;  ///< system
    struct Difference {
        MeasureSlot all, list, district;
        EventSlot more, fewer;
    };
    std::vector<Difference> choices;
    MeasureSlot moved;  ///< half the sum over choices of |difference|
};

/// Names the places of Tallies::counts; a function of the plan alone.
struct TallyLayout {
    std::vector<MeasureSlot> preference;  ///< per choice, share of valid preferences, kShareUnit
    MeasureSlot turnout;                  ///< of registered voters, kShareUnit
    std::vector<SystemSlots> systems;
    std::vector<ComparisonSlots> comparisons;  ///< first system with the second, third, ...
    std::size_t size = 0;
};

[[nodiscard]] TallyLayout tally_layout(const Plan& plan);

/// Whole counts and whole sums only, so that merging is exact in any order.
struct Tallies {
    std::int64_t runs = 0;
    bool twins = false;  ///< runs come in antithetic pairs
    std::vector<std::int64_t> counts;

    Tallies() = default;
    Tallies(std::size_t size, bool antithetic) : twins(antithetic), counts(size, 0) {}
    /// Precondition: both of one layout and one kind.
    Tallies& operator+=(const Tallies& other);
    friend bool operator==(const Tallies&, const Tallies&) = default;
};

/// A mean or a probability with its standard error.
struct Estimate {
    double mean = 0.0;
    double standard_error = 0.0;
    friend bool operator==(const Estimate&, const Estimate&) = default;
};

/// Mean of a measure in its own unit, its error from pair sums (docs/methods.md, "Errors").
[[nodiscard]] Estimate estimate(const Tallies& tallies, const MeasureSlot& slot);
/// Probability of an event, its error from pair sums.
[[nodiscard]] Estimate estimate(const Tallies& tallies, const EventSlot& slot);
/// Standard deviation over runs.
[[nodiscard]] double deviation(const Tallies& tallies, const MeasureSlot& slot);
/// Smallest binned value v with P(value <= v) >= p: the lower edge of its bin. Needs bins and runs.
[[nodiscard]] std::int64_t quantile(const Tallies& tallies, const MeasureSlot& slot, double p);
[[nodiscard]] std::span<const std::int64_t> histogram(const Tallies& tallies,
                                                      const MeasureSlot& slot);

}  // namespace kenesh
