#include "sim/engine/normals.hpp"

#include <cassert>
#include <cmath>

#include "sim/core/math.hpp"

namespace kenesh {

void normals_from_words(std::span<const std::uint32_t> words, std::span<double> normals) noexcept {
    assert(words.size() == normals.size() && words.size() % 4 == 0 && "whole blocks");
    for (std::size_t i = 0; i + 1 < words.size(); i += 2) {
        const double u = (static_cast<double>(words[i]) + 0.5) * 0x1p-32;
        const double radius = std::sqrt(-2.0 * math::log(u));
        const math::SinCos angle =
            math::sincos_turns(static_cast<double>(words[i + 1]) * 0x1p-32);
        normals[i] = radius * angle.cos;
        normals[i + 1] = radius * angle.sin;
    }
}

}  // namespace kenesh
