#include "sim/engine/vector/vector_tallies.hpp"

#include <algorithm>

namespace kenesh {
namespace {

template <class T>
std::int64_t take_sum(LaneArray<T>& array, std::size_t entry, std::size_t lanes) {
    std::int64_t sum = 0;
    for (std::size_t i = entry * lanes; i < (entry + 1) * lanes; ++i) {
        sum += array[i];
        array[i] = 0;
    }
    return sum;
}

/// Sums over lanes of the four numbers of a packed cell (BatchCounters::seats).
struct PackedSums {
    std::uint32_t one = 0, two = 0, three = 0, products = 0;
};

PackedSums packed_sums(const std::int32_t* cell, std::size_t lanes) {
    PackedSums sums;
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        const auto packed = static_cast<std::uint32_t>(cell[lane]);
        sums.one += packed & 255;
        sums.two += packed >> 8 & 255;
        sums.three += packed >> 16 & 255;
        sums.products += packed >> 24;
    }
    return sums;
}

BatchCounters batch_counters(const CountPlan& places, std::size_t slots, std::size_t lanes) {
    const std::size_t sources = places.sources.size();
    const std::size_t districts = places.districts;
    BatchCounters out;
    out.sums = LaneArray<std::int32_t>(sources * lanes);
    out.squares = LaneArray<std::int64_t>(sources * lanes / 2);
    out.products = LaneArray<std::int64_t>(sources * lanes / 2);
    out.seats = LaneArray<std::int32_t>(districts * slots * lanes);
    out.margin = LaneArray<std::int32_t>(districts * lanes);
    out.margin_squares = LaneArray<std::int64_t>(districts * lanes / 2);
    out.margin_products = LaneArray<std::int64_t>(districts * lanes / 2);
    out.bins.assign(places.bins, 0);
    out.events.assign(2 * places.events.size(), 0);
    out.close.assign(2 * districts, 0);
    out.seats_of.assign(places.many, 0);
    return out;
}

}  // namespace

VectorTallies::VectorTallies(const VectorPlan& plan, const TallyLayout& layout, std::size_t lanes)
    : plan_(plan),
      layout_(layout),
      places_(count_plan(plan, layout)),
      lanes_(lanes),
      counters_(batch_counters(places_, plan.slots(), lanes)),
      source_sums_(3 * places_.sources.size(), 0),
      district_sums_(3 * places_.districts, 0),
      seat_sums_(places_.districts * plan.slots(), 0) {}

void VectorTallies::flush_seats(const VectorDistrictTier& tier) {
    const std::size_t slots = plan_.slots();
    for (std::size_t i = 0; i < tier.seats.size(); ++i) {
        const std::size_t d = tier.first_district + i;
        const std::uint32_t magnitude = tier.seats[i].magnitude;
        for (std::size_t slot = 0; slot < slots; ++slot) {
            const std::size_t cell = d * slots + slot;
            if (magnitude > BatchCounters::kPackedSeats) {
                seat_sums_[cell] += take_sum(counters_.seats, cell, lanes_);
                continue;
            }
            const PackedSums sums = packed_sums(counters_.seats.data() + cell * lanes_, lanes_);
            const std::uint32_t of[] = {sums.one, sums.two, sums.three};
            std::int64_t* out =
                counters_.seats_of.data() + places_.many_at[d] + slot * (magnitude + 1);
            for (std::uint32_t s = 1; s <= magnitude; ++s)
                out[s] += of[s - 1];
            seat_sums_[cell] += sums.products;
        }
    }
}

void VectorTallies::flush_districts() {
    for (const VectorDistrictTier& tier : plan_.district_tiers) {
        flush_seats(tier);
        for (std::size_t i = 0; i < tier.seats.size(); ++i) {
            const std::size_t d = tier.first_district + i;
            district_sums_[3 * d] += take_sum(counters_.margin, d, lanes_);
            district_sums_[3 * d + 1] += take_sum(counters_.margin_squares, d, lanes_ / 2);
            district_sums_[3 * d + 2] += take_sum(counters_.margin_products, d, lanes_ / 2);
        }
    }
    std::fill_n(counters_.seats.data(), counters_.seats.size(), 0);
}

