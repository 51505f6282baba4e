#include "sim/core/quoted.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <vector>

using namespace kenesh;

namespace {

/// What a shell makes of a line: its words, each on a line of its own.
std::string said_by_shell(const std::string& line) {
    FILE* pipe = ::popen(("printf '%s|' " + line).c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string out;
    std::array<char, 256> buffer{};
    for (std::size_t n = 1; n > 0;) {
        n = std::fread(buffer.data(), 1, buffer.size(), pipe);
        out.append(buffer.data(), n);
    }
    CHECK(::pclose(pipe) == 0);
    return out;
}

}  // namespace

TEST_CASE("a shell reads a quoted line as the words that it was made from") {
    const std::vector<std::string> words = {
        "kenesh", "--set", "title=\"it's\"", "O'Neil",   "",     "a b",       "~",      "$HOME",
        "`id`",   "#1",    "{a,b}",          "\\",       "a\nb", "'",         "''",     "!x",
        "=ls",    "[ab]*", "x;y&z|(w)<>",    "\xc3\xbc", "a\tb", "--x=1,2:3", "a%b@c^d"};
    std::string expected;
    for (const std::string& word : words)
        expected += word + "|";
    CHECK(said_by_shell(shell_line(words)) == expected);
}

TEST_CASE("plain words stay plain") {
    const std::vector<std::string> words = {"kenesh", "run", "a/b-c.toml", "--runs=1e6"};
    CHECK(shell_line(words) == "kenesh run a/b-c.toml --runs=1e6");
}
