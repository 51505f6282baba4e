#include "sim/report/replay/replay.hpp"
#include "sim/report/replay/replay_json.hpp"
#include "sim/report/replay/replay_table.hpp"

#include <algorithm>
#include <memory>

#include "sim/cli/command.hpp"
#include "sim/cli/load.hpp"
#include "sim/cli/options.hpp"
#include "sim/cli/shown.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/engine/reference/reference.hpp"

namespace kenesh {
namespace {

struct ReplayOptions {
    std::string scenario;
    std::int64_t run = 0;
    std::string system;
    SimulationOptions simulation;
    OutputOptions output;
};

/// Leaves one system, if one is named. The others are counted all the same: what is drawn depends
/// on which contests a scenario has.
void keep_system(const std::string& id, const std::string& file, Replay& replay) {
    if (id.empty()) return;
    std::vector<std::string> known;
    for (const ReplaySystem& system : replay.systems)
        known.push_back(system.id);
    const auto at = std::ranges::find(known, id);
    if (at == known.end())
        throw InputError(
            {{{file, 0, 0}, "no system '" + id + "' in the scenario", nearest(id, known)}});
    replay.systems = {replay.systems[static_cast<std::size_t>(at - known.begin())]};
}

int replay(const ReplayOptions& options) {
    const Scenario scenario = load_scenario(options.scenario, options.simulation);
    const Plan plan = load_plan(scenario);
    ReferenceEngine engine(plan, options.simulation.normals);
    Replay replay = replay_of(scenario, plan, options.run, engine.run(options.run));
    keep_system(options.system, options.scenario, replay);
    switch (options.output.format) {
        case Format::table:
            print_shown(replay_table(replay, stdout_style(options.output.color)));
            break;
        case Format::json:
            print(replay_json(replay));
            break;
        case Format::csv:
            print(replay_csv(replay));
            break;
        case Format::markdown:
            break;
    }
    return kDone;
}

Action declare(Options& words, const CommandContext&) {
    auto options = std::make_shared<ReplayOptions>();
    add_scenario(words, options->scenario);
    words.whole("--run", "N", options->run, 0, kMostRuns - 1,
                "which run, counted from 0 (default 0)");
    words.text("--system", "ID", options->system, "show this system only");
    add_draw_options(words, options->simulation);
    add_output_options(words, options->output);
    return [options] { return replay(*options); };
}

}  // namespace

Command replay_command() {
    return {"replay",
            "one run in full: every candidate's votes and every seat",
            declare,
            {{"kenesh replay kyrgyzstan-mekenchil --run 7",
              "the eighth election, district by district"},
             {"kenesh replay kyrgyzstan-mekenchil --run 7 --system kg-2021 --format csv",
              "under one system, as a table for other programs"}}};
}

}  // namespace kenesh
