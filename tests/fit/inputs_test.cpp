#include <catch2/catch.hpp>
#include <filesystem>

#include "sim/fit/fit.hpp"
#include "sim/io/scenario/scenario_reader.hpp"
#include "sim/io/study/fitted_scenario.hpp"
#include "tests/support/small_country.hpp"

using namespace kenesh;

TEST_CASE("a fit opens nothing once it has begun", "[fit]") {
    const auto fitted = [](bool remove) {
        const test::TemporaryFolder folder;
        const auto path = test::write_small_country(folder);
        InputFiles files;
        const ScenarioAt scenario_at = [&](std::span<const double> values) {
            const std::vector<std::string> settings{"uncertainty.candidate=" +
                                                    std::to_string(values[0])};
            return read_scenario(path, typed_settings(settings), files);
        };
        const std::vector<FreeKey> keys{{"uncertainty.candidate", 0.1, 1.0, 0.3, {}}};
        static_cast<void>(scenario_at(std::vector<double>{0.3}));
        files.close();
        if (remove) std::filesystem::remove_all(folder.path());
        FitSettings settings;
        settings.runs = 64;
        settings.starts = 2;
        settings.replicates = 20;
        const std::vector<Target> targets{{"new.gallagher", 4.0, 1.0, "", {}}};
        const Fit found = fit(scenario_at, keys, targets, {}, settings);
        const std::vector<double> values{found.keys[0].value};
        return fitted_scenario(path, folder.path(), found.keys, scenario_at(values), files);
    };
    CHECK(fitted(true) == fitted(false));
}
