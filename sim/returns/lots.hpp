#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace kenesh {

/// A lot that was really drawn among equals: the first goes before the second.
struct DrawnLot {
    std::string district;  ///< "": lists of the nation
    std::string first;
    std::string second;
    friend bool operator==(const DrawnLot&, const DrawnLot&) = default;
};

/// How equals are put in order: as listed, or by lots drawn with a seed; then as the lots that were
/// really drawn say.
struct TieOrder {
    std::optional<std::uint64_t> lot_seed;
    std::vector<DrawnLot> drawn = {};
    friend bool operator==(const TieOrder&, const TieOrder&) = default;
};

/// The order in which `n` candidates or lists go before their equals in one contest: 0, 1, ... or
/// drawn, the same for the same seed and contest on every machine (SplitMix64: Steele, Lea & Flood
/// 2014; shuffle: Durstenfeld 1964, unbiased).
[[nodiscard]] std::vector<std::uint32_t> order_of_equals(
    const std::optional<std::uint64_t>& lot_seed, std::uint64_t contest, std::size_t n);

/// One of two named goes before the other.
struct Before {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
};

/// An order with every first before its second, else as it was; nothing where the lots contradict
/// one another.
[[nodiscard]] std::optional<std::vector<std::uint32_t>> with_lots(std::vector<std::uint32_t> order,
                                                                  std::span<const Before> lots);

}  // namespace kenesh
