#pragma once

#include <cstdint>
#include <filesystem>

#include "sim/report/validation/validation.hpp"

namespace kenesh {

/// The shipped scenarios of which scenarios/outcomes.csv has the official seats.
[[nodiscard]] ValidationPart validate_countries(const std::filesystem::path& shipped,
                                                std::int64_t runs);

}  // namespace kenesh
