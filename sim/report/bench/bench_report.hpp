#pragma once

#include <string>
#include <vector>

#include "sim/report/paper/table.hpp"

namespace kenesh {

/// A part of the hot loop.
struct PieceResult {
    std::string name;
    std::string target;
    double nanoseconds = 0.0;     ///< per item
    double share_of_limit = 0.0;  ///< 0: unknown
};

/// Whole elections.
struct RateResult {
    std::string engine;
    std::string target;  ///< "scalar" for the reference engine
    int threads = 1;
    double runs_per_second = 0.0;  ///< median
    double slowest = 0.0;
    double fastest = 0.0;
    double to_reference = 0.0;    ///< its rate over that of the reference engine on one thread
    double share_of_limit = 0.0;  ///< one thread: of what drawing alone would allow; 0: unknown
};

/// What `kenesh bench` found on one machine.
struct BenchReport {
    std::string version, commit, compiler;
    std::string processor;
    std::string date;  ///< UTC
    std::string scenario;
    int processors = 0;
    int repeat = 0;
    double gigahertz = 0.0;         ///< 0: unknown
    double normals_per_draw = 0.0;  ///< of a pair of twins
    double exponentials_per_run = 0.0;
    std::vector<PieceResult> pieces;
    std::vector<RateResult> rates;
};

[[nodiscard]] std::string bench_table(const BenchReport& report, const TextStyle& style);
/// Tables that stand in a document, under a line that names the machine.
[[nodiscard]] std::string bench_markdown(const BenchReport& report);
/// Both reports side by side with how many times faster `now` is; what one of them lacks is left
/// out.
[[nodiscard]] std::string bench_comparison_table(const BenchReport& now, const BenchReport& before,
                                                 const TextStyle& style);
[[nodiscard]] std::string bench_comparison_markdown(const BenchReport& now,
                                                    const BenchReport& before);

}  // namespace kenesh
