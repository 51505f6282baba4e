// Counting a batch: sums in vectors, bins lane by lane. Whole numbers only, so that the order of
// batches and the number of lanes leave no trace.
#if defined(KENESH_KERNELS_TALLIES_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef KENESH_KERNELS_TALLIES_INL
#undef KENESH_KERNELS_TALLIES_INL
#else
#define KENESH_KERNELS_TALLIES_INL
#endif

#include <bit>

#include "sim/engine/vector/kernels/kernels_electorate-inl.hpp"
#include "sim/engine/vector/vector_tallies.hpp"

HWY_BEFORE_NAMESPACE();
namespace kenesh::HWY_NAMESPACE {

constexpr std::int32_t kCloseMargin = kShareUnit / 100;  // as the recorder's

/// Adds the products of all lanes to half as many wide ones.
HWY_INLINE void add_products(std::int64_t* sums, IntV a, IntV b) {
    const Longs d;
    const auto odd = [&](IntV v) {
        return hn::BitCast(Ints(), hn::ShiftRight<32>(hn::BitCast(Wides(), v)));
    };
    const auto products = hn::Add(hn::MulEven(a, b), hn::MulEven(odd(a), odd(b)));
    hn::Store(hn::Add(hn::Load(d, sums), products), d, sums);
}

HWY_INLINE void count_event(std::int64_t* counts, const IntM* had, std::size_t twins, IntM live) {
    const Ints d;
    IntM both = live;
    for (std::size_t t = 0; t < twins; ++t) {
        const IntM here = hn::And(had[t], live);
        counts[0] += static_cast<std::int64_t>(hn::CountTrue(d, here));
        both = hn::And(both, here);
    }
    if (twins == 2) counts[1] += static_cast<std::int64_t>(hn::CountTrue(d, both));
}

/// Seats of one slot in a district with more seats than the packed counters hold.
template <std::size_t T>
HWY_INLINE void count_many(const IntV* seats, std::uint32_t magnitude, IntM live,
                           std::int64_t* counts) {
    const Ints d;
    for (std::size_t t = 0; t < T; ++t) {
        for (std::uint32_t s = 1; s <= magnitude; ++s) {
            const IntM here = hn::And(live, hn::Eq(seats[t], set(static_cast<std::int32_t>(s))));
            counts[s] += static_cast<std::int64_t>(hn::CountTrue(d, here));
        }
    }
}

/// Counts the seats of all slots in a district of one seat (BatchCounters::seats).
template <std::size_t T>
HWY_INLINE void tally_single(const std::int32_t* winners, std::size_t slots,
                             std::int32_t* HWY_RESTRICT packed_seats,
                             std::int32_t* HWY_RESTRICT counts) {
    const std::size_t n = hn::Lanes(Ints());
    const IntV first = load(winners);
    const IntV second = load(winners + (T - 1) * n);
    for (std::size_t slot = 0; slot < slots; ++slot) {
        const IntV wanted = set(static_cast<std::int32_t>(slot));
        const IntV one = hn::VecFromMask(Ints(), hn::Eq(first, wanted));
        IntV seats = hn::And(one, set(1));
        IntV count = seats;
        if (T == 2) {
            const IntV two = hn::VecFromMask(Ints(), hn::Eq(second, wanted));
            seats = hn::Add(seats, hn::And(two, set(1 << 16)));
            count = hn::Sub(count, two);
            count = hn::Add(count, hn::And(hn::And(one, two), set(1 << 24)));
        }
        add_to(packed_seats + slot * n, seats);
        add_to(counts + slot * n, count);
    }
}

/// Seats of a slot in a district in every lane. Where the winners of all slots have room in 32
/// bits, side by side, they are added there once; otherwise each slot looks for itself among them.
class SlotSeats {
public:
    HWY_INLINE SlotSeats(const std::int32_t* winners, std::size_t filled, std::size_t slots)
        : winners_(winners), filled_(filled), bits_(std::bit_width(filled)), all_(set(0)) {
        packed_ = slots * bits_ <= 32;
        if (!packed_) return;
        for (std::size_t i = 0; i < filled; ++i) {
            const IntV slot = load(winners + i * hn::Lanes(Ints()));
            const WordV shift = hn::BitCast(
                Words(), hn::Mul(hn::Max(slot, set(0)), set(static_cast<std::int32_t>(bits_))));
            const IntV one = hn::BitCast(Ints(), hn::Shl(hn::Set(Words(), 1), shift));
            all_ = hn::Add(all_, hn::IfThenZeroElse(hn::Lt(slot, set(0)), one));
        }
    }
    [[nodiscard]] HWY_INLINE IntV of(std::size_t slot) const {
        if (packed_) {
            const WordV here =
                hn::ShiftRightSame(hn::BitCast(Words(), all_), static_cast<int>(slot * bits_));
            return hn::And(hn::BitCast(Ints(), here), set((1 << bits_) - 1));
        }
        IntV seats = set(0);
        for (std::size_t i = 0; i < filled_; ++i) {
            const IntM won = hn::Eq(load(winners_ + i * hn::Lanes(Ints())),
                                    set(static_cast<std::int32_t>(slot)));
            seats = hn::Sub(seats, hn::VecFromMask(Ints(), won));
        }
        return seats;
    }

private:
    const std::int32_t* winners_;
    std::size_t filled_;
    std::size_t bits_;
    bool packed_;
    IntV all_;
};

/// A slot's seats in a run and its twin as BatchCounters::seats counts them.
template <std::size_t T>
HWY_INLINE IntV counted_seats(const IntV* seats) {
    WordV count = hn::Zero(Words());
    for (std::size_t t = 0; t < T; ++t) {
        const WordV shift = hn::BitCast(Words(), hn::ShiftLeft<3>(seats[t]));
        count = hn::Add(count, hn::Shl(hn::Set(Words(), 1), shift));
    }
    const IntV numbers = hn::BitCast(Ints(), hn::ShiftRight<8>(count));  // none is not counted
    if (T == 1) return numbers;
    return hn::Add(numbers, hn::ShiftLeft<24>(hn::Mul(seats[0], seats[T - 1])));
}

/// The same where there are more.
template <std::size_t T, bool kPacked>
HWY_INLINE void tally_several(const std::int32_t* winners, std::size_t filled, std::size_t slots,
                              std::int32_t* HWY_RESTRICT packed_seats,
                              std::int32_t* HWY_RESTRICT counts, std::uint32_t magnitude, IntM live,
                              std::int64_t* many) {
    const std::size_t n = hn::Lanes(Ints());
    const SlotSeats first(winners, filled, slots);
    const SlotSeats second(winners + (T - 1) * filled * n, filled, slots);
    for (std::size_t slot = 0; slot < slots; ++slot) {
        IntV seats[T];
        seats[0] = first.of(slot);
        if (T == 2) seats[T - 1] = second.of(slot);
        IntV both = seats[0];
        if (T == 2) both = hn::Add(both, hn::ShiftLeft<16>(seats[T - 1]));
        add_to(packed_seats + slot * n, both);
        if (kPacked) {
            add_to(counts + slot * n, counted_seats<T>(seats));
        } else {
            if (T == 2) add_to(counts + slot * n, hn::Mul(seats[0], seats[T - 1]));
            count_many<T>(seats, magnitude, live, many + slot * (magnitude + 1));
        }
    }
}

/// Margins of a district's last seat.
template <std::size_t T>
HWY_INLINE void tally_margins(const std::int32_t* margins, std::size_t place, IntM live,
                              BatchCounters& counters) {
    const std::size_t n = hn::Lanes(Ints());
    IntM close[T];
    for (std::size_t t = 0; t < T; ++t) {
        const IntV margin = load(margins + t * n);
        add_to(counters.margin.data() + place * n, margin);
        add_products(counters.margin_squares.data() + place * n / 2, margin, margin);
        close[t] = hn::Lt(margin, set(kCloseMargin));
    }
    if (T == 2) {
        add_products(counters.margin_products.data() + place * n / 2, load(margins),
                     load(margins + (T - 1) * n));
    }
    count_event(counters.close.data() + 2 * place, close, T, live);
}

/// Counts the seats and margins of a district in a tier; winners and margins of `of` (the tier's
/// place in its contest) are in the state. Lanes that do not count have winners no slot has.
template <std::size_t T>
HWY_INLINE void tally_district(const VectorPlan& plan, const CountPlan& places, std::size_t tier,
                               std::size_t of, std::size_t d, IntM live, VectorState& state,
                               BatchCounters& counters) {
    const std::size_t n = hn::Lanes(Ints());
    const VectorDistrictTier& rules = plan.district_tiers[tier];
    const VectorContest& contest = plan.contests[rules.contest];
    const std::uint32_t magnitude = rules.seats[d].magnitude;
    const std::uint32_t filled = std::min(magnitude, contest.districts[d].candidates);
    const std::size_t slots = plan.slots();
    const std::size_t place = rules.first_district + d;
    const std::int32_t* winners = state.winners.data() + of * T * contest.most_in_state * n;
    std::int32_t* packed_seats = state.packed_seats.data() + tier * slots * n;
    std::int32_t* counts = counters.seats.data() + place * slots * n;
    if (filled == 1 && magnitude == 1) {
        tally_single<T>(winners, slots, packed_seats, counts);
    } else if (filled > 0) {
        std::int64_t* many = counters.seats_of.data() + places.many_at[place];
        if (magnitude > BatchCounters::kPackedSeats) {
            tally_several<T, false>(winners, filled, slots, packed_seats, counts, magnitude, live,
                                    many);
        } else if (filled == 3) {  // so common that it has its own unrolled copy
            tally_several<T, true>(winners, 3, slots, packed_seats, counts, magnitude, live, many);
        } else {
            tally_several<T, true>(winners, filled, slots, packed_seats, counts, magnitude, live,
                                   many);
        }
    }
    tally_margins<T>(state.margins.data() + of * T * n, place, live, counters);
}

/// Counts which candidates of a table were elected in a district.
template <std::size_t T>
HWY_NOINLINE void tally_names(const VectorPlan& plan, const CountPlan& places, std::size_t tier,
                              std::size_t of, std::size_t d, IntM live, const VectorState& state,
                              BatchCounters& counters) {
    const std::size_t n = hn::Lanes(Ints());
    const VectorDistrictTier& rules = plan.district_tiers[tier];
    const VectorContest& contest = plan.contests[rules.contest];
    const VectorDistrict& district = contest.districts[d];
    const std::uint32_t filled = std::min(rules.seats[d].magnitude, district.candidates);
    const std::int32_t* winners = state.winner_keys.data() + of * T * contest.most_in_state * n;
    std::int64_t* events =
        counters.events.data() + 2 * (places.elected_at[tier] + district.first_candidate);
    for (std::uint32_t c = 0; c < district.candidates; ++c) {
        const VectorNominee& nominee = contest.nominees[district.first_candidate + c];
        IntM elected[T];
        for (std::size_t t = 0; t < T; ++t) {
            const IntV key = contest.wide ? set(static_cast<std::int32_t>(nominee.position))
                                          : load(state.keys.data() + (nominee.place * T + t) * n);
            elected[t] = no_lane();
            for (std::uint32_t i = 0; i < filled; ++i) {
                const IntV winner = load(winners + (t * filled + i) * n);
                elected[t] = hn::Or(elected[t], hn::Eq(winner, key));
            }
        }
        count_event(events + 2 * nominee.position, elected, T, live);
    }
}

/// The bin of every lane's value.
HWY_INLINE IntV bins_of(const Source& source, IntV value) {
    IntV bin = hn::Sub(value, set(static_cast<std::int32_t>(source.first)));
    if (source.width != 1) {
        // Half a unit keeps the quotient further from whole numbers than float32 errs.
        const Floats d;
        const FloatV middle = hn::Add(hn::ConvertTo(d, bin), hn::Set(d, 0.5f));
        bin = hn::ConvertTo(Ints(),
                            hn::Mul(middle, hn::Set(d, 1.0f / static_cast<float>(source.width))));
    }
    return hn::Min(hn::Max(bin, set(0)), set(static_cast<std::int32_t>(source.bins - 1)));
}

/// Adds one to the bins of `count` lanes. `places` are twice the bins (CountPlan::kCopies).
template <std::size_t T>
HWY_INLINE void count_bins(const std::int32_t* HWY_RESTRICT places, std::size_t count,
                           std::uint32_t* HWY_RESTRICT bins) {
    constexpr std::size_t kMost = hn::MaxLanes(Ints());
    const auto add = [&](std::size_t lane) {
        for (std::size_t t = 0; t < T; ++t)
            ++bins[static_cast<std::size_t>(places[t * kMost + lane]) + t];
    };
    if (count == kMost) {
        for (std::size_t lane = 0; lane < kMost; ++lane)
            add(lane);
        return;
    }
    for (std::size_t lane = 0; lane < count; ++lane)
        add(lane);
}

template <std::size_t T>
HWY_NOINLINE void tally_sources(const CountPlan& places, const VectorState& state, IntM live,
                                BatchCounters& counters) {
    const Ints d;
    const std::size_t n = hn::Lanes(d);
    const std::size_t count = state.live;
    const std::size_t sources = places.sources.size();
    const Source* source = places.sources.data();
    const std::int32_t* all_values = state.values.data();
    std::uint32_t* bins = counters.bins.data();
    HWY_ALIGN std::int32_t bin_places[T * hn::MaxLanes(Ints())];
    for (std::size_t s = 0; s < sources; ++s, ++source) {
        IntV values[T];
        for (std::size_t t = 0; t < T; ++t) {
            values[t] = hn::IfThenElseZero(live, load(all_values + (s * T + t) * n));
            if (source->sums) {
                add_to(counters.sums.data() + s * n, values[t]);
                add_products(counters.squares.data() + s * n / 2, values[t], values[t]);
            }
            if (source->bins > 0) {
                hn::Store(hn::ShiftLeft<1>(bins_of(*source, values[t])), d,
                          bin_places + t * hn::MaxLanes(d));
            }
        }
        if (T == 2) add_products(counters.products.data() + s * n / 2, values[0], values[T - 1]);
        if (source->bins > 0) count_bins<T>(bin_places, count, bins + source->at);
    }
}

}  // namespace kenesh::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
