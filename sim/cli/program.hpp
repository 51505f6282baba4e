#pragma once

namespace kenesh {

/// Reads the command line, does what it asks, prints errors; the program's exit code.
[[nodiscard]] int run_program(int argc, char** argv);

}  // namespace kenesh
