#pragma once

#include <cstddef>
#include <string>

#include "sim/cli/command.hpp"

namespace kenesh {

/// What `kenesh` and `kenesh help` print: commands, the program's own options, two examples.
/// `width`: columns at most, at least 60.
[[nodiscard]] std::string program_help(const Options& own, std::size_t width);

/// What `kenesh help COMMAND` prints: usage, options with the rarely needed ones apart, examples.
[[nodiscard]] std::string command_help(const Command& command, const Options& options,
                                       std::size_t width);

}  // namespace kenesh
