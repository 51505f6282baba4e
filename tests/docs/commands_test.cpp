#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"
#include "tests/support/temporary_folder.hpp"

/// README.md and docs/guide.md: their command lines work, and the first page shows what is printed.
namespace kenesh {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

const fs::path kRoot = kenesh::test::source_folder();
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

/// A fenced block of a page: its first line and one past its last.
struct Block {
    std::size_t first = 0;
    std::size_t last = 0;
};

/// Blocks of a program's output in a page, in their order.
std::vector<Block> outputs_of(const Lines& page) {
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < page.size(); ++i) {
        if (page[i] != "```text") continue;
        Block block{i + 1, i + 1};
        while (block.last < page.size() && page[block.last] != "```")
            ++block.last;
        blocks.push_back(block);
        i = block.last;
    }
    return blocks;
}

Lines part(const Lines& lines, std::size_t first, std::size_t last) {
    using Step = Lines::difference_type;
    return {lines.begin() + static_cast<Step>(first), lines.begin() + static_cast<Step>(last)};
}

void write_page(const fs::path& file, const std::vector<Lines>& parts) {
    std::ofstream out(file, std::ios::binary);
    for (const Lines& lines : parts)
        for (const std::string& line : lines)
            out << line << '\n';
}

TEST_CASE("The commands of README.md and docs/guide.md work") {
    check_commands("README.md");
    check_commands("docs/guide.md");
}

// With KENESH_UPDATE set it writes the page instead.
TEST_CASE("README.md shows what its first command prints", "[slow]") {
    const fs::path file = kRoot / "README.md";
    const Lines page = lines_of(test::text_of(file));
    const std::vector<Block> blocks = outputs_of(page);
    REQUIRE(blocks.size() == 1);
    const test::ProgramRun run = test::run_program(kRoot, arguments_of("try"));
    REQUIRE(run.code == 0);
    const Lines printed = lines_of(run.out);
    CHECK(printed.size() <= 24);
    if (std::getenv("KENESH_UPDATE") != nullptr) {
        write_page(file, {part(page, 0, blocks[0].first), printed,
                          part(page, blocks[0].last, page.size())});
        return;
    }
    CHECK(part(page, blocks[0].first, blocks[0].last) == printed);
}

}  // namespace
}  // namespace kenesh
