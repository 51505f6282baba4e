#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/report/bench/bench_report.hpp"

namespace kenesh {

[[nodiscard]] std::string bench_json(const BenchReport& report);

/// What bench_json() wrote; nothing if it is not that.
[[nodiscard]] std::optional<BenchReport> read_bench(std::string_view json);

}  // namespace kenesh
