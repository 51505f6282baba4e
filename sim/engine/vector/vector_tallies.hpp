#pragma once

#include <cstdint>
#include <vector>

#include "sim/engine/tally/tallies.hpp"
#include "sim/engine/vector/vector_memory.hpp"
#include "sim/engine/vector/vector_plan.hpp"

namespace kenesh {

/// A whole number of each run whose sums and bins slots of the layout want. Several slots may show
/// the same source.
struct Source {
    std::int64_t first = 0;
    std::int64_t width = 1;
    std::int64_t bins = 0;
    bool sums = true;    ///< add up values and squares; otherwise the bins tell them exactly
    std::size_t at = 0;  ///< its first bin
};

/// A slot of the layout and where its counts come from: a source, or the same value in every run.
struct SlotOf {
    MeasureSlot slot;
    std::int32_t source = -1;
    std::int64_t constant = 0;
};

/// Numbers of sources; -1: the same in every run, not counted.
struct SystemSources {
    std::vector<std::int32_t> seats, list_seats, district_seats, vote_share,
        list_transfer;  ///< per slot
    std::int32_t women = -1, house = -1, gallagher = -1, loosemore_hanby = -1, effective_votes = -1,
                 effective_seats = -1, gallagher_pref = -1, loosemore_hanby_pref = -1,
                 effective_pref = -1, wasted = -1, replaced = -1, rerun = -1, unfilled = -1,
                 ties = -1;
    std::size_t first_event =
        0;  ///< three per slot: majority, two thirds, largest; tied, inversion
};

struct ComparisonSources {
    std::size_t other = 0;
    std::vector<std::int32_t> all, list, district;  ///< per slot
    std::int32_t moved = -1;
    std::size_t first_event = 0;  ///< two per slot: more, fewer
};

/// What a worker counts while it runs, in forms that cost little. Vectors of counters hold whole
/// numbers that fit their lanes for kBatches batches; flush() empties them.
struct VectorTallies {
    static constexpr int kBatches = 28;
    static constexpr std::uint32_t kPackedSeats = 3;

    std::size_t lanes = 0;
    std::int64_t runs = 0;

    std::vector<Source> sources;
    std::vector<SlotOf> slots;
    std::vector<std::int32_t> preference;  ///< sources, per slot of the plan
    std::int32_t turnout = -1;
    std::vector<SystemSources> systems;
    std::vector<ComparisonSources> comparisons;
    /// Each bin kCopies times side by side, one for each twin: runs often share a bin, and an
    /// addition has to wait for the last one to the same place.
    std::vector<std::uint32_t> bins;
    static constexpr std::size_t kCopies = 2;

    LaneArray<std::int32_t> sums;      ///< sources x lanes
    LaneArray<std::int64_t> squares;   ///< sources x lanes / 2
    LaneArray<std::int64_t> products;  ///< sources x lanes / 2

    std::vector<EventSlot> event_slots;
    std::vector<std::int64_t> events;     ///< two per slot: runs, pairs
    std::vector<std::size_t> elected_at;  ///< per district tier: events of its named candidates

    /// Districts x slots x lanes. Up to kPackedSeats seats: 8 bits each for the runs with one, two
    /// and three seats, and 8 for the sum of twins' products, at most 9 a batch; otherwise that
    /// sum.
    LaneArray<std::int32_t> seats;
    LaneArray<std::int32_t> margin;           ///< districts x lanes
    LaneArray<std::int64_t> margin_squares;   ///< districts x lanes / 2
    LaneArray<std::int64_t> margin_products;  ///< districts x lanes / 2
    std::vector<std::int64_t> close;          ///< two per district: runs, pairs
    std::vector<std::size_t> many_at;         ///< per district: of its seats in `seats_of`
    std::vector<std::int64_t> seats_of;       ///< districts x slots x (seats + 1)
    int batches = 0;                          ///< since the last flush

    std::vector<std::int64_t> source_sums;    ///< sources x 3: values, squares, products
    std::vector<std::int64_t> district_sums;  ///< districts x 3: margins
    std::vector<std::int64_t> seat_sums;      ///< districts x slots: products
};

[[nodiscard]] VectorTallies vector_tallies(const VectorPlan& plan, const TallyLayout& layout,
                                           std::size_t lanes);

/// Empties the vectors of counters.
void flush(const VectorPlan& plan, VectorTallies& tallies);

/// The counts in the layout's form. Precondition: flushed.
[[nodiscard]] Tallies finish(const VectorPlan& plan, const TallyLayout& layout,
                             const VectorTallies& tallies);

}  // namespace kenesh
