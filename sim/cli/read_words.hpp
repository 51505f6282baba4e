#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/cli/option.hpp"

namespace kenesh {

/// What the words of a command line held.
struct WordsRead {
    bool help = false;                  ///< -h or --help is among them
    std::vector<std::string> mistakes;  ///< what is wrong, each in a line without its end
};

/// Gives the words after a command's name to its options. Everything that is wrong is told at once:
/// unknown options with what was meant, words that are too many, values missing or out of range,
/// options that the chosen format or the others leave without a meaning.
[[nodiscard]] WordsRead read_words(Options& options, std::span<const std::string> words);

}  // namespace kenesh
