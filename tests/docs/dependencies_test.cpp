#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "tests/support/paths.hpp"
#include "tests/support/program.hpp"

/// docs/design.md, "Dependencies": each library is where the table says that it is, and of sim/
/// nowhere else. Tests and benchmarks are free.
namespace kenesh {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = test::source_folder();

/// What a library's headers begin with.
const std::map<std::string, std::string> kHeaders = {{"Eigen", "Eigen/"},
                                                     {"Boost.Random", "boost/random"},
                                                     {"Boost.Math", "boost/math"},
                                                     {"CLI11", "CLI/"},
                                                     {"toml++", "toml++/"},
                                                     {"nlohmann-json", "nlohmann/"},
                                                     {"fmt", "fmt/"},
                                                     {"Highway", "hwy/"},
                                                     {"utf8proc", "utf8proc.h"},
                                                     {"SQLite", "sqlite3.h"},
                                                     {"NLopt", "nlopt"},
                                                     {"zlib", "zlib.h"},
                                                     {"zstd", "zstd.h"},
                                                     {"MPI", "mpi.h"},
                                                     {"Catch2", "catch2/"},
                                                     {"Google Benchmark", "benchmark/"}};

struct Dependency {
    std::string library;
    std::set<std::string> places;
};

std::vector<Dependency> dependencies() {
    static const std::regex kRow(R"(\| ([\w.+-]+(?: [A-Z][a-z]+)?)[^|]*\| [^|]+ \| ([^|]+) \|)");
    static const std::regex kPlace(R"([^, ]+)");
    const std::string page = test::text_of(kRoot / "docs/design.md");
    std::istringstream lines(page.substr(page.find("\n## Dependencies")));
    std::vector<Dependency> rows;
    std::smatch match;
    for (std::string line; std::getline(lines, line);) {
        if (!std::regex_match(line, match, kRow) || match[1] == "library" || match[1] == "---")
            continue;
        Dependency row{match[1], {}};
        const std::string places = match[2];
        for (std::sregex_iterator i(places.begin(), places.end(), kPlace), end; i != end; ++i)
            row.places.insert(i->str());
        rows.push_back(std::move(row));
    }
    return rows;
}

/// Sources by the angle-bracketed header that they include.
std::multimap<std::string, std::string> includes() {
    static const std::regex kInclude(R"re(#\s*include <([^>]+)>)re");
    std::multimap<std::string, std::string> found;
    for (const char* folder : {"sim", "bench", "tests"})
        for (const auto& entry : fs::recursive_directory_iterator(kRoot / folder)) {
            const std::string extension = entry.path().extension().string();
            if (extension != ".cpp" && extension != ".hpp") continue;
            const std::string text = test::text_of(entry.path());
            const std::string source = fs::relative(entry.path(), kRoot).string();
            for (std::sregex_iterator i(text.begin(), text.end(), kInclude), end; i != end; ++i)
                found.emplace((*i)[1], source);
        }
    return found;
}

std::set<std::string> users_of(const std::multimap<std::string, std::string>& includes,
                               const std::string& header) {
    std::set<std::string> users;
    for (const auto& [name, source] : includes)
        if (name.starts_with(header)) users.insert(source);
    return users;
}

}  // namespace

TEST_CASE("docs/design.md says where each dependency is used", "[docs]") {
    const auto rows = dependencies();
    const auto included = includes();
    CHECK(rows.size() == kHeaders.size());
    for (const Dependency& row : rows) {
        INFO(row.library);
        const auto header = kHeaders.find(row.library);
        REQUIRE(header != kHeaders.end());
        const auto users = users_of(included, header->second);
        CHECK_FALSE(users.empty());
        if (row.places.contains("everywhere")) continue;
        std::set<std::string> used;
        for (const std::string& user : users) {
            INFO(user);
            const auto place =
                std::find_if(row.places.begin(), row.places.end(),
                             [&](const std::string& name) { return user.starts_with(name); });
            if (user.starts_with("sim/")) CHECK(place != row.places.end());
            if (place != row.places.end()) used.insert(*place);
        }
        CHECK(used == row.places);
    }
}

}  // namespace kenesh
