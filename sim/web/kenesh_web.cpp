#include "sim/web/kenesh_web.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "sim/cli/about/utc.hpp"
#include "sim/cli/about/version.hpp"
#include "sim/cli/commands/results/merge_runs.hpp"
#include "sim/cli/commands/results/result_files.hpp"
#include "sim/cli/commands/simulate/shard.hpp"
#include "sim/cli/commands/tell/validate_hash.hpp"
#include "sim/cli/exit_code.hpp"
#include "sim/cli/load.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/core/visible.hpp"
#include "sim/engine/simulate.hpp"
#include "sim/engine/worker.hpp"
#include "sim/io/results/result_folder.hpp"
#include "sim/io/scenario/scenario_writer.hpp"
#include "sim/summary/seat_check.hpp"
#include "sim/summary/summary.hpp"
#include "sim/web/session.hpp"

namespace kenesh {
namespace {

std::string messages;

std::vector<std::string> lines_of(const char* text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        if (!line.empty()) lines.push_back(line);
    return lines;
}

/// What an action's failure is told as; exceptions do not leave the module.
template <class Action>
int told(const Action& action) noexcept {
    try {
        messages.clear();
        return action();
    } catch (const InputError& error) {
        for (const Diagnostic& diagnostic : error.diagnostics())
            messages += to_string(diagnostic) + '\n';
        return kBadInput;
    } catch (const std::exception& error) {
        messages = "kenesh: error: " + visible_bytes(error.what()) + "\n";
        return kFailed;
    }
}

/// A text of the session; null where it fails.
template <class Action>
const char* text_of(const Action& action) noexcept {
    static std::string text;
    const int code = told([&] {
        text = action();
        return kDone;
    });
    return code == kDone ? text.c_str() : nullptr;
}

Session& session() {
    static Session one;
    return one;
}

struct Asked {
    std::string scenario;
    std::vector<std::string> settings;
    Shard shard;
    std::string engine;
    std::string folder;
};

void check(const Asked& asked) {
    Diagnostics mistakes;
    if (asked.shard.number < 1 || asked.shard.number > asked.shard.count)
        mistakes.error({"shard", 0, 0}, "shards are numbered from 1 to their count");
    if (!named(kEngines, asked.engine))
        mistakes.error({"engine", 0, 0}, "there is no engine '" + asked.engine + "'");
    mistakes.throw_if_any();
}

Manifest manifest_of(const Asked& asked, const Plan& plan, const Simulation& simulation,
                     const Provenance& provenance, Engine wanted) {
    Manifest manifest;
    manifest.version = program_version();
    manifest.commit = program_commit();
    manifest.compiler = compiler_name();
    manifest.simd_target = simulation.engine == Engine::vector
                               ? std::string(name_of(simulation.simd))
                               : std::string("scalar");
    manifest.engine_reason = reason_for_reference(plan, wanted, Normals::counters);
    manifest.threads = simulation.threads;
    manifest.command_line = {"kenesh", "run", asked.scenario};
    for (const std::string& setting : asked.settings) {
        manifest.command_line.emplace_back("--set");
        manifest.command_line.push_back(setting);
    }
    manifest.scenario_digest = provenance.scenario_digest;
    return manifest;
}

int run(const Asked& asked) {
    check(asked);
    SimulationOptions options;
    options.settings = asked.settings;
    const Scenario scenario = load_scenario(asked.scenario, options);
    check_result_folder(asked.folder, scenario_digest(scenario), true);
    const Plan plan = load_plan(scenario);
    SimulationSettings settings;
    settings.runs = scenario.runs;
    settings.engine = *named(kEngines, asked.engine);
    take_shard(asked.shard, scenario.antithetic, settings);
    if (settings.runs == 0)
        throw InputError({{{"shard", 0, 0}, "there are fewer pairs of runs than shards", {}}});
    const std::string started = utc_now();
    const auto start = std::chrono::steady_clock::now();
    const Simulation simulation = simulate(plan, settings);
    const TallyLayout layout = tally_layout(plan);
    const Summary summary = summarise(scenario, plan, layout, simulation);
    require_whole_houses(summary);
    const Provenance provenance = provenance_of(scenario, simulation.engine, Normals::counters);
    Manifest manifest = manifest_of(asked, plan, simulation, provenance, settings.engine);
    manifest.started = started;
    manifest.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const std::vector<ResultFile> files =
        result_files(scenario, summary, {simulation, Normals::counters, {}}, layout, provenance);
    write_result_folder(asked.folder, files, manifest, true);
    return kDone;
}

}  // namespace
}  // namespace kenesh

