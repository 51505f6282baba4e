#pragma once

#include <string>
#include <vector>

#include "sim/cli/about/command_words.hpp"

namespace kenesh {

/// Completion scripts of the shells: install as bash-completion/completions/kenesh,
/// zsh/site-functions/_kenesh and fish/vendor_completions.d/kenesh.fish.
[[nodiscard]] std::string bash_completion(const std::vector<CommandWords>& commands);
[[nodiscard]] std::string zsh_completion(const std::vector<CommandWords>& commands);
[[nodiscard]] std::string fish_completion(const std::vector<CommandWords>& commands);

}  // namespace kenesh
