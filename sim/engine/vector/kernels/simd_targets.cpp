#include "sim/engine/vector/kernels/simd_targets.hpp"

#include "sim/engine/vector/kernels/kernels_targets.hpp"

#include <hwy/targets.h>

namespace kenesh {

std::vector<SimdTarget> simd_targets() {
#if HWY_ARCH_X86
    std::vector<SimdTarget> list;
    const auto here = hwy::SupportedTargets() & HWY_TARGETS;
    if ((here & HWY_AVX3) != 0) list.push_back(SimdTarget::avx512);
    if ((here & HWY_AVX2) != 0) list.push_back(SimdTarget::avx2);
    if ((here & HWY_SSE4) != 0) list.push_back(SimdTarget::sse4);
    return list;
#elif HWY_ARCH_ARM_A64
    return {SimdTarget::neon};  // every such machine has it
#elif HWY_TARGET == HWY_WASM
    return {SimdTarget::wasm};  // a machine without it does not load the program
#else
    return {};
#endif
}

}  // namespace kenesh
