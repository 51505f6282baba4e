#include "sim/cli/load.hpp"

#include <fmt/format.h>

#include <vector>

#include "sim/cli/terminal.hpp"
#include "sim/io/scenario/scenario_reader.hpp"

namespace kenesh {

std::vector<std::string> all_settings(const SimulationOptions& options) {
    // The options that have a key are settings too, so that they get the same checks; they come
    // last, and an option wins over --set.
    std::vector<std::string> settings = options.settings;
    if (options.runs) settings.push_back(fmt::format("runs={}", *options.runs));
    if (options.seed) settings.push_back(fmt::format("seed={}", *options.seed));
    if (options.no_antithetic) settings.emplace_back("antithetic=false");
    return settings;
}

Scenario load_scenario(const std::string& path, const SimulationOptions& options) {
    return read_scenario(path, all_settings(options));
}

Scenario load_scenario(const std::string& path, const SimulationOptions& options,
                       InputFiles& files) {
    const std::vector<std::string> typed = all_settings(options);
    return read_scenario(path, typed_settings(typed), files);
}

Plan load_plan(const Scenario& scenario) {
    Calibrator calibrator(watch_signals());
    return make_plan(scenario, calibrator);
}

}  // namespace kenesh
