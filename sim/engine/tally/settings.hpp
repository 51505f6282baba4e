#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "sim/core/named.hpp"

namespace kenesh {

enum class Engine : std::uint8_t { reference, vector };
/// Where normals come from: the counters of random/streams.hpp, or Boost.Random (reference only).
enum class Normals : std::uint8_t { counters, boost };
/// Instruction sets that the vector engine's kernels are written for. `automatic`: the best of this
/// machine. Results do not depend on it.
enum class SimdTarget : std::uint8_t { automatic, sse4, avx2, avx512, neon, wasm };

/// Which pairs of twins (runs, without twins) of a simulation a worker has: its own pair i is pair
/// first + step * i of the whole, with that pair's draws.
struct PairSteps {
    std::uint64_t first = 0;
    std::uint64_t step = 1;
    friend bool operator==(const PairSteps&, const PairSteps&) = default;
};

inline constexpr std::array<Named<Engine>, 2> kEngines{
    {{Engine::reference, "reference"}, {Engine::vector, "vector"}}};
inline constexpr std::array<Named<Normals>, 2> kNormals{
    {{Normals::counters, "counters"}, {Normals::boost, "boost"}}};
inline constexpr std::array<Named<SimdTarget>, 6> kSimdTargets{{{SimdTarget::automatic, "auto"},
                                                                {SimdTarget::sse4, "sse4"},
                                                                {SimdTarget::avx2, "avx2"},
                                                                {SimdTarget::avx512, "avx512"},
                                                                {SimdTarget::neon, "neon"},
                                                                {SimdTarget::wasm, "wasm"}}};

[[nodiscard]] constexpr std::string_view name_of(Engine engine) noexcept {
    return name_in<Engine>(kEngines, engine);
}
[[nodiscard]] constexpr std::string_view name_of(Normals normals) noexcept {
    return name_in<Normals>(kNormals, normals);
}
[[nodiscard]] constexpr std::string_view name_of(SimdTarget target) noexcept {
    return name_in<SimdTarget>(kSimdTargets, target);
}

}  // namespace kenesh
