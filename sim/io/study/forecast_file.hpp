#pragma once

#include <filesystem>
#include <string>

#include "sim/validation/forecast.hpp"

namespace kenesh {

/// A forecast as JSON (docs/forecast.md): the same bytes for the same numbers on every machine;
/// ends with a newline.
[[nodiscard]] std::string forecast_json(const Forecast& forecast);

/// What such a text holds. Throws InputError that names `path`, and the line where the text is no
/// JSON: no number is believed that does not fit the others.
[[nodiscard]] Forecast parse_forecast(const std::string& text, const std::filesystem::path& path);

}  // namespace kenesh
