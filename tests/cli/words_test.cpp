#include <catch2/catch.hpp>
#include <fstream>

#include "sim/cli/command.hpp"
#include "sim/cli/read_words.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

using namespace kenesh;
using test::run_program;
using test::text_of;

namespace {

const std::filesystem::path kRoot = kenesh::test::source_folder();

/// Words without quotes in them.
std::vector<std::string> split(const std::string& line) {
    std::istringstream in(line);
    std::vector<std::string> words;
    for (std::string word; in >> word;)
        words.push_back(word);
    return words;
}

WordsRead read(const Command& command, const std::vector<std::string>& words) {
    Options options;
    const Action owner = command.declare(options, {});
    return read_words(options, words);
}

const Command& command_named(const std::string& name) {
    return *std::ranges::find(commands(), name, &Command::name);
}

/// The words that a command cannot do without.
std::vector<std::string> required_words(const Options& options) {
    std::vector<std::string> words;
    for (const Option& option : options.all()) {
        if (!option.required) continue;
        if (!option.names.empty()) words.push_back(option.name());
        words.emplace_back("some-file");
    }
    return words;
}

/// A value that the option takes.
std::string value_for(const Option& option) {
    if (!option.choices.empty()) return option.choices.back();
    if (option.label == "KEY=VALUE") return "a=1";
    if (option.label == "I/N") return "1/2";
    if (option.name() == "--separator") return ";";
    if (option.name() == "--decimal") return "comma";
    return option.kind == ValueKind::word ? "64" : "some-file";
}

}  // namespace

TEST_CASE("natural mistakes and natural words: typed -> answered", "[cli]") {
    struct Row {
        std::vector<std::string> typed;
        int code;
        std::string out;  ///< is in stdout
        std::string err;  ///< is in stderr
    };
    const std::vector<Row> rows = {
        {{}, 0, "Examples:", ""},
        {{"help"}, 0, "Commands:", ""},
        {{"help", "run"}, 0, "Usage: kenesh run [OPTIONS] SCENARIO.toml", ""},
        {{"help", "rum"}, 2, "", "unknown command 'rum'; did you mean 'run'?"},
        {{"-V"}, 0, "kenesh 0.", ""},
        {{"version"}, 0, "kenesh 0.", ""},
        {{"-v"},
         2,
         "",
         "kenesh: error: unknown option '-v'; did you mean '-h'?\nSee 'kenesh --help'.\n"},
        {{"--completion"}, 2, "", "--completion needs a value: bash|zsh|fish"},
        {{"--completion", "tcsh"}, 2, "", "'tcsh' is not one of bash, zsh and fish"},
        {{"run", "three-equal-parties", "-n", "10"}, 0, "10 simulated elections", ""},
        {{"run", "three-equal-partis", "-n", "10"}, 2, "", "did you mean 'three-equal-parties'?"},
        {{"run", "three-equal-parties.toml"},
         2,
         "",
         "there is no such file; did you mean 'three-equal-parties'?"},
        {{"run", "three-equal-parties", "--set", "runs", "10"},
         2,
         "",
         "write KEY=VALUE, without spaces"},
        {{"run", "three-equal-parties", "--set", "runs", "=", "10"},
         2,
         "",
         "write KEY=VALUE, without spaces"},
        {{"run", "three-equal-parties", "--set", "runs=", "10"},
         2,
         "",
         "write KEY=VALUE, without spaces"},
        {{"run", "three-equal-parties", "--force"}, 2, "", "--force: is for use with --out"},
        {{"run", "three-equal-parties", "--format", "CSV", "-n", "10"},
         0,
         "system,system_name,choice",
         ""},
        {{"run", "three-equal-parties", "--format", "jsn"},
         2,
         "",
         "'jsn' is not one of table, json and csv"},
        {{"run", "three-equal-parties", "--out", ""}, 2, "", "--out: its value is an empty word"},
        {{"run", "three-equal-parties", "--runs"}, 2, "", "--runs needs a value: N"},
        {{"run", "three-equal-parties", "--quiet=yes"}, 2, "", "--quiet takes no value"},
        {{"run", "three-equal-parties", "--runs", "5", "--runs", "6"},
         2,
         "",
         "--runs: is given more than once"},
        {{"run", "three-equal-parties", "--seed", "-1"},
         2,
         "",
         "--seed: '-1' is not a whole number from 0 to 18446744073709551615"},
        {{"run", "three-equal-parties", "--seed", "38419267450183746529"}, 2, "", "--seed: "},
        {{"run", "three-equal-parties", "--seed", "1.5"}, 2, "", "--seed: "},
        {{"run", "three-equal-parties", "--seed", "020", "-n", "10"}, 0, "seed 20", ""},
        {{"run", "three-equal-parties", "--precision", "nan"},
         2,
         "",
         "--precision: 'nan' is not a number greater than 0"},
        {{"run", "three-equal-parties", "--precision", "inf"}, 2, "", "--precision"},
        {{"run", "three-equal-parties", "--precision", "0"}, 2, "", "--precision"},
        {{"run", "three-equal-parties", "--threads", "0x2"},
         2,
         "",
         "--threads: '0x2' is not a whole number from 0 to 1024"},
        {{"run", "three-equal-parties", "--threads", "1025"}, 2, "", "--threads"},
        {{"replay", "three-equal-parties", "--run", "010"}, 0, "run 10, seed", ""},
        {{"run", "three-equal-parties", "extra"}, 2, "", "unexpected word 'extra'"},
        {{"run"}, 2, "", "kenesh run: error: SCENARIO.toml is missing\nSee 'kenesh run --help'.\n"},
        {{"count", "votes.csv"}, 2, "", "--system is missing"},
        {{"\x1b[31mx"}, 2, "", "unknown command '\\x1b[31mx'"},
        {{"run", "\x1b[31mx"}, 2, "", "\\x1b[31mx: error: there is no such file"},
        {{"run", "three-equal-parties", "--\x1b[31mx"}, 2, "", "unknown option '--\\x1b[31mx'"},
        {{"run", "three-equal-parties", "--csv"}, 2, "", "did you mean '--format csv'?"},
        {{"run", "three-equal-parties", "--html"}, 2, "", "did you mean '--report'?"},
        {{"sweep", "three-equal-parties", "--vary", "party.red.strength=0.2..0.4"},
         2,
         "",
         "--vary: 'party.red.strength=0.2..0.4' is no axis: write party.red.strength=0.2:0.4:STEP"},
        {{"sweep", "three-equal-parties", "--vary", "party.red.strength=0.2-0.4"},
         2,
         "",
         "write party.red.strength=0.2:0.4:STEP, or party.red.strength=0.2,0.4"},
        {{"list"}, 0, "kyrgyzstan-mekenchil ", ""},
        {{"list", "rules"}, 0, "sntv", ""},
    };
    for (const Row& row : rows) {
        const auto run = run_program(kRoot, row.typed);
        std::string typed = "kenesh";
        for (const std::string& word : row.typed)
            typed += " " + word;
        INFO(typed << "\n" << run.out << run.err);
        CHECK(run.code == row.code);
        CHECK_THAT(run.out, Catch::Contains(row.out));
        CHECK_THAT(run.err, Catch::Contains(row.err));
        CHECK(run.out.empty() == (row.code != 0));
        CHECK(run.err.find('\x1b') == run.err.npos);
    }
}

