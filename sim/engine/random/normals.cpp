#include "sim/engine/random/normals.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "sim/core/math.hpp"

namespace kenesh {
namespace {

constexpr std::size_t kChunk = 128;  // couples handled side by side, so that the loops vectorise

/// Radius and angle of `count` couples of words.
struct Polar {
    double radius[kChunk];
    double sine[kChunk];
    double cosine[kChunk];
};

/// The angle of a word in 2^-32 turns: the upper half of a quadrant's words is the eighth of a turn
/// below it, so that the vector engine needs no other bits than the sign of the lower thirty.
std::uint32_t turn_of(std::uint32_t word) noexcept {
    return word - ((word & 0x20000000U) << 1);
}

void transform(const std::uint32_t* words, std::size_t count, Polar& out) noexcept {
    for (std::size_t i = 0; i < count; ++i)
        out.radius[i] = math::small_whole(words[2 * i]);
    for (std::size_t i = 0; i < count; ++i)
        out.sine[i] = math::small_whole(turn_of(words[2 * i + 1]));
    for (std::size_t i = 0; i < count; ++i) {
        const double u = (out.radius[i] + 0.5) * 0x1p-32;
        out.radius[i] = std::sqrt(-2.0 * math::log(u));
    }
    for (std::size_t i = 0; i < count; ++i) {
        const math::SinCos angle = math::sincos_turns(out.sine[i] * 0x1p-32);
        out.sine[i] = angle.sin;
        out.cosine[i] = angle.cos;
    }
}

}  // namespace

void normals_from_words(std::span<const std::uint32_t> words, std::span<double> normals) noexcept {
    assert(words.size() == normals.size() && words.size() % 4 == 0 && "whole blocks");
    Polar polar;  // NOLINT(cppcoreguidelines-pro-type-member-init): transform() fills it
    for (std::size_t first = 0; first < words.size(); first += 2 * kChunk) {
        const std::size_t count = std::min(kChunk, (words.size() - first) / 2);
        transform(words.data() + first, count, polar);
        double* z = normals.data() + first;
        for (std::size_t i = 0; i < count; ++i) {
            z[2 * i] = polar.radius[i] * polar.cosine[i];
            z[2 * i + 1] = polar.radius[i] * polar.sine[i];
        }
    }
}

}  // namespace kenesh
