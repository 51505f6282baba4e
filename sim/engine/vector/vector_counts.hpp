#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/engine/tally/tallies.hpp"
#include "sim/engine/vector/optional_index.hpp"
#include "sim/engine/vector/vector_plan.hpp"

namespace kenesh {

/// A whole number of each run whose sums and bins measures of the layout want. Several measures may
/// show the same source.
struct Source {
    std::int64_t first = 0;
    std::int64_t width = 1;
    std::int64_t bins = 0;
    bool sums = true;    ///< add up values and squares; otherwise the bins tell them exactly
    std::size_t at = 0;  ///< its first bin
};

/// A measure of the layout and where its counts come from: a source, or the same value in every
/// run.
struct ShownMeasure {
    MeasureSlot slot;
    OptionalIndex source;
    std::int64_t constant = 0;
};

/// A bloc's source: the sum of its members', at most `most` (shares were rounded one by one).
struct SourceSum {
    std::size_t source = 0;
    std::vector<std::size_t> parts;  ///< sources
    std::int32_t most = 0;
};

/// What a bloc's events are found from: sources of seats.
struct BlocPowers {
    OptionalIndex seats;
    std::vector<std::size_t> rivals;  ///< of the actors outside it
    std::size_t first_event = 0;      ///< majority, two thirds, largest
};
struct BlocChange {
    OptionalIndex difference;
    std::size_t first_event = 0;  ///< more, fewer
};

/// Sources of one system; none for what is the same in every run and not counted.
struct SystemSources {
    std::vector<OptionalIndex> seats, list_seats, district_seats, vote_share,
        list_transfer;  ///< per slot of the plan
    PerMeasure<OptionalIndex> house;
    /// Three per slot: majority, two thirds, largest; then those of the house.
    std::size_t first_event = 0;
    std::vector<BlocPowers> blocs;
};

/// Sources of the first system less another.
struct ComparisonSources {
    std::size_t other = 0;
    std::vector<OptionalIndex> all, list, district;  ///< per slot of the plan
    OptionalIndex moved;
    std::size_t first_event = 0;  ///< two per slot: more, fewer
    std::vector<BlocChange> blocs;
};

/// What the vector engine counts where: a function of plan and layout.
struct CountPlan {
    /// Each bin so many times side by side, one for each twin: runs often share a bin, and an
    /// addition has to wait for the last one to the same place.
    static constexpr std::size_t kCopies = 2;

    std::vector<Source> sources;
    std::vector<ShownMeasure> measures;
    std::size_t bins = 0;                   ///< of all sources, with their copies
    std::vector<OptionalIndex> preference;  ///< sources, per slot of the plan
    OptionalIndex turnout;
    std::vector<SystemSources> systems;
    std::vector<ComparisonSources> comparisons;
    std::vector<SourceSum> sums;          ///< of blocs
    std::vector<EventSlot> events;        ///< of the layout
    std::vector<std::size_t> elected_at;  ///< per district tier: events of its named candidates
    std::size_t districts = 0;            ///< of all district tiers
    std::vector<std::size_t> many_at;     ///< per district: its part of BatchCounters::seats_of
    std::size_t many = 0;                 ///< size of that
};

[[nodiscard]] CountPlan count_plan(const VectorPlan& plan, const TallyLayout& layout);

/// The choices that are absent: the same in every run.
[[nodiscard]] std::vector<std::size_t> absent_choices(const VectorPlan& plan);

/// The layout's places of a district tier.
[[nodiscard]] const DistrictTierSlots& slots_of(const TallyLayout& layout,
                                                const VectorDistrictTier& tier);

}  // namespace kenesh
