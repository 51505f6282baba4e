#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "sim/core/int128.hpp"
#include "sim/engine/tally/tally_layout.hpp"

namespace kenesh {

/// Whole counts and whole sums only, so that merging is exact in any order. They have 128 bits: 64
/// hold the squared shares of 9e8 runs, and the squared effective numbers of fewer.
struct Tallies {
    std::int64_t runs = 0;
    bool twins = false;  ///< runs come in antithetic pairs
    std::vector<Int128> counts;

    Tallies() = default;
    Tallies(std::size_t size, bool antithetic) : twins(antithetic), counts(size, 0) {}
    /// Precondition: both of one layout and one kind.
    Tallies& operator+=(const Tallies& other);
    friend bool operator==(const Tallies&, const Tallies&) = default;
};

/// A mean or a probability with its standard error.
struct Estimate {
    double mean = 0.0;
    double standard_error = 0.0;
    friend bool operator==(const Estimate&, const Estimate&) = default;
};

/// Mean of a measure in its own unit, its error from pair sums (docs/methods.md, "Errors").
[[nodiscard]] Estimate estimate(const Tallies& tallies, const MeasureSlot& slot);
/// Probability of an event, its error from pair sums.
[[nodiscard]] Estimate estimate(const Tallies& tallies, const EventSlot& slot);
/// Standard deviation over runs.
[[nodiscard]] double deviation(const Tallies& tallies, const MeasureSlot& slot);
/// Smallest value v with P(value <= v) >= p, as far as bins know it: the value itself where they
/// are one wide, otherwise the middle of its bin, but no more than there can be. Nothing where it
/// is in the last bin of an open slot. Needs bins and runs.
[[nodiscard]] std::optional<std::int64_t> quantile(const Tallies& tallies, const MeasureSlot& slot,
                                                   double p);
[[nodiscard]] std::span<const Int128> histogram(const Tallies& tallies, const MeasureSlot& slot);

}  // namespace kenesh
