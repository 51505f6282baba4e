#pragma once

namespace kenesh {

class Fleet;

/// Reads the command line, does what it asks, prints errors; the program's exit code. `fleet`:
/// other processes that share the points of a sweep, if there are any.
[[nodiscard]] int run_program(int argc, char** argv, Fleet* fleet = nullptr);

}  // namespace kenesh
