#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace kenesh {

/// The one reading of numbers that a user writes, on the command line, in a cell or in a key.
/// Decimal digits, leading zeros mean nothing ("007" is 7), nothing else beside them: no blanks, no
/// plus, no base but ten, no fraction, no exponent. Nothing where the text is none, or where the
/// number is not within `least` and `most`.
[[nodiscard]] std::optional<std::int64_t> whole_number(std::string_view text, std::int64_t least,
                                                       std::int64_t most) noexcept;

/// The same from 0 to 2^64 - 1: what a seed is.
[[nodiscard]] std::optional<std::uint64_t> seed_number(std::string_view text) noexcept;

/// A whole number as people write large ones: "1000000", "1_000_000", "1e6", "1.5M", "10k". Read
/// exactly; nothing where it is no whole number within the bounds. Precondition: 0 <= least.
[[nodiscard]] std::optional<std::int64_t> large_number(std::string_view text, std::int64_t least,
                                                       std::int64_t most) noexcept;

/// A decimal number that is finite: neither "nan" nor "inf", nothing after it.
[[nodiscard]] std::optional<double> finite_number(std::string_view text) noexcept;
/// The same by strtod, for a standard library without from_chars of floating point (libc++ before
/// its version 20). Allocates.
[[nodiscard]] std::optional<double> finite_number_by_strtod(std::string_view text);

}  // namespace kenesh
