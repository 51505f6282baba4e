#pragma once

#include <cstdint>
#include <span>

namespace kenesh {

/// No normal is further from 0: the least u = 2^-33 has the radius sqrt(-2 log u) = sqrt(66 log 2),
/// which is 6.764.
inline constexpr double kMostNormal = 6.8;

/// Normals from random words by the transform of Box and Muller (1958), four at a time: words
/// (0, 1) give normals 0 and 1, words (2, 3) give normals 2 and 3. The first word of each couple is
/// the radius, u = (w + 1/2) 2^-32, the second the angle: its upper two bits are quadrants, the
/// others, as a signed number, reach from an eighth of a turn below to an eighth above.
/// Precondition: as many normals as words, a multiple of four.
void normals_from_words(std::span<const std::uint32_t> words, std::span<double> normals) noexcept;

}  // namespace kenesh