const char* kenesh_version() {
    static const std::string text =
        kenesh::program_version() + " (commit " + kenesh::program_commit() + ")";
    return text.c_str();
}

int kenesh_run(const char* scenario, const char* settings, int shard, int shards,
               const char* engine, const char* folder) {
    return kenesh::told([&] {
        return kenesh::run({scenario, kenesh::lines_of(settings), {shard, shards}, engine, folder});
    });
}

int kenesh_merge(const char* folders, const char* output) {
    return kenesh::told([&] {
        const auto lines = kenesh::lines_of(folders);
        if (lines.empty())
            throw kenesh::InputError({{{"folders", 0, 0}, "there is nothing to merge", {}}});
        const std::vector<std::filesystem::path> paths(lines.begin(), lines.end());
        kenesh::merge_runs(paths, output, true);
        return kenesh::kDone;
    });
}

int kenesh_validate_hash(const char* shipped) {
    return kenesh::told([&] {
        const auto checks = kenesh::check_hashes(shipped, kenesh::expected_hashes());
        kenesh::messages = kenesh::hash_report(checks);
        return std::ranges::all_of(checks, &kenesh::HashCheck::same) ? kenesh::kDone
                                                                     : kenesh::kFailed;
    });
}

int kenesh_open(const char* scenario, const char* settings, int quick) {
    return kenesh::told([&] {
        kenesh::session().open(scenario, kenesh::lines_of(settings),
                               quick != 0 ? kenesh::PilotPoints::eighth : kenesh::PilotPoints::all);
        return kenesh::kDone;
    });
}

int kenesh_simulate(double first, double runs) {
    return kenesh::told([&] {
        kenesh::session().simulate(static_cast<std::int64_t>(first),
                                   static_cast<std::int64_t>(runs));
        return kenesh::kDone;
    });
}

const char* kenesh_counts() {
    return kenesh::text_of([] { return kenesh::session().counts(); });
}

int kenesh_add(const char* counts) {
    return kenesh::told([&] {
        kenesh::session().add(counts);
        return kenesh::kDone;
    });
}

int kenesh_clear() {
    return kenesh::told([] {
        kenesh::session().clear();
        return kenesh::kDone;
    });
}

const char* kenesh_summary() {
    return kenesh::text_of([] { return kenesh::session().summary(); });
}

const char* kenesh_summary_table() {
    return kenesh::text_of([] { return kenesh::session().summary_table(); });
}

const char* kenesh_view(double run) {
    return kenesh::text_of([&] {
        return kenesh::session().view(run < 0.0 ? std::nullopt
                                                : std::optional(static_cast<std::int64_t>(run)));
    });
}

const char* kenesh_sample(double runs) {
    return kenesh::text_of(
        [&] { return kenesh::session().sample(static_cast<std::int64_t>(runs)); });
}

const char* kenesh_replay(double run) {
    return kenesh::text_of(
        [&] { return kenesh::session().replay(static_cast<std::int64_t>(run)); });
}

const char* kenesh_scenario() {
    return kenesh::text_of([] { return kenesh::session().scenario_files(); });
}

const char* kenesh_messages() {
    return kenesh::messages.c_str();
}
