#include "sim/web/session.hpp"

#include <algorithm>
#include <utility>

#include "sim/cli/about/version.hpp"
#include "sim/cli/commands/results/result_files.hpp"
#include "sim/cli/load.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/engine/reference/reference.hpp"
#include "sim/engine/worker.hpp"
#include "sim/io/results/saved_tallies.hpp"
#include "sim/io/scenario/scenario_writer.hpp"
#include "sim/report/live/live_view.hpp"
#include "sim/report/replay/replay_json.hpp"
#include "sim/report/run/summary_csv.hpp"
#include "sim/report/run/summary_json.hpp"
#include "sim/summary/sample.hpp"
#include "sim/summary/seat_check.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {
namespace {

[[noreturn]] void refuse(const std::string& what, const std::string& why) {
    throw InputError({{{what, 0, 0}, why, {}}});
}

/// One election as a sample.
RunSample single(const Plan& plan, std::int64_t run) {
    RunSample sample;
    sample.preference = Grid<double>(1, plan.choices.size());
    sample.seats.assign(plan.systems.size(), Grid<int>(1, plan.choices.size()));
    sample.nearest.assign(plan.systems.size(), 0);
    ReferenceEngine engine(plan, Normals::counters);
    const Election& election = engine.run(run);
    for (std::size_t k = 0; k < plan.choices.size(); ++k) {
        sample.preference(0, k) = election.preference[k];
        for (std::size_t s = 0; s < plan.systems.size(); ++s)
            sample.seats[s](0, k) =
                election.systems[s].list_seats[k] + election.systems[s].district_seats[k];
    }
    return sample;
}

}  // namespace

const Session::Opened& Session::opened() const {
    if (!opened_) refuse("session", "no scenario is open");
    return *opened_;
}

void Session::open(const std::string& path, const std::vector<std::string>& settings,
                   PilotPoints points) {
    SimulationOptions options;
    options.settings = settings;
    Scenario scenario = load_scenario(path, options);
    std::string digest = points == PilotPoints::all ? scenario_digest(scenario) : std::string();
    Plan plan = make_plan(scenario, points == PilotPoints::all ? exact_ : quick_);
    TallyLayout layout = tally_layout(plan);
    opened_ =
        Opened{std::move(scenario), std::move(digest), std::move(plan), std::move(layout), {}};
    clear();
}

void Session::clear() {
    if (!opened_) return;
    opened_->simulation = {};
    opened_->simulation.engine = engine_for(opened_->plan, Engine::vector, Normals::counters);
}

void Session::simulate(std::int64_t first, std::int64_t runs) {
    if (first < 0 || runs < 1 || first + runs > kMostRuns)
        refuse("runs", "elections are numbered from 0 to 2^30 - 1");
    if (opened().plan.antithetic && (first % 2 != 0 || runs % 2 != 0))
        refuse("runs", "with twins, elections come in pairs");
    SimulationSettings settings;
    settings.first_run = first;
    settings.runs = runs;
    settings.engine = Engine::vector;
    settings.threads = 1;
    Simulation more = kenesh::simulate(opened_->plan, settings);
    Simulation& all = opened_->simulation;
    if (all.tallies.runs == 0) {
        all = std::move(more);
        return;
    }
    all.first_run = std::min(all.first_run, more.first_run);
    all.tallies += more.tallies;
}

std::string Session::counts() const {
    const Opened& now = opened();
    return tallies_json({now.simulation, Normals::counters, {}}, now.layout, now.digest);
}

void Session::add(const std::string& counts) {
    const Opened& now = opened();
    const SavedSimulation more = read_tallies(counts, "counts", now.layout, now.digest);
    Simulation& all = opened_->simulation;
    if (all.tallies.runs == 0) {
        all = more.simulation;
        return;
    }
    all.first_run = std::min(all.first_run, more.simulation.first_run);
    all.tallies += more.simulation.tallies;
}

std::string Session::summary() const {
    const Opened& now = opened();
    const Summary summary = summarise(now.scenario, now.plan, now.layout, now.simulation);
    require_whole_houses(summary);
    return summary_json(summary,
                        provenance_of(now.scenario, now.simulation.engine, Normals::counters));
}

std::string Session::summary_table() const {
    const Opened& now = opened();
    return summary_csv(summarise(now.scenario, now.plan, now.layout, now.simulation));
}

std::string Session::view(std::optional<std::int64_t> run) const {
    const Opened& now = opened();
    if (now.simulation.tallies.runs == 0) refuse("runs", "no election was counted yet");
    const Summary summary = summarise(now.scenario, now.plan, now.layout, now.simulation);
    const RunSample sample =
        run ? single(now.plan, *run)
            : sample_runs(now.plan, summary, std::min(kHouses, now.simulation.tallies.runs));
    const LiveView view =
        live_view(summary, sample, run.value_or(0), run ? LiveDetail::moving : LiveDetail::all);
    return live_json(view, summary, controls(now.scenario));
}

std::string Session::sample(std::int64_t runs) const {
    const Opened& now = opened();
    const Summary summary = summarise(now.scenario, now.plan, now.layout, now.simulation);
    return sample_json(summary, sample_runs(now.plan, summary, runs));
}

std::string Session::replay(std::int64_t run) const {
    const Opened& now = opened();
    ReferenceEngine engine(now.plan, Normals::counters);
    return replay_json(replay_of(now.scenario, now.plan, run, engine.run(run)));
}

std::string Session::scenario_files() const {
    return files_json(write_scenario(opened().scenario));
}

}  // namespace kenesh
