#include <fmt/format.h>

#include <memory>

#include "sim/cli/command.hpp"
#include "sim/cli/commands/simulate/shard.hpp"
#include "sim/cli/commands/study/sweep_design.hpp"
#include "sim/cli/commands/study/sweep_dry_run.hpp"
#include "sim/cli/commands/study/sweep_sensitivity.hpp"
#include "sim/cli/shown.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/core/interrupted.hpp"
#include "sim/core/quoted.hpp"
#include "sim/io/results/sweep_store.hpp"
#include "sim/io/study/prior_reader.hpp"
#include "sim/report/sweep/sweep_csv.hpp"
#include "sim/report/sweep/sweep_table.hpp"
#include "sim/sweep/check_points.hpp"
#include "sim/sweep/fleet.hpp"

namespace kenesh {
namespace {

constexpr std::size_t kMostLines = 400;  ///< of a table; more points are what the export is for

struct SweepOptions {
    DesignOptions design;
    SimulationOptions simulation;
    OutputOptions output;
    std::optional<Shard> shard;
    std::string store;
    std::string party;
    std::vector<std::string> measures;
    bool force = false;
    bool dry_run = false;
    std::vector<std::string> command_line;
    Fleet* fleet = nullptr;
};

/// Runs what the store has not yet; false if it ended early.
bool run(AskedSweep& asked, const SweepOptions& options, SweepStore& store) {
    const auto total = static_cast<std::int64_t>(asked.design.points.size());
    const auto done = store.finished();
    const auto points = points_to_run(total, asked.settings.shard, done);
    if (!done.empty() && !options.output.quiet)
        print_error(fmt::format("kenesh sweep: {} points are there, {} to do\n", done.size(),
                                points.size()));
    ProgressBar bar(!options.output.quiet && !options.output.no_progress);
    Progress progress;
    progress.unit = "points";
    progress.total = static_cast<std::int64_t>(points.size());
    asked.settings.finished = [&](const SweepPointResult& result) {
        store.write(result);
        ++progress.done;
        bar.show(progress);
    };
    if (options.fleet == nullptr) return run_points(asked.design, points, asked.settings);
    return options.fleet->lead(asked.design, points, asked.settings, store.identity().digest());
}

void show(SweepStore& store, const SweepOptions& options) {
    const SweepIdentity sweep = store.identity();
    if (options.output.format == Format::csv) print(sweep_csv_header(sweep));
    std::vector<SweepPointResult> points;
    store.for_each([&](const SweepPointResult& point) {
        if (options.output.format == Format::csv) {
            print(sweep_csv(point));
        } else if (options.output.format == Format::json) {
            print(sweep_json_line(sweep, point));
        } else if (points.size() <= kMostLines) {
            points.push_back(point);
            points.back().histogram.clear();
        }
    });
    if (options.output.format != Format::table || points.empty()) return;
    if (points.size() > kMostLines) {
        if (!options.output.quiet)
            print(fmt::format("{} points are in {}; 'kenesh export {}' writes them as a table\n",
                              store.finished().size(), options.store, options.store));
        return;
    }
    const std::string party = options.party.empty() ? party_of(sweep, points[0]) : options.party;
    print_shown(sweep_table(sweep, points, party, stdout_style(options.output.color)));
}

/// The shard asked for, or that of a task of a job array.
Shard shard_of(const SweepOptions& options) {
    if (options.shard) return *options.shard;
    const auto task = shard_of_job_array();
    if (task && !options.output.quiet)
        print_error(
            fmt::format("kenesh sweep: shard {}/{} of the job array\n", task->number, task->count));
    return task.value_or(Shard{});
}

/// Priors are drawn where that was asked for, since each point then costs as many calibrations:
/// that they are not is said.
void tell_of_priors(const AskedSweep& asked, const OutputOptions& output) {
    const std::vector<SettingText> set = typed_settings(asked.set);
    const ScenarioPriors priors = read_priors(asked.scenario, set, *asked.files);
    if (output.quiet || (priors.priors.empty() && !priors.table)) return;
    print_error(
        "kenesh sweep: [prior] is not drawn here: every point has the file's own values; "
        "--prior draws it at every point\n");
}

/// Throws InputError where points have fewer pairs than priors, or one of these a mistake at the
/// first point.
void check_priors(const AskedSweep& asked) {
    const std::vector<DesignPoint>& priors = asked.settings.priors;
    if (priors.empty()) return;
    Design design{"prior", {}, {}};
    for (const DesignPoint& prior : priors)
        design.points.push_back(with_prior(asked.design.points.front(), prior));
    check_points(design, asked.settings);
    const Scenario first = asked.first();
    const std::int64_t pairs = first.antithetic ? (first.runs + 1) / 2 : first.runs;
    if (pairs < static_cast<std::int64_t>(priors.size()))
        throw InputError({{{"[prior]", 0, 0},
                           fmt::format("{} runs are fewer than a pair for each of {} points of the "
                                       "parameters",
                                       first.runs, priors.size()),
                           {}}});
}

/// Every point's scenario is made once, so that all mistakes are told and all files are open; from
/// then on none is opened.
Scenario read_all(AskedSweep& asked, const SweepOptions& options) {
    check_points(asked.design, asked.settings);
    check_priors(asked);
    const bool leads = options.fleet == nullptr || options.fleet->leads();
    if (leads && !options.design.prior) tell_of_priors(asked, options.output);
    asked.files->close();
    Scenario first = asked.first();
    SimulationSettings& simulation = asked.settings.simulation;
    if (options.simulation.runs) simulation.runs = first.runs;
    return first;
}

SweepStore store_of(const AskedSweep& asked, const SweepOptions& options, const Scenario& first) {
    SqliteWatch watch;
    watch.stop = asked.settings.stop;
    watch.hurry = asked.settings.finish;
    if (!options.output.quiet)
        watch.waiting = [&options] {
            print_error("kenesh sweep: waits for another program that reads " + options.store +
                        "\n");
        };
    return SweepStore::begin(options.store,
                             identity_of(asked, first, shell_line(options.command_line)),
                             options.force, watch);
}

int simulate_and_show(AskedSweep& asked, const SweepOptions& options) {
    const Scenario first = read_all(asked, options);
    if (options.dry_run) {
        print(dry_run(asked, first));
        return kDone;
    }
    SweepStore store = store_of(asked, options, first);
    if (!run(asked, options, store)) throw Interrupted();
    if (options.design.sensitivity && asked.settings.shard.count == 1) {
        print_result(sensitivity_text(store, options.measures, options.output),
                     options.output.format);
    } else {
        show(store, options);
    }
    return kDone;
}

int sweep(const SweepOptions& options) {
    if (options.design.prior && options.simulation.normals != Normals::counters)
        throw InputError({{{"--prior", 0, 0}, "cannot be had with --normals", {}}});
    AskedSweep asked = asked_sweep(options.design, options.simulation);
    if (options.design.prior && asked.settings.simulation.precision > 0.0)
        throw InputError({{{"--prior", 0, 0}, "has a number of runs, not a precision", {}}});
    asked.settings.shard = shard_of(options);
    asked.settings.stop = watch_signals_and_finish();
    asked.settings.finish = watch_termination();  // a SIGTERM asks to be resumed
    if (asked.settings.simulation.precision > 0.0) asked.settings.simulation.runs = kMostRuns;
    try {
        if (options.fleet == nullptr || options.fleet->leads())
            return simulate_and_show(asked, options);
        const Scenario first = read_all(asked, options);
        options.fleet->follow(asked.design, asked.settings,
                              identity_of(asked, first, shell_line(options.command_line)).digest());
        return kDone;
    } catch (const Interrupted&) {
        if (!options.output.quiet)
            print_error("kenesh sweep: ended early; the same command goes on where it stopped\n");
        return asked.settings.stop.raised() ? kInterrupted : kToBeResumed;
    }
}

void add_design_options(Options& words, DesignOptions& options) {
    words.text("", "FILE.toml", options.file, "scenario, or sweep file with an [[axis]]")
        .must()
        .is(ValueKind::sweep);
    const auto take_axis = [&options](const std::string& text) {
        options.vary.push_back(text);
        return spelling_of_axis(text);
    };
    words
        .word("--vary", "AXIS",
              "key=from:to:step, key=a,b,c, key=low:high, or keys that move together: "
              "a=1,2+b=3,4; several make a grid",
              take_axis)
        .repeatable = true;
    Option& design = words.word("--design", "grid|latin-hypercube|sobol", "which points", {});
    design.kind = ValueKind::choice;
    design.choices = {"grid", "latin-hypercube", "sobol"};
    design.take = [&options, choices = design.choices](const std::string& text) {
        const auto at = choice_of(text, choices);
        if (!at) return not_one_of(text, choices);
        options.design = choices[*at];
        return std::string();
    };
    words.whole("--points", "N", options.points, 1, 1'000'000,
                "points of a design that is no grid (256)");
    words.seed("--design-seed", options.design_seed, "seed of a Latin hypercube (1)").rarely();
    words.flag("--sensitivity", options.sensitivity,
               "which key matters most: Sobol indices of the measures over --points points");
    words.flag("--prior", options.prior,
               "draw the scenario's [prior] at every point; costs their calibrations at each");
}

/// Where no name is given it is the file's, here.
void name_store(SweepOptions& options) {
    options.store = std::filesystem::path(options.design.file).stem().string() + ".sqlite";
    if (!options.output.quiet) print_error("kenesh sweep: the store is " + options.store + "\n");
}

Action declare(Options& words, const CommandContext& context) {
    auto options = std::make_shared<SweepOptions>();
    options->fleet = context.fleet;
    options->command_line = context.command_line;
    add_design_options(words, options->design);
    words
        .text("-o,--out", "STORE", options->store,
              "the store, one SQLite file (default: the name of FILE with .sqlite)")
        .is(ValueKind::file);
    words.flag("--force", options->force, "begin anew where the store is of another sweep");
    words
        .flag("--dry-run", options->dry_run,
              "print points, runs, time and memory; simulate next to nothing")
        .only_for({Format::table});
    words.text("--party", "ID", options->party, "of which party the table tells")
        .only_for({Format::table});
    words.texts("--measure", "NAME", options->measures, "system.choice.measure or system.measure")
        .only_with("--sensitivity");
    add_shard_option(words, options->shard);
    add_simulation_options(words, options->simulation);
    add_output_options(words, options->output);
    return [options] {
        if (options->store.empty() && !options->dry_run) name_store(*options);
        return sweep(*options);
    };
}

}  // namespace

Command sweep_command() {
    return {
        "sweep",
        "the same at every point of a grid or design, into a store that can be resumed",
        declare,
        {{"kenesh sweep kyrgyzstan-mekenchil --vary party.mekenchil.strength=0.2:0.5:0.05 --runs "
          "10k --out strength.sqlite",
          "seven strengths"},
         {"kenesh sweep kyrgyzstan-mekenchil --vary party.mekenchil.strength=0.2,0.4 --dry-run",
          "how many points, how long, how much memory"}}};
}

}  // namespace kenesh
