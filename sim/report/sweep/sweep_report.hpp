#pragma once

#include <string>

#include "sim/io/results/sweep_store.hpp"
#include "sim/report/sweep/sweep_values.hpp"

namespace kenesh {

/// What the page of a sweep shows, from its store: the seats and chances of every party at the
/// points that are finished. Throws InputError if there is none.
[[nodiscard]] SweepReport sweep_report(SweepStore& store, const std::string& path);

}  // namespace kenesh
