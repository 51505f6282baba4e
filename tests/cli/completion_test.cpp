#include <catch2/catch.hpp>
#include <fstream>
#include <regex>
#include <set>

#include "sim/cli/command.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

using namespace kenesh;
using test::run_program;

namespace {

const std::filesystem::path kRoot = kenesh::test::source_folder();

/// "--runs", "-n", ...: the options that a command's help lists.
std::set<std::string> options_of(const std::string& help) {
    std::set<std::string> options;
    const std::regex line("\n  (-[^ ]+)");
    for (std::sregex_iterator at(help.begin(), help.end(), line), end; at != end; ++at) {
        std::istringstream names((*at)[1]);
        for (std::string name; std::getline(names, name, ',');)
            options.insert(name);
    }
    return options;
}

/// Command -> options, from the help pages; the program's own under "".
std::map<std::string, std::set<std::string>> all_options() {
    std::map<std::string, std::set<std::string>> all;
    const std::string help = run_program(kRoot, {"--help"}).out;
    all[""] = options_of(help);
    for (const Command& command : commands())
        all[command.name] = options_of(run_program(kRoot, {command.name, "--help"}).out);
    return all;
}

/// The section of a man page on one command.
std::string section(const std::string& page, const std::string& command) {
    const auto from =
        command.empty() ? page.find(".SH OPTIONS") : page.find(".SS " + command + "\n");
    REQUIRE(from != page.npos);
    return page.substr(from, page.find("\n.S", from + 4) - from);
}

std::string without(const std::string& text, char letter) {
    std::string out;
    for (const char c : text)
        if (c != letter) out += c;
    return out;
}

/// What bash offers after these words, the last of which is being typed.
std::string bash_offers(const std::string& script, const std::vector<std::string>& words) {
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "try";
    std::ofstream out(file);
    out << script << "\nCOMP_WORDS=(";
    for (const std::string& word : words)
        out << " '" << word << "'";
    out << ")\nCOMP_CWORD=" << words.size() - 1 << "\n_kenesh\necho \"${COMPREPLY[@]}\"\n";
    out.close();
    const std::string command =
        "bash '" + file.string() + "' > '" + (folder.path() / "out").string() + "'";
    REQUIRE(std::system(command.c_str()) == 0);
    return test::text_of(folder.path() / "out");
}

}  // namespace

TEST_CASE("The manual page and the completions have every option", "[cli]") {
    const auto all = all_options();
    REQUIRE(all.size() >= 8);
    REQUIRE(all.at("run").count("--hemicycle") == 1);
    const std::string page = without(run_program(kRoot, {"--man"}).out, '\\');
    const std::string bash = run_program(kRoot, {"--completion", "bash"}).out;
    const std::string zsh = run_program(kRoot, {"--completion", "zsh"}).out;
    const std::string fish = run_program(kRoot, {"--completion", "fish"}).out;
    for (const auto& [command, options] : all) {
        const std::string of_bash = "        " + (command.empty() ? "''" : command) + ") options=";
        const auto at = bash.find(of_bash);
        REQUIRE(at != bash.npos);
        const std::string line = bash.substr(at, bash.find('\n', at) - at);
        const std::string of_page = section(page, command);
        for (const std::string& option : options) {
            INFO(command << " " << option);
            CHECK(line.find(option) != line.npos);
            CHECK(of_page.find("fB" + option + "fR") != of_page.npos);
            CHECK(zsh.find(option) != zsh.npos);
            const std::string name =
                option.starts_with("--") ? " -l " + option.substr(2) : " -s " + option.substr(1);
            CHECK(fish.find(name) != fish.npos);
        }
    }
}

TEST_CASE("bash completes commands, options and values", "[cli]") {
    const std::string script = run_program(kRoot, {"--completion", "bash"}).out;
    CHECK(bash_offers(script, {"kenesh", "re"}) == "replay report register\n");
    CHECK(bash_offers(script, {"kenesh", "run", "--hemi"}) == "--hemicycle\n");
    CHECK(bash_offers(script, {"kenesh", "run", "--engine", "v"}) == "vector\n");
    CHECK(bash_offers(script, {"kenesh", "list", "sys"}) == "systems\n");
    CHECK(bash_offers(script, {"kenesh", "run", "--runs", ""}) == "\n");
}

TEST_CASE("Words that make no page are mistakes", "[cli]") {
    CHECK(run_program(kRoot, {"--completion", "tcsh"}).code == 2);
    CHECK(run_program(kRoot, {"--man", "run"}).code == 2);
}
