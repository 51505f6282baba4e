#include "sim/report/live/controls.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "sim/io/scenario/scenario_reader.hpp"
#include "tests/support/paths.hpp"

using namespace kenesh;

namespace {

std::string setting(const Control& control, double value) {
    return control.whole ? fmt::format("{}={:.0f}", control.key, value)
                         : fmt::format("{}={}", control.key, value);
}

}  // namespace

TEST_CASE("Every control of every shipped scenario may be moved from end to end", "[report]") {
    std::size_t moved = 0;
    for (const auto& file : std::filesystem::directory_iterator(
             kenesh::test::source_folder() / std::filesystem::path("scenarios"))) {
        if (file.path().extension() != ".toml") continue;
        const std::string path = file.path().string();
        const Scenario scenario = read_scenario(path, {});
        std::set<std::string> keys;
        for (const Control& control : controls(scenario)) {
            INFO(path << ": " << control.key);
            CHECK(keys.insert(control.key).second);
            CHECK(control.least <= control.value);
            CHECK(control.value <= control.most);
            for (const double value : {control.least, control.most}) {
                // All that a party can have is what the others leave.
                if (control.group == ControlGroup::strength && value > control.value) continue;
                const std::vector<std::string> settings{setting(control, value)};
                CHECK_NOTHROW(read_scenario(path, settings));
                ++moved;
            }
        }
    }
    CHECK(moved > 100);
}