TEST_CASE("All mistakes of a command line are told at once", "[cli]") {
    const auto run = run_program(kRoot, {"run", "--seed", "x", "--runs", "0", "--threds=5"});
    CHECK(run.code == 2);
    CHECK_THAT(run.err, Catch::Contains("unknown option '--threds'; did you mean '--threads'?") &&
                            Catch::Contains("--seed: 'x'") && Catch::Contains("--runs: '0'") &&
                            Catch::Contains("SCENARIO.toml is missing"));
}

TEST_CASE("Options that a format does not heed are refused, the others are taken", "[cli]") {
    std::size_t refused = 0;
    for (const Command& command : commands()) {
        Options declared;
        static_cast<void>(command.declare(declared, {}));
        const auto format = std::ranges::find_if(
            declared.all(), [](const Option& o) { return o.name() == "--format"; });
        if (format == declared.all().end()) continue;
        for (const Option& option : declared.all()) {
            if (option.names.empty() || option.required || option.name() == "--format") continue;
            for (const std::string& word : format->choices) {
                std::vector<std::string> words = required_words(declared);
                if (!option.needs.empty()) words.push_back(option.needs);
                for (const Option& needed : declared.all()) {
                    if (needed.name() == option.needs && needed.kind != ValueKind::none)
                        words.push_back(value_for(needed));
                }
                words.push_back(option.name());
                if (option.kind != ValueKind::none) words.push_back(value_for(option));
                if (command.name == "count" && option.name() == "--seed")
                    words.insert(words.end(), {"--ties", "lot"});
                words.insert(words.end(), {"--format", word});
                const auto named = std::ranges::find_if(
                    kFormats, [&](const Named<Format>& f) { return f.name == word; });
                const bool heeds =
                    option.formats.empty() || std::ranges::count(option.formats, named->value) > 0;
                const WordsRead got = read(command, words);
                INFO(command.name << " " << option.name() << " --format " << word << "\n"
                                  << (got.mistakes.empty() ? "" : got.mistakes.front()));
                CHECK(got.mistakes.empty() == heeds);
                if (!heeds) {
                    ++refused;
                    CHECK_THAT(got.mistakes.front(),
                               Catch::Contains(option.name() + ": is for --format "));
                }
            }
        }
    }
    CHECK(refused > 20);
}

