#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "sim/core/diagnostics.hpp"

namespace kenesh {

/// The whole text of a UTF-8 file, without a byte order mark. Nothing, and one mistake more, if the
/// file is missing, a directory or device, unreadable, larger than 1 GiB, empty or not UTF-8 (with
/// the line and column of the first wrong byte).
[[nodiscard]] std::optional<std::string> read_file(const std::filesystem::path& path,
                                                   Diagnostics& mistakes);

}  // namespace kenesh
