#pragma once

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace kenesh {

class Fleet;

/// Exit codes of the program (docs/guide.md).
enum ExitCode : int {
    kDone = 0,
    kFailed = 1,
    kBadInput = 2,
    kToBeResumed = 75,  ///< ended by SIGTERM between two points (EX_TEMPFAIL of sysexits.h)
    kInterrupted = 130
};

/// What the chosen command does once the command line is read; returns an exit code. May throw
/// InputError (bad input) and FileError (could not finish): main prints both.
using Action = std::function<int()>;

/// Each adds one command to the program. Its callback puts the command's work into `chosen`, which
/// outlives the parsing: `command->callback([&chosen, options] { chosen = ...; })`.
/// `command_line`: the words as typed, for the manifest.
void add_run(CLI::App& program, Action& chosen, const std::vector<std::string>& command_line);
void add_report(CLI::App& program, Action& chosen);
void add_replay(CLI::App& program, Action& chosen);
void add_count(CLI::App& program, Action& chosen);
void add_fit(CLI::App& program, Action& chosen);
void add_strategy(CLI::App& program, Action& chosen);
void add_check(CLI::App& program, Action& chosen);
void add_list(CLI::App& program, Action& chosen);
void add_validate(CLI::App& program, Action& chosen);
void add_bench(CLI::App& program, Action& chosen);
void add_sweep(CLI::App& program, Action& chosen, const std::vector<std::string>& command_line,
               Fleet* fleet);
void add_export(CLI::App& program, Action& chosen);
void add_merge(CLI::App& program, Action& chosen);

}  // namespace kenesh