TEST_CASE("What only a table shows is refused for other formats", "[cli]") {
    // Written by hand: what the declarations say is compared with what the commands do.
    for (const char* line :
         {"run s --hemicycle", "run s --color always", "count v --system s --explain",
          "count v --system s --district nowhere", "count v --system s --hemicycle",
          "sweep s --party x", "sweep s --dry-run", "replay s --color never", "fit s --color auto",
          "strategy s --party p --color always"}) {
        std::vector<std::string> words = split(line);
        const Command& command = command_named(words.front());
        words.erase(words.begin());
        INFO(line);
        CHECK(read(command, words).mistakes.empty());
        for (const char* format : {"json", "csv"}) {
            std::vector<std::string> with = words;
            with.insert(with.end(), {"--format", format});
            CHECK_FALSE(read(command, with).mistakes.empty());
        }
    }
    CHECK_FALSE(
        read(command_named("export"), {"s", "--seats", "--format", "json"}).mistakes.empty());
    CHECK_FALSE(
        read(command_named("bench"), {"--against", "x", "--format", "json"}).mistakes.empty());
    CHECK_FALSE(
        read(command_named("count"), {"v", "--system", "s", "--seed", "3"}).mistakes.empty());
    CHECK(read(command_named("count"), {"v", "--system", "s", "--ties", "lot", "--seed", "3"})
              .mistakes.empty());
}

TEST_CASE("The examples of every help are command lines that the program takes", "[cli]") {
    for (const Command& command : commands()) {
        CHECK(command.examples.size() >= 2);
        for (const Example& example : command.examples) {
            INFO(example.line);
            std::vector<std::string> words =
                split(example.line.substr(0, example.line.find_first_of(">;")));
            REQUIRE(words.size() >= 2);
            CHECK(words[0] == "kenesh");
            CHECK(words[1] == command.name);
            words.erase(words.begin(), words.begin() + 2);
            const WordsRead got = read(command, words);
            CHECK(got.mistakes.empty());
        }
    }
}

TEST_CASE("Help is wrapped between words and keeps to the width", "[cli]") {
    for (const char* columns : {"60", "80", "200"}) {
        for (const Command& command : commands()) {
            const test::TemporaryFolder folder;
            const std::string out = (folder.path() / "out").string();
            const int status = std::system(("COLUMNS=" + std::string(columns) + " '" +
                                            kenesh::test::program_file() + "' help " +
                                            command.name + " >'" + out + "'")
                                               .c_str());
            CHECK(status == 0);
            std::istringstream lines(text_of(out));
            for (std::string line; std::getline(lines, line);) {
                INFO(line);
                // A command line to copy stays in one piece, and so does an option's head.
                if (line.starts_with("  kenesh ") || line.starts_with("  -")) continue;
                // Nor is a long word broken.
                if (line.find(' ', line.find_first_not_of(' ')) == line.npos) continue;
                CHECK(line.size() < std::stoul(columns));
            }
        }
    }
}

TEST_CASE("W13: the exit codes of the guide and the manual page are those of the program",
          "[cli]") {
    const std::string guide = text_of(kRoot / "docs" / "guide.md");
    const std::string page = run_program(kRoot, {"--man"}).out;
    for (const ExitMeaning& meaning : kExitMeanings) {
        const std::string code = std::to_string(static_cast<int>(meaning.code));
        INFO(code);
        CHECK_THAT(guide, Catch::Contains("| " + code + " | " + meaning.words + " |"));
        CHECK_THAT(page, Catch::Contains(".TP\n.B " + code + "\n"));
    }
    const std::string table = guide.substr(guide.find("## Exit codes"));
    CHECK(std::ranges::count(table.substr(0, table.find("\n\nResults")), '\n') ==
          static_cast<std::ptrdiff_t>(kExitMeanings.size()) + 3);
}
