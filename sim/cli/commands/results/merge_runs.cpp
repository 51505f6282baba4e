#include "sim/cli/commands/results/merge_runs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "sim/cli/about/utc.hpp"
#include "sim/cli/about/version.hpp"
#include "sim/cli/commands/results/result_files.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/io/results/result_folder.hpp"
#include "sim/io/scenario/scenario_writer.hpp"
#include "sim/summary/rare.hpp"
#include "sim/summary/seat_check.hpp"

namespace kenesh {
namespace {

struct Part {
    std::string folder;
    ReadFolder read;
};

std::vector<Part> read_parts(std::span<const std::filesystem::path> folders) {
    std::vector<Part> parts;
    for (const auto& folder : folders)
        parts.push_back({folder.string(), read_result_folder(folder.string())});
    std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
        return a.read.saved.simulation.first_run < b.read.saved.simulation.first_run;
    });
    return parts;
}

/// The shards must follow one another from run 0 to the scenario's last.
void check(const std::vector<Part>& parts) {
    Diagnostics mistakes;
    const Part& first = parts.front();
    std::int64_t next = 0;
    for (const Part& part : parts) {
        const Simulation& simulation = part.read.saved.simulation;
        if (part.read.scenario != first.read.scenario ||
            simulation.engine != first.read.saved.simulation.engine ||
            part.read.saved.normals != first.read.saved.normals) {
            mistakes.error({part.folder, 0, 0}, "is of another simulation than " + first.folder);
        } else if (simulation.interrupted) {
            mistakes.error({part.folder, 0, 0}, "was interrupted: run that shard again");
        } else if (simulation.first_run != next) {
            mistakes.error({part.folder, 0, 0},
                           fmt::format("begins with run {}, where run {} is wanted: a shard is "
                                       "missing or there twice",
                                       simulation.first_run, next));
        }
        next = simulation.first_run + simulation.tallies.runs;
    }
    if (mistakes.empty() && next < first.read.scenario.runs) {
        mistakes.error({parts.back().folder, 0, 0},
                       fmt::format("ends with run {} of {}: a shard is missing", next,
                                   first.read.scenario.runs));
    }
    mistakes.throw_if_any();
}

}  // namespace

void merge_runs(std::span<const std::filesystem::path> folders, const std::string& output,
                bool force) {
    const std::vector<Part> parts = read_parts(folders);
    check(parts);
    const ReadFolder& first = parts.front().read;
    check_result_folder(output, scenario_digest(first.scenario), force);
    SavedSimulation whole = first.saved;
    for (std::size_t i = 1; i < parts.size(); ++i)
        whole.simulation.tallies += parts[i].read.saved.simulation.tallies;
    const TallyLayout layout = tally_layout(first.plan);
    const Summary summary = summarise(first.scenario, first.plan, layout, whole.simulation);
    require_whole_houses(summary);
    const Provenance provenance =
        provenance_of(first.scenario, whole.simulation.engine, whole.normals);
    Manifest manifest;
    manifest.version = program_version();
    manifest.commit = program_commit();
    manifest.compiler = compiler_name();
    manifest.started = utc_now();
    manifest.command_line = {"kenesh", "merge"};
    for (const Part& part : parts)
        manifest.command_line.push_back(part.folder);
    manifest.scenario_digest = provenance.scenario_digest;
    write_result_folder(output, result_files(first.scenario, summary, whole, layout, provenance),
                        manifest, force);
}

}  // namespace kenesh
