#pragma once

// Read before <hwy/foreach_target.h>: compile for three instruction sets and for the one that the
// compiler takes for granted.
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_AVX3_DL)
