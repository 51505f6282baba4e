#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/paths.hpp"
#include "tests/support/temporary_folder.hpp"

namespace kenesh::test {

/// What the program said and how it ended.
struct ProgramRun {
    int code = -1;
    std::string out;
    std::string err;
};

inline std::string text_of(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

/// Runs the built program in a folder with arguments that need no quoting in a shell.
inline ProgramRun run_program(const std::filesystem::path& folder,
                              const std::vector<std::string>& arguments) {
    const TemporaryFolder output;
    std::string command = "cd '" + folder.string() + "' && '" + kenesh::test::program_file() + "'";
    for (const std::string& argument : arguments)
        command += " '" + argument + "'";
    command += " >'" + (output.path() / "out").string() + "' 2>'" +
               (output.path() / "err").string() + "' </dev/null";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, text_of(output.path() / "out"),
            text_of(output.path() / "err")};
}

}  // namespace kenesh::test
