#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/returns/official_seats.hpp"

namespace kenesh {

/// Reads scenario,system,choice,seats. Every mistake is recorded.
[[nodiscard]] std::optional<std::vector<OfficialSeats>> read_official_seats(
    const std::filesystem::path& path, Diagnostics& mistakes);

}  // namespace kenesh
