#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace kenesh {

/// The whole numbers that every run has of a system's house. What they are called, their units and
/// their words are in summary/measures.hpp; what they mean is in docs/methods.md, "What is
/// tallied". A new one needs a line here, its value in measure() and its kernel, its range in
/// tally_layout() and a row there.
enum class HouseMeasure : std::uint8_t {
    women,      ///< elected; of lists at least so many
    house,      ///< seats, with overhang
    gallagher,  ///< from the system's votes V
    loosemore_hanby,
    effective_votes,
    effective_seats,
    gallagher_pref,  ///< from first preferences
    loosemore_hanby_pref,
    effective_pref,
    wasted,              ///< share of V
    gender_replacement,  ///< seats given outside the plain order of votes
    gender_quota_unmet,  ///< districts
    rerun,               ///< districts where against all came first
    unfilled,            ///< seats
    deciding_ties,       ///< ties that decided a seat
};

/// What a run's house can be or not.
enum class HouseEvent : std::uint8_t {
    tied_largest,  ///< two or more parties share the most seats
    inversion,     ///< most seats, alone, without most V
};

/// What one of a slot's whole units is: one, a part of a share (kShareUnit), or of an effective
/// number (kEffectiveUnit).
enum class Counted : std::uint8_t { ones, shares, effective };

[[nodiscard]] constexpr Counted counted_in(HouseMeasure measure) noexcept {
    switch (measure) {
        case HouseMeasure::gallagher:
        case HouseMeasure::loosemore_hanby:
        case HouseMeasure::gallagher_pref:
        case HouseMeasure::loosemore_hanby_pref:
        case HouseMeasure::wasted:
            return Counted::shares;
        case HouseMeasure::effective_votes:
        case HouseMeasure::effective_seats:
        case HouseMeasure::effective_pref:
            return Counted::effective;
        default:
            return Counted::ones;
    }
}

template <class Key>
inline constexpr std::size_t kCountOf = 0;
template <>
inline constexpr std::size_t kCountOf<HouseMeasure> =
    static_cast<std::size_t>(HouseMeasure::deciding_ties) + 1;
template <>
inline constexpr std::size_t kCountOf<HouseEvent> =
    static_cast<std::size_t>(HouseEvent::inversion) + 1;

/// All of an enum, in order.
template <class Key>
[[nodiscard]] constexpr std::array<Key, kCountOf<Key>> all_of() noexcept {
    std::array<Key, kCountOf<Key>> keys{};
    for (std::size_t i = 0; i < keys.size(); ++i)
        keys[i] = static_cast<Key>(i);
    return keys;
}

/// A value for each of an enum.
template <class Key, class Value>
struct PerKey {
    std::array<Value, kCountOf<Key>> values{};
    constexpr Value& operator[](Key key) noexcept { return values[static_cast<std::size_t>(key)]; }
    constexpr const Value& operator[](Key key) const noexcept {
        return values[static_cast<std::size_t>(key)];
    }
    friend bool operator==(const PerKey&, const PerKey&) = default;
};

template <class Value>
using PerMeasure = PerKey<HouseMeasure, Value>;
template <class Value>
using PerEvent = PerKey<HouseEvent, Value>;

}  // namespace kenesh
