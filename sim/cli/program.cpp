#include "sim/cli/program.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "sim/cli/about/command_words.hpp"
#include "sim/cli/about/version.hpp"
#include "sim/cli/command.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/core/interrupted.hpp"
#include "sim/core/visible.hpp"
#include "sim/io/text/file_writer.hpp"

namespace kenesh {
namespace {

std::string did_you_mean(const std::string& word, const std::vector<std::string>& known) {
    const std::string suggestion = nearest(word, known);
    return suggestion.empty() ? "" : "; did you mean '" + suggestion + "'?";
}

std::vector<std::string> command_names(const CLI::App& program) {
    std::vector<std::string> names;
    for (const CLI::App* command : program.get_subcommands({}))
        names.push_back(command->get_name());
    return names;
}

std::vector<std::string> option_names(const CLI::App& command) {
    std::vector<std::string> names;
    for (const CLI::Option* option : command.get_options()) {
        for (const std::string& name : option->get_lnames())
            names.push_back("--" + name);
        for (const std::string& name : option->get_snames())
            names.push_back("-" + name);
    }
    return names;
}

bool is_option(const std::string& word) {
    return word.size() > 1 && word[0] == '-' &&
           std::isdigit(static_cast<unsigned char>(word[1])) == 0;
}

/// What to say of words that look like options and are none; "" if there is no such word.
std::string unknown_options(const CLI::App& command, const std::vector<std::string>& words) {
    const std::vector<std::string> known = option_names(command);
    std::string text;
    for (const std::string& word : words) {
        if (word == "--") break;
        const std::string name = word.substr(0, word.find('='));
        // -j4 is the option -j.
        const bool short_form = word.size() > 2 && word[1] != '-';
        if (!is_option(word) || std::ranges::find(known, name) != known.end() ||
            (short_form && std::ranges::find(known, word.substr(0, 2)) != known.end()))
            continue;
        text += "kenesh " + command.get_name() + ": error: unknown option '" + visible_bytes(name) +
                "'" + did_you_mean(name, known) + "\n";
    }
    return text;
}

/// A usage error in one line each, unknown options before what follows from them.
std::string explain(const CLI::App& program, const CLI::ParseError& error,
                    const std::vector<std::string>& words) {
    if (words.empty() || is_option(words.front())) {
        const std::string unknown = unknown_options(program, words);
        return unknown.empty() ? "kenesh: error: " + visible_bytes(error.what()) + "\n" : unknown;
    }
    const std::vector<std::string> commands = command_names(program);
    const std::string& name = words.front();
    if (std::ranges::find(commands, name) == commands.end())
        return "kenesh: error: unknown command '" + visible_bytes(name) + "'" +
               did_you_mean(name, commands) + "\n";
    const std::vector<std::string> rest(words.begin() + 1, words.end());
    const std::string unknown = unknown_options(*program.get_subcommand(name), rest);
    if (!unknown.empty()) return unknown;
    return "kenesh " + name + ": error: " + visible_bytes(error.what()) + "\n";
}

int usage_error(const CLI::App& program, const CLI::ParseError& error,
                const std::vector<std::string>& words) {
    std::string text = explain(program, error, words);
    const bool has_command = text.rfind("kenesh: ", 0) != 0;
    text += "See 'kenesh " + (has_command ? words.front() + " " : "") + "--help'.\n";
    print_error(text);
    return kBadInput;
}

/// Does the work; what it throws becomes lines on stderr and an exit code.
int perform(const Action& action) {
    try {
        return action();
    } catch (const InputError& error) {
        std::string text;
        for (const Diagnostic& diagnostic : error.diagnostics())
            text += to_string(diagnostic) + '\n';
        print_error(text);
        return kBadInput;
    } catch (const Interrupted&) {
        print_error("kenesh: interrupted\n");
        return kInterrupted;
    } catch (const std::bad_alloc&) {
        print_error("kenesh: error: out of memory\n");
    } catch (const std::exception& error) {
        print_error("kenesh: error: " + visible_bytes(error.what()) + "\n");
    }
    return kFailed;
}

/// What the package installs beside the program; "" where the words ask for none of it.
std::string made_from_options(const CLI::App& program, const std::vector<std::string>& words) {
    if (words == std::vector<std::string>{"--man"})
        return man_page(command_words(program), program_version());
    if (words.size() != 2 || words[0] != "--completion") return {};
    if (words[1] == "bash") return bash_completion(command_words(program));
    if (words[1] == "zsh") return zsh_completion(command_words(program));
    if (words[1] == "fish") return fish_completion(command_words(program));
    return {};
}

}  // namespace

int run_program(int argc, char** argv, Fleet* fleet) {
    CLI::App program("Kenesh: what does an electoral system do to a parliament?", "kenesh");
    program.set_version_flag("--version", version_text(), "version, commit, compiler");
    program.require_subcommand(1);
    program.failure_message(CLI::FailureMessage::simple);
    Action chosen;
    const std::vector<std::string> words(argv + 1, argv + argc);
    std::vector<std::string> command_line(words);
    command_line.insert(command_line.begin(), "kenesh");
    add_run(program, chosen, command_line);
    add_report(program, chosen);
    add_replay(program, chosen);
    add_count(program, chosen);
    add_fit(program, chosen);
    add_strategy(program, chosen);
    add_check(program, chosen);
    add_list(program, chosen);
    add_sweep(program, chosen, command_line, fleet);
    add_export(program, chosen);
    add_merge(program, chosen);
    add_validate(program, chosen);
    add_bench(program, chosen);
    const std::string made = made_from_options(program, words);
    // Before anything is written, so that a closed pipe is an error and not the end.
    static_cast<void>(watch_signals());
    if (!made.empty())
        return perform([&] {
            print(made);
            return static_cast<int>(kDone);
        });
    try {
        program.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        return perform([&] {
            const auto asked = program.get_subcommands();
            print(asked.empty() ? program.help() : asked.front()->help("kenesh"));
            return static_cast<int>(kDone);
        });
    } catch (const CLI::CallForVersion&) {
        return perform([&] {
            print(version_text());
            return static_cast<int>(kDone);
        });
    } catch (const CLI::ParseError& error) {
        return usage_error(program, error, words);
    }
    return perform(chosen);
}

}  // namespace kenesh
