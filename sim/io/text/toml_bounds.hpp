#pragma once

#include <string>
#include <string_view>

#include "sim/core/diagnostics.hpp"

namespace kenesh {

/// Whether TOML text stays within what functions that call themselves can walk: lines of at most a
/// million bytes, keys of at most 32 parts, values nested at most 32 deep. No honest file comes
/// near them. The first text beyond is recorded.
[[nodiscard]] bool within_toml_bounds(std::string_view text, const std::string& file,
                                      Diagnostics& mistakes);

}  // namespace kenesh
