#include "sim/cli/commands/tell/validate_hash.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "sim/cli/load.hpp"
#include "sim/engine/simulate.hpp"
#include "sim/engine/vector/kernels/simd_targets.hpp"
#include "sim/io/text/digest.hpp"
#include "sim/report/run/summary_csv.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {
namespace {

constexpr std::string_view kReference = "reference";

/// Result files by their names.
using Files = std::map<std::string_view, std::string>;

Files result_of(const Scenario& scenario, const Plan& plan, Engine engine, SimdTarget target) {
    SimulationSettings settings;
    settings.runs = kHashedRuns;
    settings.engine = engine;
    settings.simd = target;
    const Summary summary = summarise(scenario, plan, tally_layout(plan), simulate(plan, settings));
    return {{"summary.csv", summary_csv(summary)},
            {"seats.csv", seats_csv(summary)},
            {"districts.csv", districts_csv(summary)}};
}

/// One scenario's part of the table on one target.
void check_on(const Scenario& scenario, const Plan& plan, SimdTarget target,
              std::span<const ExpectedHash> rows, std::vector<HashCheck>& out) {
    const bool scalar = target == SimdTarget::automatic;
    const std::string_view engine = name_of(scalar ? Engine::reference : Engine::vector);
    Files files;
    for (const ExpectedHash& row : rows) {
        if (row.engine != engine) continue;
        if (files.empty())
            files = result_of(scenario, plan, scalar ? Engine::reference : Engine::vector, target);
        out.push_back({std::string(row.scenario),
                       std::string(scalar ? kReference : name_of(target)), std::string(row.file),
                       std::string(row.sha256), sha256(files[row.file])});
    }
}

}  // namespace

std::vector<HashCheck> check_hashes(const std::filesystem::path& shipped,
                                    std::span<const ExpectedHash> expected) {
    std::vector<SimdTarget> targets{SimdTarget::automatic};
    for (const SimdTarget target : simd_targets())
        targets.push_back(target);
    std::vector<HashCheck> checks;
    for (auto first = expected.begin(); first != expected.end();) {
        const auto last = std::find_if(first, expected.end(), [&](const ExpectedHash& row) {
            return row.scenario != first->scenario;
        });
        const auto file = shipped / "scenarios" / (std::string(first->scenario) + ".toml");
        const Scenario scenario = load_scenario(file.string(), {});
        const Plan plan = load_plan(scenario);
        for (const SimdTarget target : targets)
            check_on(scenario, plan, target, {first, last}, checks);
        first = last;
    }
    return checks;
}

std::string hash_report(std::span<const HashCheck> checks) {
    std::string text;
    std::ptrdiff_t wrong = 0;
    for (auto first = checks.begin(); first != checks.end();) {
        const auto last = std::find_if(first, checks.end(), [&](const HashCheck& one) {
            return one.scenario != first->scenario || one.target != first->target;
        });
        const auto differ =
            std::count_if(first, last, [](const HashCheck& one) { return !one.same(); });
        wrong += differ;
        text += fmt::format("{}  {}  {}\n", first->scenario, first->target,
                            differ == 0 ? "same bytes" : "DIFFERS");
        for (auto one = first; one != last; ++one) {
            if (one->same()) continue;
            text += fmt::format("  {}\n    expected  {}\n    found     {}\n", one->file,
                                one->expected, one->found);
        }
        first = last;
    }
    text += wrong == 0 ? fmt::format("{} results of {} runs: all bytes are as expected\n",
                                     checks.size(), kHashedRuns)
                       : fmt::format("{} of {} results of {} runs differ\n", wrong, checks.size(),
                                     kHashedRuns);
    return text;
}

}  // namespace kenesh
