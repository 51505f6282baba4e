// Who is elected in a district: rules/ranking.hpp without a sort, a lane per run. Whole numbers in
// 31 bits order the candidates (VectorContest): votes, then listing, then marks that cannot matter.
#if defined(KENESH_KERNELS_SEATS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef KENESH_KERNELS_SEATS_INL
#undef KENESH_KERNELS_SEATS_INL
#else
#define KENESH_KERNELS_SEATS_INL
#endif

#include "sim/engine/vector/kernels/kernels_top-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace kenesh::HWY_NAMESPACE {

/// What a district's count needs to know besides the keys.
struct SeatCount {
    VectorSeats seats;
    std::uint32_t candidates = 0;
    std::uint32_t women = 0;  ///< unless drawn
    int key_shift = 0;
    int gender_bit = 0;
    bool drawn = false;  ///< genders differ from lane to lane
    [[nodiscard]] std::uint32_t filled() const { return std::min(seats.magnitude, candidates); }
    /// Does every seat go to somebody whom the maximum does not hold back?
    [[nodiscard]] bool enough_free() const {
        return std::min(seats.bound, women) + std::min(seats.bound, candidates - women) >=
               seats.magnitude;
    }
};

/// One district counted in every lane; the elected stand in `best`.
template <class K>
struct SeatResult {
    typename K::V margin;
    typename K::V replaced;
    typename K::M tied;
    typename K::M unmet;  ///< the gender rule could not be kept; of drawn genders alone
};

template <class K>
HWY_INLINE typename K::M nowhere() {
    return hn::Lt(K::set(0), K::set(0));
}
template <class K>
HWY_INLINE typename K::M reaches(typename K::V a, typename K::V b) {
    return hn::Not(hn::Lt(a, b));
}
template <class K>
HWY_INLINE typename K::V plus_one(typename K::V v, typename K::M where) {
    return hn::Sub(v, hn::VecFromMask(typename K::D(), where));
}

/// Votes of a key; of nobody 0.
template <class K>
HWY_INLINE typename K::V votes_of(typename K::V key, int shift) {
    return hn::ShiftRightSame(hn::And(hn::Max(key, K::set(0)), K::set(K::kFirst - 1)), shift);
}

template <class K>
HWY_INLINE typename K::M same_votes(typename K::V a, typename K::V b, int shift) {
    const auto equal = hn::Eq(hn::ShiftRightSame(a, shift), hn::ShiftRightSame(b, shift));
    return hn::And(equal, reaches<K>(b, K::set(0)));
}

/// Votes alone.
template <class K, class Tops>
HWY_INLINE SeatResult<K> count_by_votes(const SeatCount& count, const Tops& plain) {
    const std::uint32_t filled = count.filled();
    if (filled == 0) return {K::set(0), K::set(0), nowhere<K>(), nowhere<K>()};
    const auto last = plain.get(filled - 1);
    const auto next = plain.get(filled);
    return {hn::Sub(votes_of<K>(last, count.key_shift), votes_of<K>(next, count.key_shift)),
            K::set(0), same_votes<K>(last, next, count.key_shift), nowhere<K>()};
}

/// Keys of one gender, the first `marked` of them put before all others; in falling order.
template <class K, class Tops>
struct Marked {
    using V = typename K::V;
    const Tops& keys;
    std::size_t marked;
    [[nodiscard]] HWY_INLINE V get(std::size_t i) const {
        return i < marked ? hn::Or(keys.get(i), K::set(K::kFirst)) : keys.get(i);
    }
    /// Best of those who stand behind `last`.
    [[nodiscard]] HWY_INLINE V best_behind(V last) const {
        V best = K::set(kNobody);
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const V key = get(i);
            best = hn::Max(best, hn::IfThenElse(hn::Lt(key, last), key, K::set(kNobody)));
        }
        return best;
    }
    /// Last of those who do not.
    [[nodiscard]] HWY_INLINE V last_not_behind(V last) const {
        V least = get(0);
        for (std::size_t i = 1; i < keys.size(); ++i) {
            const V key = get(i);
            least = hn::IfThenElse(hn::Lt(key, last), least, key);
        }
        return hn::IfThenElse(hn::Lt(get(0), last), K::set(kNobody), least);
    }
};

template <class K>
HWY_INLINE typename K::V without_mark(typename K::V key) {
    return hn::IfThenElse(hn::Lt(key, K::set(0)), key, hn::And(key, K::set(K::kFirst - 1)));
}

template <class K>
HWY_INLINE typename K::M is_woman(const SeatCount& count, typename K::V key) {
    return hn::TestBit(key, K::set(typename K::Number{1} << count.gender_bit));
}

/// Who would take the last seat under a maximum, if all went to candidates not held back: without
/// the last one, its gender has a place free.
template <class K>
HWY_INLINE typename K::V next_under_maximum(const SeatCount& count, typename K::V last,
                                            typename K::V man, typename K::V woman) {
    const auto lady = is_woman<K>(count, last);
    const auto own = hn::IfThenElse(lady, woman, man);
    const auto other = hn::IfThenElse(lady, man, woman);
    return hn::Max(hn::Or(own, K::set(K::kFirst)), other);
}

