// The greatest keys of a district's candidates, a lane per run.
#if defined(KENESH_KERNELS_TOP_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef KENESH_KERNELS_TOP_INL
#undef KENESH_KERNELS_TOP_INL
#else
#define KENESH_KERNELS_TOP_INL
#endif

#include <utility>

#include "sim/engine/vector/kernels/kernels_keys-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace kenesh::HWY_NAMESPACE {

constexpr std::int32_t kNobody = -1;

/// The L greatest keys seen, in falling order; kNobody where fewer were seen. Insertions work on a
/// copy whose places are known to the compiler, since only that stays in registers: places asked
/// for by number live in memory, and one insertion would wait for the other's store.
template <class K, std::size_t L>
class Top {
    using V = typename K::V;

public:
    HWY_INLINE Top(std::size_t, typename K::Number*) {
        for (std::size_t i = 0; i < L; ++i)
            r_[i] = K::set(kNobody);
    }
    [[nodiscard]] static constexpr std::size_t size() { return L; }
    [[nodiscard]] HWY_INLINE V get(std::size_t i) const { return r_[i]; }
    /// Inserts key_of(first), key_of(first + 1) ... before `last`.
    template <class KeyOf>
    HWY_INLINE void insert(std::size_t first, std::size_t last, const KeyOf& key_of) {
        Places places = copy(std::make_index_sequence<L>());
        for (std::size_t i = first; i < last; ++i)
            push<0>(places, key_of(i));
        keep(places, std::make_index_sequence<L>());
    }
    /// The greatest of two groups of falling keys.
    template <class A, class B>
    HWY_INLINE void merge(const A& one, const B& other) {
        merge(one, other, std::make_index_sequence<L>());
    }

private:
    struct Places {
        V at[L];
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
    HWY_INLINE static void push(Places& places, V key) {
        const V greater = hn::Max(places.at[I], key);
        if constexpr (I + 1 < L) push<I + 1>(places, hn::Min(places.at[I], key));
        places.at[I] = greater;
    }

    V r_[L];
};

/// The same of any length, in memory.
template <class K>
class Top<K, 0> {
    using V = typename K::V;

public:
    HWY_INLINE Top(std::size_t length, typename K::Number* memory) : length_(length), at_(memory) {
        for (std::size_t i = 0; i < length; ++i)
            K::keep(K::set(kNobody), place(i));
    }
    [[nodiscard]] HWY_INLINE std::size_t size() const { return length_; }
    [[nodiscard]] HWY_INLINE V get(std::size_t i) const { return K::get(place(i)); }
    template <class KeyOf>
    HWY_INLINE void insert(std::size_t first, std::size_t last, const KeyOf& key_of) {
        for (std::size_t i = first; i < last; ++i)
            push(key_of(i), 0);
    }
    template <class A, class B>
    HWY_INLINE void merge(const A& one, const B& other) {
        for (std::size_t i = 0; i < length_; ++i)
            K::keep(one.get(i), place(i));
        for (std::size_t i = 0; i < length_; ++i)
            push(other.get(i), i);
    }

private:
    [[nodiscard]] HWY_INLINE typename K::Number* place(std::size_t i) const {
        return at_ + i * hn::Lanes(typename K::D());
    }
    HWY_INLINE void push(V key, std::size_t from) {
        for (std::size_t i = from; i < length_; ++i) {
            const V old = K::get(place(i));
            K::keep(hn::Max(old, key), place(i));
            key = hn::Min(old, key);
        }
    }

    std::size_t length_;
    typename K::Number* at_;
};

}  // namespace kenesh::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
