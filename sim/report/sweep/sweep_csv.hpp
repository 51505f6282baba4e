#pragma once

#include <string>

#include "sim/io/results/sweep_store.hpp"

namespace kenesh {

/// Tidy tables of a sweep (docs/sweep.md, "The export"), in pieces, so that a large store need not
/// be held in memory: a header, then the lines of one point after the other.

/// point,<parameters>,runs,system,choice,measure,value,error
[[nodiscard]] std::string sweep_csv_header(const SweepIdentity& sweep);
[[nodiscard]] std::string sweep_csv(const SweepPointResult& point);

/// point,<parameters>,system,choice,seats,runs
[[nodiscard]] std::string sweep_seats_csv_header(const SweepIdentity& sweep);
[[nodiscard]] std::string sweep_seats_csv(const SweepPointResult& point);

/// A line of JSON: {"point":0,"settings":{...},"runs":...,"results":[{"system":...},...]}
[[nodiscard]] std::string sweep_json_line(const SweepIdentity& sweep,
                                          const SweepPointResult& point);

}  // namespace kenesh
