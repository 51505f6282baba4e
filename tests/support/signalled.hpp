#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/paths.hpp"

namespace kenesh::test {

/// Starts the program in a folder, sends it a signal after a while, and returns how it ended: its
/// exit code, or the negative number of the signal that ended it.
inline int signalled(const std::filesystem::path& folder, const std::vector<std::string>& words,
                     int signal, std::chrono::microseconds after) {
    const std::string program = program_file();
    std::vector<char*> arguments = {const_cast<char*>("kenesh")};
    for (const std::string& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        const int nowhere = ::open("/dev/null", O_RDWR);
        for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
            ::dup2(nowhere, stream);
        if (::chdir(folder.c_str()) == 0) ::execv(program.c_str(), arguments.data());
        ::_exit(127);
    }
    if (child < 0) return 127;
    std::this_thread::sleep_for(after);
    ::kill(child, signal);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

}  // namespace kenesh::test
