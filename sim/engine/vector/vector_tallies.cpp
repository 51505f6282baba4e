#include "sim/engine/vector/vector_tallies.hpp"

#include <algorithm>
#include <cassert>

namespace kenesh {
namespace {

/// Gives out sources, and remembers which slots of the layout they fill.
class Sources {
public:
    Sources(const VectorPlan& plan, const TallyLayout& layout, VectorTallies& out)
        : plan_(plan), layout_(layout), out_(out) {}

    void fill();

private:
    std::int32_t add(const MeasureSlot& slot) {
        const bool exact = slot.bins > 0 && slot.width == 1;
        out_.sources.push_back({slot.first, slot.width, slot.bins, !exact, out_.bins.size()});
        const auto bins = static_cast<std::size_t>(slot.bins);
        out_.bins.resize(out_.bins.size() + VectorTallies::kCopies * bins, 0);
        const auto number = static_cast<std::int32_t>(out_.sources.size() - 1);
        show(slot, number);
        return number;
    }
    void show(const MeasureSlot& slot, std::int32_t source) {
        out_.slots.push_back({slot, source, 0});
    }
    void constant(const MeasureSlot& slot, std::int64_t value) {
        out_.slots.push_back({slot, -1, value});
    }
    /// A source where the value can differ from run to run, otherwise a constant.
    std::int32_t add_if(bool varies, const MeasureSlot& slot, std::int64_t value = 0) {
        if (varies) return add(slot);
        constant(slot, value);
        return -1;
    }
    std::size_t event(const EventSlot& slot) {
        out_.event_slots.push_back(slot);
        return out_.event_slots.size() - 1;
    }
    void fill_choices(std::size_t s);
    void fill_system(std::size_t s);
    void fill_comparison(const ComparisonSlots& slots);

