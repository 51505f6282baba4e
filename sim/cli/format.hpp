#pragma once

#include <array>
#include <cstdint>

#include "sim/core/named.hpp"

namespace kenesh {

/// How results are written. A command takes some of them.
enum class Format : std::uint8_t { table, json, csv, markdown };

inline constexpr std::array<Named<Format>, 4> kFormats{{{Format::table, "table"},
                                                        {Format::json, "json"},
                                                        {Format::csv, "csv"},
                                                        {Format::markdown, "markdown"}}};

}  // namespace kenesh
