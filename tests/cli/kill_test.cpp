#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "sim/engine/random/philox.hpp"
#include "sim/io/text/digest.hpp"
#include "tests/support/program.hpp"
#include "tests/support/signalled.hpp"

// Commands that write, killed at moments of their own: what they would replace is there whole, as
// it was or as it was to be, and the next one clears what they left.
using namespace kenesh;
using test::run_program;
using test::TemporaryFolder;
using test::text_of;

namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;
using Clock = std::chrono::steady_clock;

const fs::path kRoot = kenesh::test::source_folder();
const std::string kSmall = (kRoot / "scenarios/three-equal-parties.toml").string();

/// Bytes of every file below a path, hidden ones too, by name; manifests differ from run to run.
std::map<std::string, std::string> files_of(const fs::path& path) {
    std::map<std::string, std::string> files;
    if (fs::is_regular_file(path)) files[""] = text_of(path);
    if (fs::is_directory(path))
        for (const auto& entry : fs::recursive_directory_iterator(path))
            if (entry.is_regular_file() && entry.path().filename() != "manifest.json")
                files[fs::relative(entry.path(), path).string()] = text_of(entry.path());
    return files;
}

/// Are a result folder's files those that its manifest names?
bool agrees_with_manifest(const fs::path& folder) {
    const auto json = nlohmann::json::parse(text_of(folder / "manifest.json"), nullptr, false);
    if (!json.is_object()) return false;
    std::map<std::string, std::string> digests = json["sha256"];
    std::map<std::string, std::string> found;
    for (const auto& [name, bytes] : files_of(folder))
        found[name] = sha256(bytes);
    return digests == found;
}

std::vector<std::string> hidden_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.path().filename().string().front() == '.')
            names.push_back(entry.path().filename().string());
    return names;
}

/// What is killed: commands that make the old and the new output, from the same folder.
struct Case {
    std::string name;
    std::string output;  ///< relative to the folder
    std::vector<Words> preparation;
    Words older;
    Words newer;
};

Words run_words(const std::string& runs, const std::string& out, Words more = {}) {
    Words words = {"run", kSmall, "--quiet", "--runs", runs, "--out", out};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

Words sweep_words(const std::string& steps, const std::string& out, Words more = {}) {
    Words words = {"sweep",   kSmall,  "--vary", "uncertainty.national=" + steps, "--runs", "200",
                   "--quiet", "--out", out};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

std::vector<Case> cases() {
    return {
        {"run --out", "r", {}, run_words("2000", "r"), run_words("4000", "r", {"--report"})},
        {"report",
         "page.html",
         {run_words("2000", "a"), run_words("4000", "b")},
         {"report", "a", "-o", "page.html"},
         {"report", "b", "-o", "page.html"}},
        {"merge of runs",
         "m",
         {run_words("2000", "a", {"--shard", "1/2"}), run_words("2000", "b", {"--shard", "2/2"}),
          run_words("4000", "c", {"--shard", "1/2"}), run_words("4000", "d", {"--shard", "2/2"})},
         {"merge", "a", "b", "-o", "m"},
         {"merge", "c", "d", "-o", "m"}},
        {"export",
         "points.csv",
         {sweep_words("0.1:0.3:0.01", "s")},
         {"export", "s", "-o", "points.csv"},
         {"export", "s", "--seats", "-o", "points.csv"}},
    };
}

void must_run(const fs::path& folder, const Words& words) {
    const auto run = run_program(folder, words);
    INFO(run.err);
    REQUIRE(run.code == 0);
}

/// The moment of kill `n`, uniform over a little more than the command's time.
std::chrono::microseconds moment(std::uint32_t n, Clock::duration whole) {
    const auto span =
        std::chrono::duration_cast<std::chrono::microseconds>(whole).count() * 11 / 10;
    const auto draw = philox({n, 0, 0, 0}, {23, 0})[0] % static_cast<std::uint64_t>(span);
    return std::chrono::microseconds(draw);
}

void kill(const Case& test, std::uint32_t times) {
    INFO(test.name);
    const TemporaryFolder folder;
    const fs::path output = folder.path() / test.output;
    for (const Words& words : test.preparation)
        must_run(folder.path(), words);
    must_run(folder.path(), test.newer);
    const auto newer = files_of(output);
    const auto begin = Clock::now();
    must_run(folder.path(), test.older);
    const auto whole = Clock::now() - begin;
    const auto older = files_of(output);
    REQUIRE(older != newer);
    for (std::uint32_t n = 0; n < times; ++n) {
        const int signal = n % 4 == 3 ? SIGTERM : SIGKILL;
        test::signalled(folder.path(), test.newer, signal, moment(n, whole));
        INFO("kill " << n);
        const auto left = files_of(output);
        CHECK((left == older || left == newer));
        if (fs::is_directory(output)) CHECK(agrees_with_manifest(output));
        if (left == newer) must_run(folder.path(), test.older);
    }
    must_run(folder.path(), test.newer);
    CHECK(files_of(output) == newer);
    CHECK(hidden_in(folder.path()).empty());
}

/// A run into the folder where the user stands has no name to exchange.
void kill_in_place(std::uint32_t times) {
    const TemporaryFolder folder;
    must_run(folder.path(), run_words("2000", "."));
    const auto begin = Clock::now();
    must_run(folder.path(), run_words("2000", "."));
    const auto whole = Clock::now() - begin;
    const auto older = files_of(folder.path());
    for (std::uint32_t n = 0; n < times; ++n) {
        test::signalled(folder.path(), run_words("4000", "."), SIGKILL, moment(n, whole));
        INFO("kill " << n);
        must_run(folder.path(), run_words("2000", "."));  // not taken for somebody else's
        CHECK(files_of(folder.path()) == older);
        CHECK(agrees_with_manifest(folder.path()));
    }
}

}  // namespace

TEST_CASE("nothing is lost or half written by a killed command", "[cli][kill]") {
    for (const Case& test : cases())
        kill(test, 5);
    kill_in_place(5);
}

TEST_CASE("nothing is lost or half written by a hundred killed commands", "[cli][kill][slow]") {
    for (const Case& test : cases())
        kill(test, 20);
    kill_in_place(20);
}
