#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>

namespace kenesh {

/// A position in an array, or none; as small as a position itself.
class OptionalIndex {
public:
    constexpr OptionalIndex() = default;
    explicit constexpr OptionalIndex(std::size_t position) noexcept
        : position_(static_cast<std::uint32_t>(position)) {
        assert(position < kNone && "an array of less than 2^32 - 1 entries");
    }
    [[nodiscard]] constexpr bool has_value() const noexcept { return position_ != kNone; }
    /// Precondition: has_value().
    [[nodiscard]] constexpr std::size_t operator*() const noexcept {
        assert(has_value() && "a position");
        return position_;
    }
    friend constexpr bool operator==(OptionalIndex, OptionalIndex) = default;

private:
    static constexpr std::uint32_t kNone = 0xffffffff;
    std::uint32_t position_ = kNone;
};

}  // namespace kenesh
