// How the keys of candidates (VectorContest) are held: 32 bits, a vector of lanes at a time, or 64
// where votes, candidates and choices need more, half of the lanes at a time.
#if defined(KENESH_KERNELS_KEYS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef KENESH_KERNELS_KEYS_INL
#undef KENESH_KERNELS_KEYS_INL
#else
#define KENESH_KERNELS_KEYS_INL
#endif

#include "sim/engine/vector/kernels/kernels_electorate-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace kenesh::HWY_NAMESPACE {

struct Keys32 {
    using Number = std::int32_t;
    using D = Ints;
    using V = IntV;
    using M = hn::Mask<D>;
    static constexpr bool kWide = false;
    static constexpr std::size_t kHalves = 1;
    /// Set in the keys of candidates whom a gender rule puts before all others.
    static constexpr Number kFirst = Number{1} << 30;
    HWY_INLINE static V set(Number x) { return hn::Set(D(), x); }
    /// A half's lanes of a vector, and the way back.
    HWY_INLINE static V part(IntV v, std::size_t) { return v; }
    HWY_INLINE static void put(V v, std::size_t, std::int32_t* at) { store(v, at); }
    HWY_INLINE static void add(V v, std::size_t, std::int32_t* at) { add_to(at, v); }
    HWY_INLINE static V get(const Number* at) { return load(at); }
    HWY_INLINE static void keep(V v, Number* at) { store(v, at); }
};

struct Keys64 {
    using Number = std::int64_t;
    using D = Longs;
    using V = hn::Vec<D>;
    using M = hn::Mask<D>;
    static constexpr bool kWide = true;
    static constexpr std::size_t kHalves = 2;
    static constexpr Number kFirst = Number{1} << 62;
    HWY_INLINE static V set(Number x) { return hn::Set(D(), x); }
    HWY_INLINE static V part(IntV v, std::size_t half) {
        const HalfInts d;
        return hn::PromoteTo(D(), half == 0 ? hn::LowerHalf(d, v) : hn::UpperHalf(d, v));
    }
    HWY_INLINE static hn::Vec<HalfInts> narrow(V v) {
        const hn::Half<Words> d;
        return hn::BitCast(HalfInts(), hn::TruncateTo(d, hn::BitCast(Wides(), v)));
    }
    HWY_INLINE static void put(V v, std::size_t half, std::int32_t* at) {
        hn::Store(narrow(v), HalfInts(), at + half * hn::Lanes(D()));
    }
    HWY_INLINE static void add(V v, std::size_t half, std::int32_t* at) {
        const HalfInts d;
        std::int32_t* here = at + half * hn::Lanes(D());
        hn::Store(hn::Add(hn::Load(d, here), narrow(v)), d, here);
    }
    HWY_INLINE static V get(const Number* at) { return hn::Load(D(), at); }
    HWY_INLINE static void keep(V v, Number* at) { hn::Store(v, D(), at); }
};

/// The keys of a district's candidates in their places (VectorNominee::place).
template <class K>
class KeySource;

template <>
class KeySource<Keys32> {
public:
    HWY_INLINE KeySource(const VectorContest&, const VectorDistrict&, const std::int32_t* keys,
                         const std::int32_t*, std::size_t step, std::size_t)
        : keys_(keys), step_(step) {}
    [[nodiscard]] HWY_INLINE IntV operator()(std::size_t place) const {
        return load(keys_ + place * step_);
    }

private:
    const std::int32_t* keys_;
    std::size_t step_;
};

/// Made of whole votes and of what each place has below them.
template <>
class KeySource<Keys64> {
public:
    HWY_INLINE KeySource(const VectorContest& contest, const VectorDistrict& district,
                         const std::int32_t* votes, const std::int32_t* women, std::size_t step,
                         std::size_t half)
        : votes_(votes + half * hn::Lanes(Longs())),
          women_(contest.drawn ? women + half * hn::Lanes(Longs()) : nullptr),
          low_(contest.wide_low.data() + district.first_candidate),
          step_(step),
          shift_(contest.wide_shift),
          woman_(std::int64_t{1} << contest.slot_bits) {}
    [[nodiscard]] HWY_INLINE Keys64::V operator()(std::size_t place) const {
        const HalfInts d;
        const auto votes = hn::PromoteTo(Longs(), hn::Load(d, votes_ + place * step_));
        const auto key = hn::Or(hn::ShiftLeftSame(votes, shift_), Keys64::set(low_[place]));
        if (women_ == nullptr) return key;
        const auto woman = hn::PromoteTo(Longs(), hn::Load(d, women_ + place * step_));
        return hn::Or(key, hn::And(woman, Keys64::set(woman_)));
    }

private:
    const std::int32_t* votes_;
    const std::int32_t* women_;
    const std::int64_t* low_;
    std::size_t step_;
    int shift_;
    std::int64_t woman_;
};

}  // namespace kenesh::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