/// The last of the women whom a minimum puts first.
template <class K, class Tops>
HWY_INLINE typename K::V last_needed(const SeatCount& count, const Tops& women) {
    if (!count.drawn) return women.get(std::min(count.seats.bound, count.women) - 1);
    auto last = women.get(0);
    for (std::uint32_t i = 1; i < count.seats.bound; ++i) {
        const auto key = women.get(i);
        last = hn::IfThenElse(hn::Lt(key, K::set(0)), last, key);
    }
    return last;
}

/// The last seat and its next claimant under a minimum (rules/ranking.cpp): where nobody was
/// moved those of the plain ranking, but for a woman who is needed; else the last woman moved up.
template <class K, class Tops>
HWY_INLINE typename K::V margin_under_minimum(const SeatCount& count, const Tops& plain,
                                              const Tops& women, typename K::V elected_women,
                                              typename K::M moved, typename K::V man,
                                              typename K::V woman) {
    const std::uint32_t filled = count.filled();
    const auto cut = plain.get(filled - 1);
    const auto someone = reaches<K>(woman, K::set(0));
    const auto needed = hn::And(
        hn::And(reaches<K>(K::set(static_cast<std::int32_t>(count.seats.bound)), elected_women),
                is_woman<K>(count, cut)),
        someone);
    const auto next_plain = hn::IfThenElse(needed, woman, plain.get(filled));
    const bool none = count.seats.bound == 0 || (!count.drawn && count.women == 0);
    const auto last = none ? cut : hn::IfThenElse(moved, last_needed<K>(count, women), cut);
    const auto next = hn::IfThenElse(moved, hn::IfThenElse(someone, woman, man), next_plain);
    return hn::Sub(votes_of<K>(last, count.key_shift), votes_of<K>(next, count.key_shift));
}

/// The same under a maximum. `last`: of the elected.
template <class K, class Tops>
HWY_INLINE typename K::V margin_under_maximum(const SeatCount& count, const Tops& best,
                                              typename K::V last, typename K::V man,
                                              typename K::V woman) {
    const std::uint32_t filled = count.filled();
    auto next = best.get(filled);
    if (count.drawn) {
        if (filled == count.seats.magnitude) {
            next = hn::IfThenElse(reaches<K>(last, K::set(K::kFirst)),
                                  next_under_maximum<K>(count, last, man, woman), next);
        }
    } else if (count.enough_free()) {
        next = next_under_maximum<K>(count, last, man, woman);
    }
    return hn::Sub(votes_of<K>(last, count.key_shift), votes_of<K>(next, count.key_shift));
}

/// Under a gender rule. `best` receives the elected, the candidates put first before the others.
///
/// A maximum of g elects the M first when the g best men and the g best women stand before all
/// others; a minimum of w when the w best women do. A tie decided a seat if the last elected and
/// the first not elected of one gender are equal, or the last elected of all and the next.
template <class K, class Tops>
HWY_INLINE SeatResult<K> count_by_gender(const SeatCount& count, const Tops& men, const Tops& women,
                                         const Tops& plain, Tops& best) {
    const bool maximum = count.seats.rule == SeatRule::maximum;
    const Marked<K, Tops> m{men, maximum ? count.seats.bound : 0};
    const Marked<K, Tops> w{women, count.seats.bound};
    best.merge(m, w);
    const std::uint32_t filled = count.filled();
    if (filled == 0) return {K::set(0), K::set(0), nowhere<K>(), nowhere<K>()};
    const auto last = best.get(filled - 1);
    const auto man = m.best_behind(last);
    const auto woman = w.best_behind(last);

    const int shift = count.key_shift;
    const auto equal = [&](const Marked<K, Tops>& those, typename K::V next) {
        return same_votes<K>(without_mark<K>(those.last_not_behind(last)), without_mark<K>(next),
                             shift);
    };
    SeatResult<K> out;
    out.tied = hn::Or(same_votes<K>(last, best.get(filled), shift),
                      hn::Or(equal(m, man), equal(w, woman)));
    out.replaced = K::set(0);
    auto elected_women = K::set(0);
    const auto top = hn::Or(plain.get(filled - 1), K::set(K::kFirst));
    for (std::uint32_t i = 0; i < filled; ++i) {
        const auto key = best.get(i);
        const auto outside = hn::And(reaches<K>(key, K::set(K::kFirst)), hn::Lt(key, top));
        out.replaced = plus_one<K>(out.replaced, outside);
        elected_women = plus_one<K>(elected_women, is_woman<K>(count, key));
    }
    if (maximum) {
        out.margin = margin_under_maximum<K>(count, best, last, man, woman);
        out.unmet = hn::Lt(last, K::set(K::kFirst));
        return out;
    }
    out.margin = margin_under_minimum<K>(count, plain, women, elected_women,
                                         hn::Gt(out.replaced, K::set(0)), man, woman);
    out.unmet =
        count.seats.bound == 0 ? nowhere<K>() : hn::Lt(women.get(count.seats.bound - 1), K::set(0));
    return out;
}

}  // namespace kenesh::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
