#include <algorithm>
#include <filesystem>
#include <memory>
#include <stdexcept>

#include "sim/bench/bench_clock.hpp"
#include "sim/bench/bench_pieces.hpp"
#include "sim/bench/bench_rules.hpp"
#include "sim/cli/about/processor.hpp"
#include "sim/cli/about/utc.hpp"
#include "sim/cli/about/version.hpp"
#include "sim/cli/command.hpp"
#include "sim/cli/commands/tell/validate_hash.hpp"
#include "sim/cli/load.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/crew.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/engine/vector/kernels/kernels_pieces.hpp"
#include "sim/engine/vector/kernels/simd_targets.hpp"
#include "sim/engine/vector/vector_worker.hpp"
#include "sim/io/text/read_file.hpp"
#include "sim/io/text/shipped.hpp"
#include "sim/report/bench/bench_json.hpp"
#include "sim/report/bench/bench_report.hpp"

namespace kenesh {
namespace {

/// All whole elections together, in seconds: the command ends within two minutes.
constexpr double kRateSeconds = 40.0;
constexpr double kPieceSeconds = 0.05;
constexpr double kQuickSeconds = 0.002;

struct BenchOptions {
    std::string scenario;
    Format format = Format::table;
    std::string against;
    int repeat = 7;
    bool quick = false;
    bool validate_hash = false;
};

void refuse_debug_build() {
#if !defined(NDEBUG)
    throw std::runtime_error(
        "this is a debug build, whose times say nothing; build the preset "
        "'release'");
#endif
}

BenchReport read_other(const std::string& path) {
    Diagnostics mistakes;
    const std::optional<std::string> text = read_file(path, mistakes);
    mistakes.throw_if_any();
    std::optional<BenchReport> report = read_bench(*text);
    if (!report)
        throw InputError({{{path, 0, 0}, "is not a result of 'kenesh bench --format json'", {}}});
    return *std::move(report);
}

/// Precondition of what follows; `option` is what cannot do without.
std::filesystem::path shipped_or_refuse(const char* option, const char* words) {
    const auto folder = shipped_folder();
    if (!folder) throw InputError({{{option, 0, 0}, words, {}}});
    return *folder;
}

std::string scenario_path(const BenchOptions& options) {
    if (!options.scenario.empty()) return options.scenario;
    const auto folder =
        shipped_or_refuse("--scenario", "the shipped scenarios are not found; name one");
    return (folder / "bench" / "main-2026.toml").string();
}

/// What the machine would need at its limit; 0 where the limit is not known.
struct Limits {
    Processor processor = this_processor();
    double gigahertz = measured_gigahertz();
    [[nodiscard]] double nanoseconds(SimdTarget target, double operations, double lanes) const {
        const double rate = gigahertz * vector_operations_per_cycle(processor, target) * lanes;
        return rate > 0.0 ? operations / rate : 0.0;
    }
};

void add_piece(const BenchPiece& piece, double limit, const BenchOptions& options,
               BenchReport& report) {
    if (!piece.agrees())
        throw std::runtime_error("'" + piece.name + "' on " + piece.target +
                                 " differs from its check; nothing is timed");
    const double seconds =
        seconds_per_call(piece.run, options.repeat, options.quick ? kQuickSeconds : kPieceSeconds);
    const double nanoseconds = 1e9 * seconds / piece.items;
    report.pieces.push_back({piece.name, piece.target, nanoseconds, limit / nanoseconds});
}

void add_pieces(const Limits& limits, const BenchOptions& options, BenchReport& report) {
    for (const SimdTarget target : simd_targets())
        for (const BenchPiece& piece : vector_pieces(target))
            add_piece(piece, limits.nanoseconds(target, piece.operations, piece.lanes), options,
                      report);
    for (const BenchPiece& piece : rule_pieces())
        add_piece(piece, 0.0, options, report);
}

/// The reference engine, every instruction set, and the best one on 2, 4, 8 ... threads up to all.
std::vector<BenchSetup> setups_of(const Plan& plan) {
    std::vector<BenchSetup> setups{{Engine::reference, SimdTarget::automatic, 1}};
    if (!supported(plan)) return setups;
    for (const SimdTarget target : simd_targets())
        setups.push_back({Engine::vector, target, 1});
    const int all = processors();
    for (int threads = 2; threads < all; threads *= 2)
        setups.push_back({Engine::vector, simd_targets().front(), threads});
    if (all > 1) setups.push_back({Engine::vector, simd_targets().front(), all});
    return setups;
}

/// Share of the limit of drawing: what its normals and exponentials alone would take.
double drawing_share(const Limits& limits, const DrawCounts& draws, const BenchRate& rate) {
    if (rate.setup.engine != Engine::vector || rate.setup.threads != 1) return 0.0;
    const SimdTarget target = rate.setup.simd;
    const OperationCounts count = operation_counts(target);
    const double operations =
        draws.normals / draws.runs * count.normal + draws.exponentials * count.exp;
    const auto lanes = static_cast<double>(piece_kernels(target).lanes);
    return 1e-9 * limits.nanoseconds(target, operations, lanes) * rate.runs_per_second;
}

void add_rates(const Plan& plan, const Limits& limits, const BenchOptions& options,
               BenchReport& report) {
    const std::vector<BenchSetup> setups = setups_of(plan);
    const double series = static_cast<double>(setups.size()) * options.repeat;
    const auto rates = measure_rates(plan, setups, options.repeat,
                                     options.quick ? kQuickSeconds : kRateSeconds / series);
    DrawCounts draws;
    if (setups.size() > 1) draws = draw_counts(plan);
    report.normals_per_draw = draws.normals;
    report.exponentials_per_run = draws.exponentials;
    for (const BenchRate& rate : rates) {
        const bool vector = rate.setup.engine == Engine::vector;
        report.rates.push_back(
            {std::string(name_of(rate.setup.engine)),
             vector ? std::string(name_of(rate.setup.simd)) : std::string("scalar"),
             rate.setup.threads, rate.runs_per_second, rate.slowest, rate.fastest,
             rate.runs_per_second / rates.front().runs_per_second,
             drawing_share(limits, draws, rate)});
    }
}

BenchReport measure(const BenchOptions& options) {
    const std::string path = scenario_path(options);
    const Plan plan = load_plan(load_scenario(path, {}));
    const Limits limits;
    BenchReport report;
    report.version = program_version();
    report.commit = program_commit();
    report.compiler = compiler_name();
    report.processor = limits.processor.name;
    report.processors = processors();
    report.gigahertz = limits.gigahertz;
    report.date = utc_now();
    report.scenario = std::filesystem::path(path).filename().string();
    report.repeat = options.repeat;
    add_pieces(limits, options, report);
    add_rates(plan, limits, options, report);
    return report;
}

/// A check, not a measurement: any build may be asked, and what is measured plays no part.
int validate_hash(const BenchOptions& options) {
    Diagnostics mistakes;
    const auto refuse = [&](bool given, const char* option) {
        if (given) mistakes.error({option, 0, 0}, "cannot be had with --validate-hash");
    };
    refuse(!options.scenario.empty(), "--scenario");
    refuse(!options.against.empty(), "--against");
    refuse(options.quick, "--quick");
    mistakes.throw_if_any();
    const auto folder = shipped_or_refuse("--validate-hash", "the shipped scenarios are not found");
    const std::vector<HashCheck> checks = check_hashes(folder, expected_hashes());
    print(hash_report(checks));
    return std::ranges::all_of(checks, &HashCheck::same) ? kDone : kFailed;
}

int bench(const BenchOptions& options) {
    if (options.validate_hash) return validate_hash(options);
    refuse_debug_build();
    std::optional<BenchReport> other;
    if (!options.against.empty()) other = read_other(options.against);
    const BenchReport report = measure(options);
    if (options.format == Format::json) {
        print(bench_json(report));
        return kDone;
    }
    const TextStyle style = stdout_style(ColorMode::automatic);
    const bool table = options.format == Format::table;
    print(table ? bench_table(report, style) : bench_markdown(report));
    if (other)
        print("\n" + (table ? bench_comparison_table(report, *other, style)
                            : bench_comparison_markdown(report, *other)));
    return kDone;
}

Action declare(Options& words, const CommandContext&) {
    auto options = std::make_shared<BenchOptions>();
    words
        .text("--scenario", "SCENARIO.toml", options->scenario,
              "what is simulated (main-2026.toml: the main scenario of 2026)")
        .is(ValueKind::scenario);
    words.whole("--repeat", "N", options->repeat, 1, 1000, "medians of so many series (default 7)");
    words.text("--against", "FILE.json", options->against, "compare with an earlier result")
        .is(ValueKind::file)
        .only_for({Format::table, Format::markdown});
    words.flag("--quick", options->quick, "a moment for each: checks, not measurements");
    words
        .flag("--validate-hash", options->validate_hash,
              "measure nothing: compare the bytes of shipped scenarios' results, on each "
              "instruction set, with those that every machine has")
        .only_for({Format::table});
    words.format(options->format, {Format::table, Format::json, Format::markdown});
    return [options] { return bench(*options); };
}

}  // namespace

Command bench_command() {
    return {"bench",
            "measure this machine: pieces and whole elections",
            declare,
            {{"kenesh bench", "how fast, beside what the processor could do at most"},
             {"kenesh bench --format json > before.json; kenesh bench --against before.json",
              "before and after a change"},
             {"kenesh bench --validate-hash", "does this build count as every other does?"}}};
}

}  // namespace kenesh