void VectorTallies::flush() {
    for (std::size_t s = 0; s < places_.sources.size(); ++s) {
        source_sums_[3 * s] += take_sum(counters_.sums, s, lanes_);
        source_sums_[3 * s + 1] += take_sum(counters_.squares, s, lanes_ / 2);
        source_sums_[3 * s + 2] += take_sum(counters_.products, s, lanes_ / 2);
    }
    flush_districts();
    batches_ = 0;
}

void VectorTallies::finish_source(const ShownMeasure& one, Tallies& out) const {
    Int128* counts = out.counts.data() + one.slot.at;
    const Source& from = places_.sources[*one.source];
    const Int128* sums = source_sums_.data() + 3 * *one.source;
    std::copy_n(sums, 3, counts);
    for (std::int64_t bin = 0; bin < from.bins; ++bin) {
        const std::uint32_t* copies =
            counters_.bins.data() + from.at + CountPlan::kCopies * static_cast<std::size_t>(bin);
        const std::int64_t count = std::int64_t{copies[0]} + copies[1];
        const std::int64_t value = from.first + bin * from.width;
        if (!from.sums) {
            counts[0] += Int128{value} * count;
            counts[1] += Int128{value} * value * count;
        }
        if (one.slot.bins == 0 || count == 0) continue;
        const std::int64_t into = (value - one.slot.first) / one.slot.width;
        counts[3 + std::clamp<std::int64_t>(into, 0, one.slot.bins - 1)] += count;
    }
}

void VectorTallies::finish_constant(const ShownMeasure& one, Tallies& out) const {
    Int128* counts = out.counts.data() + one.slot.at;
    const Int128 square = Int128{one.constant} * one.constant;
    counts[0] = Int128{one.constant} * runs_;
    counts[1] = square * runs_;
    counts[2] = out.twins ? square * (runs_ / 2) : 0;
    if (one.slot.bins == 0) return;
    const std::int64_t place = (one.constant - one.slot.first) / one.slot.width;
    counts[3 + std::clamp<std::int64_t>(place, 0, one.slot.bins - 1)] += runs_;
}

/// Seats of one choice in one district: what is not counted with a seat or more had none.
void VectorTallies::finish_seats(const MeasureSlot& slot, std::span<const std::int64_t> of,
                                 Int128 products, Tallies& out) const {
    Int128* counts = out.counts.data() + slot.at;
    std::int64_t none = runs_;
    for (std::size_t s = 1; s < of.size(); ++s) {
        const auto seats = static_cast<std::int64_t>(s);
        counts[0] += Int128{seats} * of[s];
        counts[1] += Int128{seats} * seats * of[s];
        counts[3 + s] = of[s];
        none -= of[s];
    }
    counts[2] = products;
    counts[3] = none;
}

void VectorTallies::finish_districts(Tallies& out) const {
    const std::vector<std::size_t> absent = absent_choices(plan_);
    for (const VectorDistrictTier& tier : plan_.district_tiers) {
        const DistrictTierSlots& tier_slots = slots_of(layout_, tier);
        for (std::size_t i = 0; i < tier.seats.size(); ++i) {
            const std::size_t d = tier.first_district + i;
            const DistrictSlots& slots = tier_slots.districts[i];
            std::copy_n(district_sums_.data() + 3 * d, 3, out.counts.data() + slots.margin.at);
            std::copy_n(counters_.close.data() + 2 * d, 2, out.counts.data() + slots.close.at);
            const std::size_t width = tier.seats[i].magnitude + 1;
            for (std::size_t slot = 0; slot < plan_.slots(); ++slot) {
                const auto of =
                    std::span(counters_.seats_of).subspan(places_.many_at[d] + slot * width, width);
                finish_seats(slots.seats[plan_.choice[slot]], of,
                             seat_sums_[d * plan_.slots() + slot], out);
            }
            for (const std::size_t k : absent)
                finish_constant({slots.seats[k], {}, 0}, out);
        }
    }
}

Tallies VectorTallies::finish() {
    flush();
    Tallies out(layout_.size, plan_.twins == 2);
    out.runs = runs_;
    for (const ShownMeasure& one : places_.measures) {
        if (one.source.has_value()) {
            finish_source(one, out);
        } else {
            finish_constant(one, out);
        }
    }
    for (std::size_t e = 0; e < places_.events.size(); ++e) {
        std::copy_n(counters_.events.data() + 2 * e, 2, out.counts.data() + places_.events[e].at);
    }
    finish_districts(out);
    return out;
}

}  // namespace kenesh
