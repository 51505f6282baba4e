#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "sim/engine/simulate.hpp"

namespace kenesh {

/// Precondition: not empty. Of an even number the upper of the two in the middle.
[[nodiscard]] double median(std::vector<double> values);

/// Median seconds of one call over `repeat` series that each take at least `seconds`.
[[nodiscard]] double seconds_per_call(const std::function<void()>& call, int repeat,
                                      double seconds);

/// The clock in GHz while one core works, from a chain of 32-bit products that each wait three
/// cycles for the one before (x86-64 processors since 2008); 0 on other processors.
[[nodiscard]] double measured_gigahertz();

/// An engine on so many threads. Reference: simd is automatic and plays no part.
struct BenchSetup {
    Engine engine = Engine::vector;
    SimdTarget simd = SimdTarget::automatic;
    int threads = 1;
    friend bool operator==(const BenchSetup&, const BenchSetup&) = default;
};

struct BenchRate {
    BenchSetup setup;
    double runs_per_second = 0.0;  ///< median
    double slowest = 0.0;
    double fastest = 0.0;
};

/// Every set-up in turn, `repeat` times, each of at least `seconds`, so that a change of the clock
/// meets all alike. Throws std::runtime_error if two set-ups of one engine count differently: a
/// wrong result is not timed.
[[nodiscard]] std::vector<BenchRate> measure_rates(const Plan& plan,
                                                   const std::vector<BenchSetup>& setups,
                                                   int repeat, double seconds);

/// What drawing alone needs, for the limit of a whole run.
struct DrawCounts {
    double normals = 0.0;       ///< per pair of twins, or per run without
    double exponentials = 0.0;  ///< per run
    double runs = 1.0;          ///< that share the normals
};
/// Precondition: supported(plan).
[[nodiscard]] DrawCounts draw_counts(const Plan& plan);

}  // namespace kenesh
