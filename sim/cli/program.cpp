#include "sim/cli/program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "sim/cli/about/command_words.hpp"
#include "sim/cli/about/completions.hpp"
#include "sim/cli/about/help_text.hpp"
#include "sim/cli/about/man_page.hpp"
#include "sim/cli/about/version.hpp"
#include "sim/cli/command.hpp"
#include "sim/cli/read_words.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/core/interrupted.hpp"
#include "sim/core/visible.hpp"

namespace kenesh {
namespace {

enum class Shell : std::uint8_t { none, bash, zsh, fish };
constexpr std::array<Named<Shell>, 3> kShells{
    {{Shell::bash, "bash"}, {Shell::zsh, "zsh"}, {Shell::fish, "fish"}}};

/// The program's own options, which stand in place of a command.
struct OwnOptions {
    bool version = false;
    bool man = false;
    Shell completion = Shell::none;
};

void add_own_options(Options& options, OwnOptions& own) {
    options.flag("-V,--version", own.version, "version, commit, compiler");
    options.flag("--man", own.man, "the manual page: kenesh --man | man -l -");
    options.choice<Shell>("--completion", own.completion, kShells,
                          "what completes commands and options in this shell");
}

std::size_t help_width() {
    return stdout_style(ColorMode::never).width;
}

std::string completion(Shell shell, const std::vector<CommandWords>& words) {
    switch (shell) {
        case Shell::bash:
            return bash_completion(words);
        case Shell::zsh:
            return zsh_completion(words);
        case Shell::fish:
            return fish_completion(words);
        case Shell::none:
            break;
    }
    return {};
}

/// A line each, and where help is.
int usage_error(const std::string& command, const std::vector<std::string>& mistakes) {
    const std::string name = "kenesh" + (command.empty() ? "" : " " + command);
    std::string text;
    for (const std::string& mistake : mistakes)
        text += visible_bytes(fmt::format("{}: error: {}", name, mistake)) + "\n";
    print_error(text + visible_bytes("See '" + name + " --help'.") + "\n");
    return kBadInput;
}

/// The command of that name; nullptr if there is none.
const Command* command_of(const std::string& name) {
    const auto at = std::ranges::find(commands(), name, &Command::name);
    return at == commands().end() ? nullptr : &*at;
}

int unknown_command(const std::string& name) {
    std::vector<std::string> known{"help", "version"};
    for (const Command& command : commands())
        known.push_back(command.name);
    const std::string meant = nearest(name, known);
    return usage_error("", {"unknown command '" + name + "'" +
                            (meant.empty() ? "" : "; did you mean '" + meant + "'?")});
}

int own_words(const std::vector<std::string>& words) {
    OwnOptions own;
    Options options;
    add_own_options(options, own);
    const WordsRead read = read_words(options, words);
    if (!read.mistakes.empty()) return usage_error("", read.mistakes);
    if (read.help || words.empty()) {
        print(program_help(options, help_width()));
    } else if (own.version) {
        print(version_text());
    } else if (own.man) {
        print(man_page(command_words(options), program_version()));
    } else if (own.completion != Shell::none) {
        print(completion(own.completion, command_words(options)));
    }
    return kDone;
}

/// `help [COMMAND]`.
int help(const std::vector<std::string>& words) {
    if (words.empty()) return own_words({"--help"});
    const Command* command = command_of(words.front());
    if (command == nullptr) return unknown_command(words.front());
    Options options;
    static_cast<void>(command->declare(options, {}));
    print(command_help(*command, options, help_width()));
    return kDone;
}

int dispatch(const std::vector<std::string>& words, Fleet* fleet) {
    if (words.empty() || words.front().starts_with('-')) return own_words(words);
    const std::vector<std::string> rest(words.begin() + 1, words.end());
    if (words.front() == "help") return help(rest);
    if (words.front() == "version") return own_words({"--version"});
    const Command* command = command_of(words.front());
    if (command == nullptr) return unknown_command(words.front());
    CommandContext context{words, fleet};
    context.command_line.insert(context.command_line.begin(), "kenesh");
    Options options;
    const Action action = command->declare(options, context);
    const WordsRead read = read_words(options, rest);
    if (read.help) return help({command->name});
    if (!read.mistakes.empty()) return usage_error(command->name, read.mistakes);
    return action();
}

}  // namespace

int run_program(int argc, char** argv, Fleet* fleet) {
    const std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
    // Before anything is written, so that a closed pipe is noticed here.
    static_cast<void>(watch_signals());
    try {
        return dispatch(words, fleet);
    } catch (const InputError& error) {
        std::string text;
        for (const Diagnostic& diagnostic : error.diagnostics())
            text += to_string(diagnostic) + '\n';
        print_error(text);
        return kBadInput;
    } catch (const Interrupted&) {
        print_error("kenesh: interrupted\n");
        return kInterrupted;
    } catch (const ReaderGone&) {
        end_as_closed_pipe();
    } catch (const std::bad_alloc&) {
        print_error("kenesh: error: out of memory\n");
    } catch (const std::exception& error) {
        print_error("kenesh: error: " + visible_bytes(error.what()) + "\n");
    }
    return kFailed;
}

}  // namespace kenesh
