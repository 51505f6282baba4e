#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/program.hpp"
#include "tests/support/temporary_folder.hpp"

/// README.md and docs/guide.md: their command lines work, and the first page shows what is printed.
namespace kenesh {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

const fs::path kRoot = KENESH_SOURCE_DIR;
const std::string kCommand = "    ./kenesh ";

Lines lines_of(const std::string& text) {
    std::istringstream in(text);
    Lines lines;
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

/// The indented lines of a page that call the program, without "./kenesh" and comments.
Lines commands_of(const std::string& page) {
    Lines commands;
    for (const std::string& line : lines_of(test::text_of(kRoot / page)))
        if (line.rfind(kCommand, 0) == 0)
            commands.push_back(line.substr(kCommand.size(), line.find(" #") - kCommand.size()));
    return commands;
}

Lines words_of(const std::string& command) {
    std::istringstream in(command);
    Lines words;
    for (std::string word; in >> word;)
        words.push_back(word);
    return words;
}

/// `try` is the script's word for a run of the main scenario.
Lines arguments_of(const std::string& command) {
    Lines words = words_of(command);
    if (words.front() == "try") {
        words.front() = "run";
        words.insert(words.begin() + 1, "scenarios/kyrgyzstan-mekenchil.toml");
    }
    return words;
}

/// What commands of the pages read and write.
void copy_data(const fs::path& folder) {
    for (const std::string name : {"scenarios", "districts", "docs"})
        fs::copy(kRoot / name, folder / name, fs::copy_options::recursive);
}

void check_commands(const std::string& page) {
    const test::TemporaryFolder folder;
    copy_data(folder.path());
    const Lines commands = commands_of(page);
    REQUIRE(commands.size() >= 2);
    for (const std::string& command : commands) {
        Lines arguments = arguments_of(command);
        if (arguments.front() == "test") continue;  // it would start this test
        if (arguments.front() == "run") {
            arguments.push_back("--runs");
            arguments.push_back("2000");
        }
        const test::ProgramRun run = test::run_program(folder.path(), arguments);
        INFO(command << "\n" << run.err);
        CHECK(run.code == 0);
        CHECK((!run.out.empty() || !run.err.empty()));
    }
}

/// The block of a page that shows what a command prints: the line after the command, to the end of
/// the fence.
struct Shown {
    std::size_t first = 0;
    std::size_t last = 0;
};

Shown output_of(const Lines& page, const std::string& command) {
    Shown shown;
    while (shown.first < page.size() && page[shown.first] != command)
        ++shown.first;
    while (shown.first < page.size() && page[shown.first] != "```text")
        ++shown.first;
    shown.last = ++shown.first;
    while (shown.last < page.size() && page[shown.last] != "```")
        ++shown.last;
    REQUIRE(shown.last < page.size());
    return shown;
}

TEST_CASE("The commands of README.md and docs/guide.md work") {
    check_commands("README.md");
    check_commands("docs/guide.md");
}

// With KENESH_UPDATE set it writes the page instead.
TEST_CASE("README.md shows what its first command prints", "[slow]") {
    const fs::path file = kRoot / "README.md";
    Lines page = lines_of(test::text_of(file));
    const Shown shown = output_of(page, "    ./kenesh try");
    const test::ProgramRun run = test::run_program(kRoot, arguments_of("try"));
    REQUIRE(run.code == 0);
    const Lines printed = lines_of(run.out);
    using Step = Lines::difference_type;
    const auto begin = page.begin() + static_cast<Step>(shown.first);
    const auto end = page.begin() + static_cast<Step>(shown.last);
    if (std::getenv("KENESH_UPDATE") == nullptr) {
        CHECK(Lines(begin, end) == printed);
        return;
    }
    page.insert(page.erase(begin, end), printed.begin(), printed.end());
    std::ofstream out(file);
    for (const std::string& line : page)
        out << line << '\n';
}

}  // namespace
}  // namespace kenesh
