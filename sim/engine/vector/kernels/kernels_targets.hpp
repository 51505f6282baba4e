#pragma once

// Read before Highway: what the kernels are compiled for. On x86-64 for the three instruction sets
// of this list, of which one is chosen at run time, and for the one that the compiler takes for
// granted, which has one lane only; on ARM64 and in WebAssembly for the one that every machine has.
// Elsewhere there are no kernels: the reference engine does all.
#if defined(__x86_64__)
#define HWY_DISABLED_TARGETS (~(HWY_SCALAR | HWY_EMU128 | HWY_SSE4 | HWY_AVX2 | HWY_AVX3))
#elif defined(__aarch64__) || defined(__wasm_simd128__)
#define HWY_COMPILE_ONLY_STATIC
#else
#define HWY_COMPILE_ONLY_SCALAR
#endif

// Has the instruction set that is being compiled for more than one lane?
#define KENESH_HAS_LANES (HWY_TARGET != HWY_SCALAR && HWY_TARGET != HWY_EMU128)