    const VectorPlan& plan_;
    const TallyLayout& layout_;
    VectorTallies& out_;
};

/// The choices that are absent are the same in every run.
std::vector<std::size_t> absent(const VectorPlan& plan) {
    std::vector<std::size_t> list;
    for (std::size_t k = 0; k < plan.plan->choices.size(); ++k) {
        if (!plan.plan->choices[k].present) list.push_back(k);
    }
    return list;
}

const DistrictTierSlots& slots_of(const TallyLayout& layout, const VectorDistrictTier& tier) {
    const auto& tiers = layout.systems[tier.system].district_tiers;
    return *std::find_if(tiers.begin(), tiers.end(),
                         [&](const auto& one) { return one.tier == tier.tier; });
}

void Sources::fill_choices(std::size_t s) {
    const SystemPlan& system = plan_.plan->systems[s];
    const SystemSlots& slots = layout_.systems[s];
    SystemSources& out = out_.systems[s];
    const bool lists = system.list_seats > 0;
    const bool districts = system.district_seats > 0;
    for (std::size_t slot = 0; slot < plan_.slots(); ++slot) {
        const ChoiceSlots& choice = slots.choices[plan_.choice[slot]];
        const bool on_list = lists && plan_.list[slot] != 0;
        out.list_seats.push_back(add_if(on_list, choice.list_seats));
        out.district_seats.push_back(add_if(districts, choice.district_seats));
        out.vote_share.push_back(add(choice.vote_share));
        out.list_transfer.push_back(
            add_if(lists && plan_.homeless[slot] != 0, choice.list_transfer));
        if (on_list && districts) {
            out.seats.push_back(add(choice.seats));
        } else {
            const std::int32_t only = on_list ? out.list_seats.back() : out.district_seats.back();
            out.seats.push_back(only);
            show(choice.seats, only);
        }
        const std::size_t first = event(choice.majority);
        if (slot == 0) out.first_event = first;
        event(choice.two_thirds);
        event(choice.largest);
    }
    for (const std::size_t k : absent(plan_)) {
        const ChoiceSlots& choice = slots.choices[k];
        for (const MeasureSlot* slot : {&choice.seats, &choice.list_seats, &choice.district_seats,
                                        &choice.vote_share, &choice.list_transfer}) {
            constant(*slot, 0);
        }
    }
}

void Sources::fill_system(std::size_t s) {
    fill_choices(s);
    const SystemPlan& system = plan_.plan->systems[s];
    const SystemSlots& slots = layout_.systems[s];
    SystemSources& out = out_.systems[s];
    event(slots.tied_largest);
    event(slots.inversion);
    bool overhang = false, gender = false, rerun = false, lists = false;
    int unmet = 0, unfilled = 0;
    for (const VectorStep& step : plan_.systems[s].steps) {
        if (step.list) {
            const std::size_t tier = plan_.list_tiers[step.index].tier;
            overhang = overhang || std::get<ListTierPlan>(system.tiers[tier]).rule.compensatory;
            lists = true;
            continue;
        }
        const VectorDistrictTier& tier = plan_.district_tiers[step.index];
        rerun = rerun || tier.rerun;
        unmet += tier.quota_unmet;
        unfilled += tier.unfilled;
        for (const VectorSeats& seats : tier.seats) {
            gender = gender || seats.rule != SeatRule::none;
        }
    }
    out.women = add(slots.women);
    out.house = add_if(overhang, slots.house, system.house);
    out.gallagher = add(slots.gallagher);
    out.loosemore_hanby = add(slots.loosemore_hanby);
    out.effective_votes = add(slots.effective_votes);
    out.effective_seats = add(slots.effective_seats);
    out.gallagher_pref = add(slots.gallagher_pref);
    out.loosemore_hanby_pref = add(slots.loosemore_hanby_pref);
    if (s == 0) {
        out.effective_pref = add(slots.effective_pref);
    } else {
        out.effective_pref = out_.systems[0].effective_pref;
        show(slots.effective_pref, out.effective_pref);
    }
    out.wasted = add(slots.wasted);
    out.replaced = add_if(gender, slots.gender_replacement);
    constant(slots.gender_quota_unmet, unmet);
    out.rerun = add_if(rerun, slots.rerun);
    out.unfilled = add_if(lists, slots.unfilled, unfilled);
    out.ties = add(slots.deciding_ties);
}

void Sources::fill_comparison(const ComparisonSlots& slots) {
    ComparisonSources out;
    out.other = slots.other;
    const SystemSources& a = out_.systems[0];
    const SystemSources& b = out_.systems[slots.other];
    for (std::size_t slot = 0; slot < plan_.slots(); ++slot) {
        const auto& d = slots.choices[plan_.choice[slot]];
        const bool list = a.list_seats[slot] >= 0 || b.list_seats[slot] >= 0;
        const bool district = a.district_seats[slot] >= 0 || b.district_seats[slot] >= 0;
        out.list.push_back(add_if(list, d.list));
        out.district.push_back(add_if(district, d.district));
        out.all.push_back(list && district ? add(d.all)
                                           : (list ? out.list.back() : out.district.back()));
        if (!(list && district)) show(d.all, out.all.back());
        const std::size_t first = event(d.more);
        if (slot == 0) out.first_event = first;
        event(d.fewer);
    }
    for (const std::size_t k : absent(plan_)) {
        for (const MeasureSlot* slot :
             {&slots.choices[k].all, &slots.choices[k].list, &slots.choices[k].district}) {
            constant(*slot, 0);
        }
    }
    out.moved = add(slots.moved);
    out_.comparisons.push_back(std::move(out));
}

void Sources::fill() {
    out_.systems.resize(plan_.systems.size());
    for (std::size_t slot = 0; slot < plan_.slots(); ++slot) {
        out_.preference.push_back(add(layout_.preference[plan_.choice[slot]]));
    }
    for (const std::size_t k : absent(plan_))
        constant(layout_.preference[k], 0);
    out_.turnout = add(layout_.turnout);
    for (std::size_t s = 0; s < plan_.systems.size(); ++s)
        fill_system(s);
    for (const ComparisonSlots& slots : layout_.comparisons)
        fill_comparison(slots);
    for (const VectorDistrictTier& tier : plan_.district_tiers) {
        out_.elected_at.push_back(out_.event_slots.size());
        for (const EventSlot& slot : slots_of(layout_, tier).elected)
            event(slot);
    }
}

std::size_t district_count(const VectorPlan& plan) {
    return plan.district_tiers.empty() ? 0
                                       : plan.district_tiers.back().first_district +
                                             plan.district_tiers.back().seats.size();
}

template <class T>
std::int64_t take_sum(LaneArray<T>& array, std::size_t entry, std::size_t lanes) {
    std::int64_t sum = 0;
    for (std::size_t i = entry * lanes; i < (entry + 1) * lanes; ++i) {
        sum += array[i];
        array[i] = 0;
    }
    return sum;
}

/// Sums over lanes of the four numbers of a packed cell (VectorTallies::seats).
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

void flush_seats(const VectorPlan& plan, const VectorDistrictTier& tier, VectorTallies& t) {
    const std::size_t slots = plan.slots();
    for (std::size_t i = 0; i < tier.seats.size(); ++i) {
        const std::size_t d = tier.first_district + i;
        const std::uint32_t magnitude = tier.seats[i].magnitude;
        for (std::size_t slot = 0; slot < slots; ++slot) {
            const std::size_t cell = d * slots + slot;
            if (magnitude > VectorTallies::kPackedSeats) {
                t.seat_sums[cell] += take_sum(t.seats, cell, t.lanes);
                continue;
            }
            const PackedSums sums = packed_sums(t.seats.data() + cell * t.lanes, t.lanes);
            const std::uint32_t of[] = {sums.one, sums.two, sums.three};
            std::int64_t* out = t.seats_of.data() + t.many_at[d] + slot * (magnitude + 1);
            for (std::uint32_t s = 1; s <= magnitude; ++s)
                out[s] += of[s - 1];
            t.seat_sums[cell] += sums.products;
        }
    }
}

void flush_districts(const VectorPlan& plan, VectorTallies& t) {
    for (const VectorDistrictTier& tier : plan.district_tiers) {
        flush_seats(plan, tier, t);
        for (std::size_t i = 0; i < tier.seats.size(); ++i) {
            const std::size_t d = tier.first_district + i;
            t.district_sums[3 * d] += take_sum(t.margin, d, t.lanes);
            t.district_sums[3 * d + 1] += take_sum(t.margin_squares, d, t.lanes / 2);
            t.district_sums[3 * d + 2] += take_sum(t.margin_products, d, t.lanes / 2);
        }
    }
    std::fill_n(t.seats.data(), t.seats.size(), 0);
}

void finish_source(const VectorTallies& t, const SlotOf& one, Tallies& out) {
    std::int64_t* counts = out.counts.data() + one.slot.at;
    const auto source = static_cast<std::size_t>(one.source);
    const Source& from = t.sources[source];
    counts[0] = t.source_sums[3 * source];
    counts[1] = t.source_sums[3 * source + 1];
    counts[2] = t.source_sums[3 * source + 2];
    for (std::int64_t bin = 0; bin < from.bins; ++bin) {
        const auto place = from.at + VectorTallies::kCopies * static_cast<std::size_t>(bin);
        const std::int64_t count = std::int64_t{t.bins[place]} + t.bins[place + 1];
        const std::int64_t value = from.first + bin * from.width;
        if (!from.sums) {
            counts[0] += value * count;
            counts[1] += value * value * count;
        }
        if (one.slot.bins == 0 || count == 0) continue;
        const std::int64_t into = (value - one.slot.first) / one.slot.width;
        counts[3 + std::clamp<std::int64_t>(into, 0, one.slot.bins - 1)] += count;
    }
}

void finish_constant(const VectorTallies& t, const SlotOf& one, Tallies& out) {
    std::int64_t* counts = out.counts.data() + one.slot.at;
    counts[0] = one.constant * t.runs;
    counts[1] = one.constant * one.constant * t.runs;
    counts[2] = out.twins ? one.constant * one.constant * (t.runs / 2) : 0;
    if (one.slot.bins == 0) return;
    const std::int64_t place = (one.constant - one.slot.first) / one.slot.width;
    counts[3 + std::clamp<std::int64_t>(place, 0, one.slot.bins - 1)] += t.runs;
}

/// Seats of one choice in one district: what is not counted with a seat or more had none.
void finish_seats(const MeasureSlot& slot, std::span<const std::int64_t> of, std::int64_t products,
                  std::int64_t runs, Tallies& out) {
    std::int64_t* counts = out.counts.data() + slot.at;
    std::int64_t none = runs;
    for (std::size_t s = 1; s < of.size(); ++s) {
        const auto seats = static_cast<std::int64_t>(s);
        counts[0] += seats * of[s];
        counts[1] += seats * seats * of[s];
        counts[3 + s] = of[s];
        none -= of[s];
    }
    counts[2] = products;
    counts[3] = none;
}

void finish_districts(const VectorPlan& plan, const TallyLayout& layout, const VectorTallies& t,
                      Tallies& out) {
    for (const VectorDistrictTier& tier : plan.district_tiers) {
        const DistrictTierSlots& tier_slots = slots_of(layout, tier);
        for (std::size_t i = 0; i < tier.seats.size(); ++i) {
            const std::size_t d = tier.first_district + i;
            const DistrictSlots& slots = tier_slots.districts[i];
            std::copy_n(t.district_sums.begin() + static_cast<std::ptrdiff_t>(3 * d), 3,
                        out.counts.begin() + static_cast<std::ptrdiff_t>(slots.margin.at));
            out.counts[slots.close.at] = t.close[2 * d];
            out.counts[slots.close.at + 1] = t.close[2 * d + 1];
            const std::size_t width = tier.seats[i].magnitude + 1;
            for (std::size_t slot = 0; slot < plan.slots(); ++slot) {
                finish_seats(slots.seats[plan.choice[slot]],
                             std::span(t.seats_of).subspan(t.many_at[d] + slot * width, width),
                             t.seat_sums[d * plan.slots() + slot], t.runs, out);
            }
            for (const std::size_t k : absent(plan)) {
                finish_constant(t, {slots.seats[k], -1, 0}, out);
            }
        }
    }
}

}  // namespace

VectorTallies vector_tallies(const VectorPlan& plan, const TallyLayout& layout, std::size_t lanes) {
    VectorTallies out;
    out.lanes = lanes;
    Sources(plan, layout, out).fill();
    const std::size_t sources = out.sources.size();
    out.sums = LaneArray<std::int32_t>(sources * lanes);
    out.squares = LaneArray<std::int64_t>(sources * lanes / 2);
    out.products = LaneArray<std::int64_t>(sources * lanes / 2);
    out.source_sums.assign(3 * sources, 0);
    out.events.assign(2 * out.event_slots.size(), 0);
    const std::size_t districts = district_count(plan);
    const std::size_t cells = districts * plan.slots();
    out.seats = LaneArray<std::int32_t>(cells * lanes);
    out.margin = LaneArray<std::int32_t>(districts * lanes);
    out.margin_squares = LaneArray<std::int64_t>(districts * lanes / 2);
    out.margin_products = LaneArray<std::int64_t>(districts * lanes / 2);
    out.close.assign(2 * districts, 0);
    out.district_sums.assign(3 * districts, 0);
    out.seat_sums.assign(cells, 0);
    for (const VectorDistrictTier& tier : plan.district_tiers) {
        for (const VectorSeats& seats : tier.seats) {
            out.many_at.push_back(out.seats_of.size());
            out.seats_of.resize(out.seats_of.size() + plan.slots() * (seats.magnitude + 1), 0);
        }
    }
    return out;
}

void flush(const VectorPlan& plan, VectorTallies& t) {
    for (std::size_t s = 0; s < t.sources.size(); ++s) {
        t.source_sums[3 * s] += take_sum(t.sums, s, t.lanes);
        t.source_sums[3 * s + 1] += take_sum(t.squares, s, t.lanes / 2);
        t.source_sums[3 * s + 2] += take_sum(t.products, s, t.lanes / 2);
    }
    flush_districts(plan, t);
    t.batches = 0;
}

Tallies finish(const VectorPlan& plan, const TallyLayout& layout, const VectorTallies& t) {
    assert(t.batches == 0 && "flushed");
    Tallies out(layout.size, plan.twins == 2);
    out.runs = t.runs;
    for (const SlotOf& one : t.slots) {
        if (one.source >= 0) {
            finish_source(t, one, out);
        } else {
            finish_constant(t, one, out);
        }
    }
    for (std::size_t e = 0; e < t.event_slots.size(); ++e) {
        out.counts[t.event_slots[e].at] = t.events[2 * e];
        out.counts[t.event_slots[e].at + 1] = t.events[2 * e + 1];
    }
    finish_districts(plan, layout, t, out);
    return out;
}

}  // namespace kenesh
