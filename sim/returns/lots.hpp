#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace kenesh {

/// How equals are put in order: as listed, or by lots drawn with a seed.
struct TieOrder {
    std::optional<std::uint64_t> lot_seed;
    friend bool operator==(const TieOrder&, const TieOrder&) = default;
};

/// The order in which `n` candidates or lists go before their equals in one contest: 0, 1, ... or
/// drawn, the same for the same seed and contest on every machine (SplitMix64: Steele, Lea & Flood
/// 2014; shuffle: Durstenfeld 1964, unbiased).
[[nodiscard]] std::vector<std::uint32_t> order_of_equals(const TieOrder& ties,
                                                         std::uint64_t contest, std::size_t n);

}  // namespace kenesh
