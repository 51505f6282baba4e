#include "sim/cli/commands/results/png.hpp"

#include <spawn.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <string>
#include <system_error>

#include "sim/io/text/file_error.hpp"
#include "sim/io/text/passing_name.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;

constexpr int kNotFound = 127;  ///< of a shell and of posix_spawn, where no such program is

/// Exit code of a program found on the PATH, called without a shell.
int run(std::array<std::string, 8>& words) {
    std::array<char*, 9> arguments{};
    for (std::size_t i = 0; i < words.size(); ++i)
        arguments[i] = words[i].data();
    pid_t process = 0;
    const int error =
        ::posix_spawnp(&process, arguments[0], nullptr, nullptr, arguments.data(), environ);
    if (error == ENOENT) return kNotFound;
    if (error != 0) throw FileError(words[0] + ": " + std::generic_category().message(error));
    int status = 0;
    while (::waitpid(process, &status, 0) < 0)
        if (errno != EINTR) throw FileError(words[0] + ": it cannot be waited for");
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

}  // namespace

bool write_png(const fs::path& svg, const fs::path& png) {
    clear_leftover_files(png);
    const PassingName passing(png, PassingName::Kind::file, 0666);
    const fs::path& written = passing.path();
    std::array<std::string, 8> words{
        "rsvg-convert",        "--zoom=3", "--background-color=white", "--format=png",
        "--keep-aspect-ratio", "--output", written.string(),           svg.string()};
    const int code = run(words);
    std::error_code error;
    if (code == 0) fs::rename(written, png, error);
    std::error_code ignored;
    if (code != 0 || error) fs::remove(written, ignored);
    if (code == kNotFound) return false;
    if (code != 0) throw FileError(png.string() + ": rsvg-convert cannot draw " + svg.string());
    if (error) throw FileError(png.string() + ": " + error.message());
    return true;
}

}  // namespace kenesh
