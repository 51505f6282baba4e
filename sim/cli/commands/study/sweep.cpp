#include <fmt/format.h>

#include <chrono>
#include <memory>

#include "sim/cli/about/version.hpp"
#include "sim/cli/command.hpp"
#include "sim/cli/commands/simulate/shard.hpp"
#include "sim/cli/commands/study/sweep_design.hpp"
#include "sim/cli/commands/study/sweep_sensitivity.hpp"
#include "sim/cli/load.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/quoted.hpp"
#include "sim/io/scenario/scenario_reader.hpp"
#include "sim/io/scenario/scenario_writer.hpp"
#include "sim/io/text/digest.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/sweep/sweep_csv.hpp"
#include "sim/report/sweep/sweep_table.hpp"
#include "sim/sweep/fleet.hpp"

namespace kenesh {
namespace {

using Clock = std::chrono::steady_clock;

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

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// The first point's: what is common to all need not be a scenario without a point's settings.
Scenario first_scenario(const AskedSweep& asked) {
    std::vector<std::string> settings = asked.settings.settings;
    const auto& own = asked.design.points.front().settings;
    settings.insert(settings.end(), own.begin(), own.end());
    return read_scenario(asked.settings.scenario, settings);
}

/// Everything that decides a number of the store.
std::string digest_of(const AskedSweep& asked, const Scenario& base) {
    std::string text = program_version() + "\n" + scenario_digest(base) + "\n" + asked.design.kind;
    text += fmt::format("\n{} {} {}\n", name_of(asked.settings.simulation.engine),
                        name_of(asked.settings.simulation.normals),
                        asked.settings.simulation.precision);
    for (const DesignPoint& point : asked.design.points) {
        for (const std::string& setting : point.settings)
            text += setting + "\n";
        text += "\n";
    }
    return sha256(text);
}

SweepIdentity identity_of(const AskedSweep& asked, const Scenario& base,
                          const std::string& command) {
    SweepIdentity out;
    out.program = program_version();
    out.digest = digest_of(asked, base);
    out.title = base.title;
    out.scenario = write_scenario(base).front().contents;
    out.design = asked.design.kind;
    out.parameters = asked.design.names;
    out.points = static_cast<std::int64_t>(asked.design.points.size());
    out.seed = std::to_string(base.seed);
    out.command = command;
    out.shard = asked.settings.shard.number;
    out.shards = asked.settings.shard.count;
    return out;
}

/// What the points will take, from a moment of the first one.
int dry_run(const AskedSweep& asked, const Scenario& base) {
    const auto points = points_to_run(static_cast<std::int64_t>(asked.design.points.size()),
                                      asked.settings.shard, {});
    SweepSettings probe = asked.settings;
    constexpr std::int64_t kProbe = 1 << 14;
    const auto time_of = [&](std::int64_t runs) {
        probe.settings.push_back(fmt::format("runs={}", runs));
        probe.simulation.precision = 0.0;
        probe.simulation.threads = 1;
        const auto start = Clock::now();
        run_points(asked.design, std::span(points).first(1), probe);
        return seconds_since(start);
    };
    const double one = time_of(2);
    const double per_run = std::max(time_of(kProbe) - one, 0.0) / static_cast<double>(kProbe);
    const int threads = probe.simulation.threads = thread_count(asked.settings.simulation.threads);
    const auto each = static_cast<double>(base.runs);
    const double total = static_cast<double>(points.size()) * (one + each * per_run) / threads;
    const TallyLayout layout = tally_layout(load_plan(base));
    std::string text;
    for (const std::string& name : asked.design.names)
        text += name + "\t";
    text += "\n";
    for (const std::int64_t p : points) {
        for (const std::string& value : asked.design.points[static_cast<std::size_t>(p)].values)
            text += value + "\t";
        text += "\n";
    }
    const std::string runs = asked.settings.simulation.precision > 0.0
                                 ? "runs until the precision is reached"
                                 : grouped(base.runs) + " runs each";
    text += fmt::format("{} points, {}; about {:.0f} s on {} threads, {:.0f} MB\n", points.size(),
                        runs, std::ceil(total), threads,
                        8.0 + 8e-6 * 12.0 * static_cast<double>(layout.size) * threads);
    print(text);
    return kDone;
}

/// Runs what the store has not yet; the exit code.
int run(AskedSweep& asked, const SweepOptions& options, SweepStore& store) {
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
    const StopFlag stop = watch_signals_and_finish();
    asked.settings.stop = stop;
    asked.settings.finish = watch_termination();
    asked.settings.finished = [&](const SweepPointResult& result) {
        store.write(result);
        ++progress.done;
        bar.show(progress);
    };
    const bool all = options.fleet != nullptr
                         ? options.fleet->lead(asked.design, points, asked.settings)
                         : run_points(asked.design, points, asked.settings);
    if (all) return kDone;
    if (!options.output.quiet)
        print_error("kenesh sweep: ended early; the same command goes on where it stopped\n");
    return stop.raised() ? kInterrupted : kToBeResumed;
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
        print(fmt::format("{} points are in {}; 'kenesh export {}' writes them as a table\n",
                          store.finished().size(), options.store, options.store));
        return;
    }
    const std::string party = options.party.empty() ? party_of(sweep, points[0]) : options.party;
    print(sweep_table(sweep, points, party, stdout_style(options.output.color)));
}

int sweep(const SweepOptions& options) {
    static_cast<void>(watch_termination());  // a SIGTERM from now on asks to be resumed
    AskedSweep asked = asked_sweep(options.design, options.simulation);
    asked.settings.shard = options.shard.value_or(Shard{});
    if (!options.shard) {
        if (const auto task = shard_of_job_array()) {
            asked.settings.shard = *task;
            if (!options.output.quiet)
                print_error(fmt::format("kenesh sweep: shard {}/{} of the job array\n",
                                        task->number, task->count));
        }
    }
    if (asked.settings.simulation.precision > 0.0 && !options.simulation.runs)
        asked.settings.simulation.runs = kMostRuns;
    if (options.fleet != nullptr && !options.fleet->leads()) {
        asked.settings.stop = watch_signals_and_finish();
        asked.settings.finish = watch_termination();
        if (options.simulation.runs) asked.settings.simulation.runs = first_scenario(asked).runs;
        options.fleet->follow(asked.design, asked.settings);
        return kDone;
    }
    const Scenario base = first_scenario(asked);
    if (options.simulation.runs) asked.settings.simulation.runs = base.runs;
    check_points(asked.design, asked.settings);
    if (options.dry_run) return dry_run(asked, base);
    if (options.store.empty()) {
        throw InputError({{{"--out", 0, 0}, "a sweep needs a store: --out FILE.sqlite", {}}});
    }
    SweepStore store = SweepStore::begin(
        options.store, identity_of(asked, base, shell_line(options.command_line)), options.force);
    const int code = run(asked, options, store);
    if (code != kDone) return code;
    if (options.design.sensitivity && asked.settings.shard.count == 1) {
        print(sensitivity_text(store, asked.design.names, options.measures, options.output));
    } else if (!options.output.quiet || options.output.format != Format::table) {
        show(store, options);
    }
    return kDone;
}

void add_design_options(Options& words, DesignOptions& options) {
    words.text("", "FILE.toml", options.file, "scenario, or sweep file with an [[axis]]")
        .must()
        .is(ValueKind::sweep);
    words.texts("--vary", "AXIS", options.vary,
                "key=from:to:step, key=a,b,c, key=low:high, or keys that move together: "
                "a=1,2+b=3,4; several make a grid");
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
}

Action declare(Options& words, const CommandContext& context) {
    auto options = std::make_shared<SweepOptions>();
    options->fleet = context.fleet;
    options->command_line = context.command_line;
    add_design_options(words, options->design);
    words.text("-o,--out", "STORE", options->store, "the store, one SQLite file")
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
    return [options] { return sweep(*options); };
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
