// Who is elected in a district: rules/ranking.hpp without a sort, a lane per run. Whole numbers in
// 31 bits order the candidates (VectorContest): votes, then listing, then marks that cannot matter.
#if defined(KENESH_KERNELS_SEATS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef KENESH_KERNELS_SEATS_INL
#undef KENESH_KERNELS_SEATS_INL
#else
#define KENESH_KERNELS_SEATS_INL
#endif

#include <utility>

#include "sim/engine/vector/kernels/kernels_electorate-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace kenesh::HWY_NAMESPACE {

constexpr std::int32_t kNobody = -1;
/// Set in the keys of candidates whom a gender rule puts before all others.
constexpr std::int32_t kFirst = 1 << 30;

/// The L greatest keys seen, in falling order; kNobody where fewer were seen. Insertions work on a
/// copy whose places are known to the compiler, since only that stays in registers: places asked
/// for by number live in memory, and one insertion would wait for the other's store.
template <std::size_t L>
class Top {
public:
    HWY_INLINE Top(std::size_t, std::int32_t*) {
        for (std::size_t i = 0; i < L; ++i)
            r_[i] = set(kNobody);
    }
    [[nodiscard]] static constexpr std::size_t size() { return L; }
    [[nodiscard]] HWY_INLINE IntV get(std::size_t i) const { return r_[i]; }
    /// Inserts `count` keys that stand `step` apart.
    HWY_INLINE void insert(const std::int32_t* keys, std::size_t count, std::size_t step) {
        Places places = copy(std::make_index_sequence<L>());
        for (std::size_t i = 0; i < count; ++i)
            push<0>(places, load(keys + i * step));
        keep(places, std::make_index_sequence<L>());
    }
    /// The greatest of two groups of falling keys.
    template <class A, class B>
    HWY_INLINE void merge(const A& one, const B& other) {
        merge(one, other, std::make_index_sequence<L>());
    }

private:
    struct Places {
        IntV at[L];
    };
    template <std::size_t... I>
    [[nodiscard]] HWY_INLINE Places copy(std::index_sequence<I...>) const {
        return {{r_[I]...}};
    }
    template <std::size_t... I>
    HWY_INLINE void keep(const Places& places, std::index_sequence<I...>) {
        ((r_[I] = places.at[I]), ...);
    }
    template <class A, class B, std::size_t... I>
    HWY_INLINE void merge(const A& one, const B& other, std::index_sequence<I...> all) {
        Places places = {{one.get(I)...}};
        (push<I>(places, other.get(I)), ...);  // I keys are not below the other's key I
        keep(places, all);
    }
    template <std::size_t I>
    HWY_INLINE static void push(Places& places, IntV key) {
        const IntV greater = hn::Max(places.at[I], key);
        if constexpr (I + 1 < L) push<I + 1>(places, hn::Min(places.at[I], key));
        places.at[I] = greater;
    }

    IntV r_[L];
};

/// The same of any length, in memory.
template <>
class Top<0> {
public:
    HWY_INLINE Top(std::size_t length, std::int32_t* memory) : length_(length), at_(memory) {
        for (std::size_t i = 0; i < length; ++i)
            store(set(kNobody), at_ + i * hn::Lanes(Ints()));
    }
    [[nodiscard]] HWY_INLINE std::size_t size() const { return length_; }
    [[nodiscard]] HWY_INLINE IntV get(std::size_t i) const {
        return load(at_ + i * hn::Lanes(Ints()));
    }
    HWY_INLINE void insert(const std::int32_t* keys, std::size_t count, std::size_t step) {
        for (std::size_t i = 0; i < count; ++i)
            push(load(keys + i * step), 0);
    }
    template <class A, class B>
    HWY_INLINE void merge(const A& one, const B& other) {
        for (std::size_t i = 0; i < length_; ++i)
            store(one.get(i), at_ + i * hn::Lanes(Ints()));
        for (std::size_t i = 0; i < length_; ++i)
            push(other.get(i), i);
    }

private:
    HWY_INLINE void push(IntV key, std::size_t from) {
        for (std::size_t i = from; i < length_; ++i) {
            std::int32_t* p = at_ + i * hn::Lanes(Ints());
            const IntV old = load(p);
            store(hn::Max(old, key), p);
            key = hn::Min(old, key);
        }
    }

    std::size_t length_;
    std::int32_t* at_;
};

/// What a district's count needs to know besides the keys.
struct SeatCount {
    VectorSeats seats;
    std::uint32_t candidates = 0;
    std::uint32_t women = 0;
    int key_shift = 0;
    int gender_bit = 0;
    [[nodiscard]] std::uint32_t filled() const { return std::min(seats.magnitude, candidates); }
    /// Does every seat go to somebody whom the maximum does not hold back?
    [[nodiscard]] bool enough_free() const {
        return std::min(seats.bound, women) + std::min(seats.bound, candidates - women) >=
               seats.magnitude;
    }
};

/// One district counted in every lane; the elected stand in `best`.
struct SeatResult {
    IntV margin;
    IntV replaced;
    IntM tied;
};

/// Votes of a key; of nobody 0.
HWY_INLINE IntV votes_of(IntV key, int shift) {
    return hn::ShiftRightSame(hn::And(hn::Max(key, set(0)), set(kFirst - 1)), shift);
}

HWY_INLINE IntM same_votes(IntV a, IntV b, int shift) {
    const IntM equal = hn::Eq(hn::ShiftRightSame(a, shift), hn::ShiftRightSame(b, shift));
    return hn::And(equal, at_least(b, set(0)));
}

