#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace kenesh {

/// Ordinals that cannot be swapped for one another: what geography maps a unit to. Each counts
/// first appearance in the files. All else is walked by position.
enum class RegionId : std::uint32_t {};
enum class DistrictId : std::uint32_t {};

/// The position of an id in the arrays that it indexes.
template <class Id>
[[nodiscard]] constexpr std::size_t index(Id id) noexcept {
    static_assert(std::is_enum_v<Id>, "index() is for ids; a plain number is an index already");
    return static_cast<std::size_t>(id);
}

/// An id as users write it: [a-z0-9-]+
[[nodiscard]] constexpr bool is_id(std::string_view text) noexcept {
    for (const char c : text)
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) return false;
    return !text.empty();
}

/// The id at a position.
template <class Id>
[[nodiscard]] constexpr Id id_at(std::size_t position) noexcept {
    return static_cast<Id>(position);
}

}  // namespace kenesh
