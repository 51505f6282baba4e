#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "sim/cli/options.hpp"
#include "sim/model/plan/plan.hpp"

namespace kenesh {

/// Throws InputError if no file can be written there.
void check_draws_file(const std::string& path);

/// Writes run,system,choice,votes,seats for the runs 0 .. runs - 1 by the reference engine; with
/// several points of parameters run,point,... (PointEngines). The file appears whole or not at all.
/// False if it was interrupted, and nothing is written.
[[nodiscard]] bool write_draws(const std::string& path, std::span<const Plan> points,
                               Normals normals, std::int64_t runs, const OutputOptions& output);

}  // namespace kenesh