/// Votes alone.
template <class Tops>
HWY_INLINE SeatResult count_by_votes(const SeatCount& count, const Tops& plain) {
    const std::uint32_t filled = count.filled();
    if (filled == 0) return {set(0), set(0), no_lane()};
    const IntV last = plain.get(filled - 1);
    const IntV next = plain.get(filled);
    return {hn::Sub(votes_of(last, count.key_shift), votes_of(next, count.key_shift)), set(0),
            same_votes(last, next, count.key_shift)};
}

/// Keys of one gender, the first `marked` of them put before all others; in falling order.
template <class Tops>
struct Marked {
    const Tops& keys;
    std::size_t marked;
    [[nodiscard]] HWY_INLINE IntV get(std::size_t i) const {
        return i < marked ? hn::Or(keys.get(i), set(kFirst)) : keys.get(i);
    }
    /// Best of those who stand behind `last`.
    [[nodiscard]] HWY_INLINE IntV best_behind(IntV last) const {
        IntV best = set(kNobody);
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const IntV key = get(i);
            best = hn::Max(best, hn::IfThenElse(hn::Lt(key, last), key, set(kNobody)));
        }
        return best;
    }
    /// Last of those who do not.
    [[nodiscard]] HWY_INLINE IntV last_not_behind(IntV last) const {
        IntV least = get(0);
        for (std::size_t i = 1; i < keys.size(); ++i) {
            const IntV key = get(i);
            least = hn::IfThenElse(hn::Lt(key, last), least, key);
        }
        return hn::IfThenElse(hn::Lt(get(0), last), set(kNobody), least);
    }
};

HWY_INLINE IntV without_mark(IntV key) {
    return hn::IfThenElse(hn::Lt(key, set(0)), key, hn::And(key, set(kFirst - 1)));
}

HWY_INLINE IntM is_woman(const SeatCount& count, IntV key) {
    return hn::TestBit(key, set(1 << count.gender_bit));
}

/// Who would take the last seat under a maximum, if all went to candidates not held back: without
/// the last one, its gender has a place free.
HWY_INLINE IntV next_under_maximum(const SeatCount& count, IntV last, IntV man, IntV woman) {
    const IntM lady = is_woman(count, last);
    const IntV own = hn::IfThenElse(lady, woman, man);
    const IntV other = hn::IfThenElse(lady, man, woman);
    return hn::Max(hn::Or(own, set(kFirst)), other);
}

/// The last seat and its next claimant under a minimum (rules/ranking.cpp): where nobody was
/// moved those of the plain ranking, but for a woman who is needed; else the last woman moved up.
template <class Tops>
HWY_INLINE IntV margin_under_minimum(const SeatCount& count, const Tops& plain, const Tops& women,
                                     IntV elected_women, IntM moved, IntV man, IntV woman) {
    const std::uint32_t filled = count.filled();
    const IntV cut = plain.get(filled - 1);
    const auto bound = static_cast<std::int32_t>(count.seats.bound);
    const IntM someone = at_least(woman, set(0));
    const IntM needed =
        hn::And(hn::And(at_least(set(bound), elected_women), is_woman(count, cut)), someone);
    const IntV next_plain = hn::IfThenElse(needed, woman, plain.get(filled));
    const std::uint32_t least = std::min(count.seats.bound, count.women);
    const IntV last = least == 0 ? cut : hn::IfThenElse(moved, women.get(least - 1), cut);
    const IntV next = hn::IfThenElse(moved, hn::IfThenElse(someone, woman, man), next_plain);
    return hn::Sub(votes_of(last, count.key_shift), votes_of(next, count.key_shift));
}

/// Under a gender rule. `best` receives the elected, the candidates put first before the others.
///
/// A maximum of g elects the M first when the g best men and the g best women stand before all
/// others; a minimum of w when the w best women do. A tie decided a seat if the last elected and
/// the first not elected of one gender are equal, or the last elected of all and the next.
template <class Tops>
HWY_INLINE SeatResult count_by_gender(const SeatCount& count, const Tops& men, const Tops& women,
                                      const Tops& plain, Tops& best) {
    const bool maximum = count.seats.rule == SeatRule::maximum;
    const Marked<Tops> m{men, maximum ? count.seats.bound : 0};
    const Marked<Tops> w{women, count.seats.bound};
    best.merge(m, w);
    const std::uint32_t filled = count.filled();
    if (filled == 0) return {set(0), set(0), no_lane()};
    const IntV last = best.get(filled - 1);
    const IntV man = m.best_behind(last);
    const IntV woman = w.best_behind(last);

    const int shift = count.key_shift;
    SeatResult out;
    out.tied = hn::Or(
        same_votes(last, best.get(filled), shift),
        hn::Or(same_votes(without_mark(m.last_not_behind(last)), without_mark(man), shift),
               same_votes(without_mark(w.last_not_behind(last)), without_mark(woman), shift)));
    out.replaced = set(0);
    IntV elected_women = set(0);
    const IntV top = hn::Or(plain.get(filled - 1), set(kFirst));
    for (std::uint32_t i = 0; i < filled; ++i) {
        const IntV key = best.get(i);
        const IntM outside = hn::And(at_least(key, set(kFirst)), hn::Lt(key, top));
        out.replaced = hn::Sub(out.replaced, hn::VecFromMask(Ints(), outside));
        elected_women = hn::Sub(elected_women, hn::VecFromMask(Ints(), is_woman(count, key)));
    }
    if (!maximum) {
        out.margin = margin_under_minimum(count, plain, women, elected_women,
                                          hn::Gt(out.replaced, set(0)), man, woman);
        return out;
    }
    const IntV next =
        count.enough_free() ? next_under_maximum(count, last, man, woman) : best.get(filled);
    out.margin = hn::Sub(votes_of(last, shift), votes_of(next, shift));
    return out;
}

}  // namespace kenesh::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
