#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <cstring>
#include <fstream>

#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

using namespace kenesh;
using test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

const fs::path kRoot = kenesh::test::source_folder();

struct Stopped {
    int code = -1;         ///< exit code, or 128 + signal
    double seconds = 0.0;  ///< from the signal to the end
};

/// Does the process already handle the signal? (/proc, "SigCgt": a mask in hexadecimal digits.)
bool handles(pid_t process, int signal) {
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(status, line);) {
        if (line.rfind("SigCgt:", 0) != 0) continue;
        const auto mask = std::stoull(line.substr(7), nullptr, 16);
        return ((mask >> (signal - 1)) & 1U) != 0;
    }
    return false;
}

pid_t start(const fs::path& folder, std::vector<std::string> words) {
    words.insert(words.begin(), kenesh::test::program_file());
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child != 0) return child;
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    if (::chdir(folder.c_str()) != 0 || std::freopen("/dev/null", "w", stdout) == nullptr ||
        std::freopen("/dev/null", "w", stderr) == nullptr)
        ::_exit(99);
    ::execv(arguments[0], arguments.data());
    ::_exit(98);
}

/// Starts the program in a folder, sends it a signal while it works, and again, and waits for its
/// end.
Stopped stop(const fs::path& folder, const std::vector<std::string>& words, int signal,
             int times = 1) {
    const pid_t child = start(folder, words);
    for (int tries = 0; tries < 2000 && !handles(child, signal); ++tries)
        ::usleep(10'000);
    ::usleep(300'000);  // into the work
    using Clock = std::chrono::steady_clock;
    const auto sent = Clock::now();
    for (int i = 0; i < times; ++i) {
        ::kill(child, signal);
        // The handler must have run, or the second signal is one with the first.
        for (int tries = 0; i + 1 < times && tries < 2000 && handles(child, signal); ++tries)
            ::usleep(1'000);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    Stopped out;
    out.seconds = std::chrono::duration<double>(Clock::now() - sent).count();
    out.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return out;
}

std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

/// A scenario whose calibration takes long: heavy tails over many regions and choices.
void write_slow_scenario(const fs::path& folder) {
    std::ofstream units(folder / "units.csv");
    units << "unit,region,registered,seat\n";
    for (int u = 0; u < 400; ++u)
        units << "u" << u << ",r" << u << ",1000,s" << u << "\n";
    std::ofstream scenario(folder / "slow.toml");
    scenario << "title = \"slow\"\ngeography = \"units.csv\"\nruns = 1000\n"
                "[turnout]\nmean = 0.5\n[uncertainty]\nnational = 2.0\nregion = 2.0\nunit = "
                "1.0\ntails = 3\n";
    for (int p = 0; p < 60; ++p)
        scenario << "[[party]]\nid = \"p" << p
                 << "\"\nname = \"P\"\nstrength = " << (p == 0 ? "0.41" : "0.01")
                 << "\ncandidates = 1\n";
    scenario << "[[system]]\nid = \"s\"\nname = \"S\"\n[[system.tier]]\nkind = \"districts\"\n"
                "districting = \"seat\"\nseats = 1\nrule = \"plurality\"\n";
}

}  // namespace

// Generous beside the promise of one second: other tests run at the same time.
constexpr double kSoon = 5.0;

TEST_CASE("sigterm-ignored: the first signal ends every command soon", "[cli][threads]") {
    const TemporaryFolder folder;
    write_slow_scenario(folder.path());
    const std::vector<std::vector<std::string>> lines = {
#ifdef NDEBUG
        {"bench"},  // a debug build refuses it
#endif
        {"check", "slow.toml"},
        {"replay", "slow.toml"},
        {"run", "slow.toml", "--out", "o"},
    };
    for (const auto& words : lines) {
        for (const int signal : {SIGTERM, SIGINT}) {
            const Stopped end = stop(folder.path(), words, signal);
            INFO(words.front());
            CHECK(end.code == 130);
            CHECK(end.seconds < kSoon);
        }
    }
    CHECK(names_in(folder.path()) == std::vector<std::string>{"slow.toml", "units.csv"});
}

TEST_CASE("a second signal ends the program at once", "[cli][threads]") {
    const TemporaryFolder folder;
    // One block that takes minutes: the first signal is heeded when it is done.
    const Stopped end = stop(folder.path(),
                             {"run", (kRoot / "scenarios/kyrgyzstan-mekenchil.toml").string(),
                              "--runs", "1e9", "--engine", "reference", "--block", "1000000000"},
                             SIGINT, 2);
    CHECK(end.code == 130);
    CHECK(end.seconds < kSoon);
}

TEST_CASE("thread-limit: where threads are not to be had fewer do the work", "[cli][threads]") {
    if (::geteuid() != 0) return;  // only root may become the user whose threads are limited
    if (std::system("command -v setpriv >/dev/null && command -v prlimit >/dev/null") != 0) return;
    const TemporaryFolder folder;
    fs::permissions(folder.path(), fs::perms::all);
    const std::string words = " run three-equal-parties --runs 20k --threads 64 --format csv";
    const auto with = [&](const std::string& before, const std::string& out) {
        const std::string to = (folder.path() / out).string();
        return std::system((before + "'" + kenesh::test::program_file() + "'" + words + " >'" + to +
                            "' 2>'" + to + ".err'")
                               .c_str());
    };
    REQUIRE(with("", "free") == 0);
    const int limited =
        with("setpriv --reuid=65534 --regid=65534 --clear-groups prlimit --nproc=3 ", "limited");
    INFO(test::text_of(folder.path() / "limited.err"));
    CHECK(WEXITSTATUS(limited) == 0);
    CHECK(test::text_of(folder.path() / "free") == test::text_of(folder.path() / "limited"));
}
