#pragma once

#include <string>
#include <vector>

#include "sim/cli/about/command_words.hpp"

namespace kenesh {

/// kenesh.1 in the macros of man(7).
[[nodiscard]] std::string man_page(const std::vector<CommandWords>& commands,
                                   const std::string& version);

}  // namespace kenesh
