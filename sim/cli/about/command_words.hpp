#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace kenesh {

/// What the value of an option is.
enum class ValueKind : unsigned char { none, word, choice, file, folder };

/// One option or positional word of a command, as its help says it.
struct OptionWords {
    std::vector<std::string> names;  ///< "--runs", "-n"; none for a positional word
    ValueKind kind = ValueKind::none;
    std::string value;                 ///< "N", "SCENARIO.toml"; "" for a flag
    std::vector<std::string> choices;  ///< of ValueKind::choice
    std::string help;
    bool required = false;
    bool repeatable = false;
};

/// The program itself (name "") or one of its commands.
struct CommandWords {
    std::string name;
    std::string help;
    std::vector<OptionWords> options;  ///< positional words first; hidden options are left out
};

/// The program, then its commands, as the parser knows them.
[[nodiscard]] std::vector<CommandWords> command_words(const CLI::App& program);

/// kenesh.1 in the macros of man(7).
[[nodiscard]] std::string man_page(const std::vector<CommandWords>& commands,
                                   const std::string& version);
/// Completion scripts of the shells: install as bash-completion/completions/kenesh,
/// zsh/site-functions/_kenesh and fish/vendor_completions.d/kenesh.fish.
[[nodiscard]] std::string bash_completion(const std::vector<CommandWords>& commands);
[[nodiscard]] std::string zsh_completion(const std::vector<CommandWords>& commands);
[[nodiscard]] std::string fish_completion(const std::vector<CommandWords>& commands);

}  // namespace kenesh
