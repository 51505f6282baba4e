#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/engine/tally/tallies.hpp"
#include "sim/engine/vector/vector_counts.hpp"
#include "sim/engine/vector/vector_memory.hpp"
#include "sim/engine/vector/vector_plan.hpp"

namespace kenesh {

/// What kernels add a batch's runs to, in forms that cost little; places are those of a CountPlan.
/// The first group are vectors of counters that hold whole numbers which fit their lanes for
/// VectorTallies::kBatches batches; the others are plain sums.
struct BatchCounters {
    LaneArray<std::int32_t> sums;      ///< sources x lanes
    LaneArray<std::int64_t> squares;   ///< sources x lanes / 2
    LaneArray<std::int64_t> products;  ///< sources x lanes / 2
    /// Districts x slots x lanes. Up to kPackedSeats seats: 8 bits each for the runs with one, two
    /// and three seats, and 8 for the sum of twins' products, at most 9 a batch; otherwise that
    /// sum.
    LaneArray<std::int32_t> seats;
    static constexpr std::uint32_t kPackedSeats = 3;
    LaneArray<std::int32_t> margin;           ///< districts x lanes
    LaneArray<std::int64_t> margin_squares;   ///< districts x lanes / 2
    LaneArray<std::int64_t> margin_products;  ///< districts x lanes / 2

    std::vector<std::uint32_t> bins;     ///< CountPlan::bins
    std::vector<std::int64_t> events;    ///< two per event: runs, pairs
    std::vector<std::int64_t> close;     ///< two per district: runs, pairs
    std::vector<std::int64_t> seats_of;  ///< districts x slots x (seats + 1)
};

/// What a worker counts while it runs.
class VectorTallies {
public:
    /// Batches after which counters must be emptied: 28 times 9 fits the 8 bits of packed seats.
    static constexpr int kBatches = 28;

    /// plan and layout must outlive the tallies.
    VectorTallies(const VectorPlan& plan, const TallyLayout& layout, std::size_t lanes);

    [[nodiscard]] const CountPlan& places() const noexcept { return places_; }

    /// Adds a batch of `runs` runs: count(counters) counts them, given places().
    template <class Count>
    void add(std::int64_t runs, const Count& count) {
        if (batches_ == kBatches) flush();
        count(counters_);
        runs_ += runs;
        ++batches_;
    }

    /// Empties the vectors of counters. add() does so when it must.
    void flush();

    /// Everything added so far, in the layout's form.
    [[nodiscard]] Tallies finish();

private:
    void flush_seats(const VectorDistrictTier& tier);
    void flush_districts();
    void finish_source(const ShownMeasure& one, Tallies& out) const;
    void finish_constant(const ShownMeasure& one, Tallies& out) const;
    void finish_seats(const MeasureSlot& slot, std::span<const std::int64_t> of, Int128 products,
                      Tallies& out) const;
    void finish_districts(Tallies& out) const;

    const VectorPlan& plan_;
    const TallyLayout& layout_;
    CountPlan places_;
    std::size_t lanes_;
    BatchCounters counters_;
    int batches_ = 0;  ///< since the last flush
    std::int64_t runs_ = 0;
    std::vector<Int128> source_sums_;    ///< sources x 3: values, squares, products
    std::vector<Int128> district_sums_;  ///< districts x 3: margins
    std::vector<Int128> seat_sums_;      ///< districts x slots: products
};

}  // namespace kenesh
