#pragma once

#include <string>
#include <vector>

#include "sim/cli/command.hpp"

namespace kenesh {

/// The program itself (name "") or one of its commands, as man page and completions tell of it.
struct CommandWords {
    std::string name;
    std::string help;
    std::vector<Option> options;  ///< words known by their position first; hidden ones left out
    std::vector<Example> examples;
};

/// The program with its own options, its commands, `help` and `version`.
[[nodiscard]] std::vector<CommandWords> command_words(const Options& own);

}  // namespace kenesh
