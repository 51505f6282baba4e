#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/engine/tally/house.hpp"
#include "sim/model/plan/plan.hpp"

namespace kenesh {

/// Where a whole-numbered measure is counted in Tallies::counts:
/// [sum, sum of squares, sum of twins' products, bin 0, bin 1, ...].
/// A value v falls into bin (v - first) / width, or the last where that is beyond it.
struct MeasureSlot {
    std::size_t at = 0;
    std::int64_t first = 0;
    std::int64_t width = 1;
    std::int64_t bins = 0;  ///< 0: sums only
    std::int64_t last = 0;  ///< no value is larger; used with bins
    /// Are there values beyond the last bin, which counts them too?
    [[nodiscard]] bool open() const noexcept { return last >= first + width * bins; }
    [[nodiscard]] std::size_t size() const noexcept { return 3 + static_cast<std::size_t>(bins); }
};

/// Where an event is counted: [runs that had it, pairs of twins that both had it].
struct EventSlot {
    std::size_t at = 0;
};

/// Shares are counted in hundred-thousandths, indices on the scale of shares too (Gallagher 0.05 =
/// 5 points = 5000), effective numbers in thousandths.
inline constexpr std::int64_t kShareUnit = 100'000;
inline constexpr std::int64_t kEffectiveUnit = 1'000;

/// Effective numbers above ten thousand count as these: sums of a batch fit their counters.
inline constexpr std::int64_t kMostEffective = 10'000 * kEffectiveUnit;

/// The most runs of a simulation, of all shards together. A worker of the vector engine counts bins
/// in 32 bits, and a run stands in one bin of each measure: 2^32 would be the end of them. No value
/// is above kMostEffective, so that the squares and products of so many runs, and products of their
/// sums, are far below the 2^127 of a count.
inline constexpr std::int64_t kMostRuns = std::int64_t{1} << 30;

/// Per system and choice or bloc, whose numbers are sums of its members'.
struct ChoiceSlots {
    MeasureSlot seats;  ///< all tiers
    MeasureSlot list_seats;
    MeasureSlot district_seats;
    MeasureSlot vote_share;     ///< of V (docs/methods.md, "What is tallied"), kShareUnit
    MeasureSlot list_transfer;  ///< share of all list votes that came from its supporters while it
                                ///< has no list, kShareUnit; sums only
    EventSlot majority;
    EventSlot two_thirds;
    EventSlot largest;  ///< alone; of a bloc: more seats than every actor outside it
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

/// Per list tier by district.
struct ListDistrictsSlots {
    std::size_t tier = 0;                         ///< position in SystemPlan::tiers
    std::vector<std::vector<MeasureSlot>> seats;  ///< per district and choice
    std::vector<MeasureSlot> divided;             ///< per district: seats that it has
};

struct SystemSlots {
    std::vector<ChoiceSlots> choices;
    std::vector<ChoiceSlots> blocs;
    PerMeasure<MeasureSlot> house;
    PerEvent<EventSlot> events;
    std::vector<DistrictTierSlots> district_tiers;
    std::vector<ListDistrictsSlots> list_tiers;  ///< those by district
};

/// The first system against another one, per choice and bloc: seats of the first less those of the
/// other.
struct ComparisonSlots {
    std::size_t other = 0;  ///< system
    struct Difference {
        MeasureSlot all, list, district;
        EventSlot more, fewer;
    };
    std::vector<Difference> choices;
    std::vector<Difference> blocs;
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

template <class See>
void for_each_slot(const ChoiceSlots& c, const See& see) {
    for (const MeasureSlot* slot :
         {&c.seats, &c.list_seats, &c.district_seats, &c.vote_share, &c.list_transfer})
        see(*slot);
    for (const EventSlot* slot : {&c.majority, &c.two_thirds, &c.largest})
        see(*slot);
}

template <class See>
void for_each_slot(const ComparisonSlots::Difference& d, const See& see) {
    for (const MeasureSlot* slot : {&d.all, &d.list, &d.district})
        see(*slot);
    see(d.more);
    see(d.fewer);
}

template <class See>
void for_each_slot(const SystemSlots& system, const See& see) {
    for (const ChoiceSlots& choice : system.choices)
        for_each_slot(choice, see);
    for (const ChoiceSlots& bloc : system.blocs)
        for_each_slot(bloc, see);
    for (const MeasureSlot& slot : system.house.values)
        see(slot);
    for (const EventSlot& slot : system.events.values)
        see(slot);
    for (const DistrictTierSlots& tier : system.district_tiers) {
        for (const DistrictSlots& district : tier.districts) {
            for (const MeasureSlot& slot : district.seats)
                see(slot);
            see(district.margin);
            see(district.close);
        }
        for (const EventSlot& slot : tier.elected)
            see(slot);
    }
    for (const ListDistrictsSlots& tier : system.list_tiers) {
        for (const std::vector<MeasureSlot>& district : tier.seats)
            for (const MeasureSlot& slot : district)
                see(slot);
        for (const MeasureSlot& slot : tier.divided)
            see(slot);
    }
}

/// Calls see(slot) for every MeasureSlot and EventSlot, always in the same order (not that of their
/// places).
template <class See>
void for_each_slot(const TallyLayout& layout, const See& see) {
    for (const MeasureSlot& slot : layout.preference)
        see(slot);
    see(layout.turnout);
    for (const SystemSlots& system : layout.systems)
        for_each_slot(system, see);
    for (const ComparisonSlots& comparison : layout.comparisons) {
        for (const ComparisonSlots::Difference& choice : comparison.choices)
            for_each_slot(choice, see);
        for (const ComparisonSlots::Difference& bloc : comparison.blocs)
            for_each_slot(bloc, see);
        see(comparison.moved);
    }
}

}  // namespace kenesh
