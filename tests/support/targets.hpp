#pragma once

#include <catch2/catch.hpp>
#include <vector>

#include "sim/engine/vector/kernels/simd_targets.hpp"

namespace kenesh::test {

/// The instruction sets to test, best first. A loop over none of them would prove nothing: where
/// there must be some, their absence is a failure.
inline std::vector<SimdTarget> tested_targets() {
    std::vector<SimdTarget> targets = simd_targets();
#if defined(__x86_64__) || defined(__aarch64__) || defined(__wasm_simd128__)
    REQUIRE(!targets.empty());
#endif
    return targets;
}

}  // namespace kenesh::test
