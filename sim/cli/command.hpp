#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "sim/cli/exit_code.hpp"
#include "sim/cli/option.hpp"

namespace kenesh {

class Fleet;

/// What the chosen command does once the command line is read; returns an exit code. May throw
/// InputError (bad input), FileError (could not finish) and Interrupted: run_program prints them.
using Action = std::function<int()>;

/// What a command may want to know beside its options.
struct CommandContext {
    std::vector<std::string> command_line;  ///< "kenesh" and the words as typed, for the manifest
    Fleet* fleet = nullptr;                 ///< other processes that share a sweep's points
};

/// A command line to copy, and what one gets.
struct Example {
    std::string line;
    std::string what;
};

/// One command of the program.
struct Command {
    std::string name;
    std::string help;  ///< what it does, in a line
    /// Adds its options. The action owns what they store into: keep it while words are read.
    std::function<Action(Options&, const CommandContext&)> declare;
    std::vector<Example> examples;
};

/// All commands, in the order of the help. A new one is a function and a line in command.cpp.
[[nodiscard]] std::span<const Command> commands();

[[nodiscard]] Command run_command();
[[nodiscard]] Command replay_command();
[[nodiscard]] Command count_command();
[[nodiscard]] Command sweep_command();
[[nodiscard]] Command fit_command();
[[nodiscard]] Command strategy_command();
[[nodiscard]] Command validate_command();
[[nodiscard]] Command report_command();
[[nodiscard]] Command what_if_command();
[[nodiscard]] Command register_command();
[[nodiscard]] Command score_command();
[[nodiscard]] Command export_command();
[[nodiscard]] Command merge_command();
[[nodiscard]] Command check_command();
[[nodiscard]] Command list_command();
[[nodiscard]] Command keys_command();
[[nodiscard]] Command new_command();
[[nodiscard]] Command bench_command();

}  // namespace kenesh
