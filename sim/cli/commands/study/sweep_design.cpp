#include "sim/cli/commands/study/sweep_design.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "sim/cli/about/version.hpp"
#include "sim/cli/load.hpp"
#include "sim/core/whole_number.hpp"
#include "sim/io/scenario/scenario_reader.hpp"
#include "sim/io/scenario/scenario_writer.hpp"
#include "sim/io/study/prior_reader.hpp"
#include "sim/io/study/sweep_facts.hpp"
#include "sim/io/study/sweep_reader.hpp"
#include "sim/sweep/designs.hpp"

namespace kenesh {
namespace {

constexpr std::int64_t kUsualPoints = 256;

SweepFile file_of(const DesignOptions& options) {
    if (is_sweep_file(options.file)) return read_sweep_file(options.file);
    SweepFile file;
    file.scenario = options.file;
    return file;
}

std::string folder_of(const Place& place) {
    return std::filesystem::path(place.file).parent_path().string();
}

std::vector<AxisText> axis_texts(const SweepFile& file, const DesignOptions& options,
                                 Diagnostics& mistakes) {
    std::vector<AxisText> texts = file.axes;
    for (const std::string& text : options.vary) {
        if (auto axis = parse_axis(text, mistakes)) texts.push_back(std::move(*axis));
    }
    return texts;
}

std::vector<Axis> axes_of(std::span<const AxisText> texts, const DesignOptions& options,
                          Diagnostics& mistakes) {
    std::vector<Axis> axes;
    for (const AxisText& text : texts) {
        auto axis = axis_of(text, mistakes);
        if (!axis) continue;
        for (const Axis& other : axes) {
            if (other.name == axis->name)
                mistakes.error(text.place, fmt::format("'{}' varies twice", axis->name));
        }
        axes.push_back(std::move(*axis));
    }
    if (texts.empty() && mistakes.empty()) {
        mistakes.error({options.file, 0, 0},
                       "nothing varies: give --vary key=from:to:step, or a file with an [[axis]]");
    }
    return axes;
}

Design design_of(const std::string& kind, const std::vector<Axis>& axes, std::int64_t points,
                 std::uint64_t seed, bool sensitivity, Diagnostics& mistakes) {
    const auto count = static_cast<std::size_t>(points);
    if (sensitivity) return saltelli_design(axes, count);
    if (kind == "latin-hypercube") return latin_hypercube_design(axes, count, seed);
    if (kind == "sobol") return sobol_design(axes, count);
    return grid_design(axes, mistakes);
}

/// The axis that moves the key of a setting; null for a prior's.
const AxisText* axis_moving(const std::string& setting, std::span<const AxisText> axes) {
    const auto moves = [&](const AxisText& axis) {
        return std::ranges::any_of(
            axis.keys, [&](const std::string& key) { return setting.starts_with(key + "="); });
    };
    const auto axis = std::ranges::find_if(axes, moves);
    return axis == axes.end() ? nullptr : &*axis;
}

bool is_in_file(const AxisText& axis) {
    return axis.place.line > 0;
}

/// The numbers of an axis as shares, where they were written in per cent: "0.2:0.4:0.05" for
/// "20:40:5"; "" where that is not what it is.
std::string as_shares(const AxisText& axis) {
    if (axis.keys.size() != 1) return {};
    std::vector<std::string> numbers;
    if (axis.steps) numbers.assign(axis.steps->begin(), axis.steps->end());
    for (const std::vector<std::string>& value : axis.values)
        numbers.push_back(value.front());
    for (std::string& number : numbers) {
        const auto value = finite_number(number);
        if (!value) return {};
        number = fmt::format("{}", *value / 100.0);
    }
    return fmt::format("{}", fmt::join(numbers, axis.steps ? ":" : ","));
}

/// The mistake of one value as that of the whole axis, where all are written in per cent.
Diagnostic of_axis(const Diagnostic& mistake, const std::string& setting, const AxisText& axis) {
    const auto value = finite_number(setting.substr(setting.find('=') + 1));
    const bool share = value && mistake.suggestion == fmt::format("{}", *value / 100.0);
    const std::string meant = share ? as_shares(axis) : std::string();
    if (meant.empty()) return {{"--vary " + setting, 0, 0}, mistake.message, mistake.suggestion};
    return {axis.place, mistake.message.substr(0, mistake.message.rfind(", not ")), meant};
}

/// A mistake in a point's setting stands where its axis does.
Diagnostic in_axis(Diagnostic mistake, const DesignPoint& point, std::span<const AxisText> axes) {
    for (const std::string& setting : point.settings) {
        if (mistake.place.file != "--set " + setting) continue;
        const AxisText* axis = axis_moving(setting, axes);
        if (axis == nullptr)
            return {
                {"[prior]", 0, 0}, "at " + setting + ": " + mistake.message, mistake.suggestion};
        if (!is_in_file(*axis)) return of_axis(mistake, setting, *axis);
        return {axis->place, setting + ": " + mistake.message, mistake.suggestion};
    }
    return mistake;
}

/// Makes a point's scenario from the files: what all points have, then what is the point's own.
ScenarioAtPoint scenarios_of(std::filesystem::path scenario, std::vector<SettingText> common,
                             std::vector<AxisText> axes, std::shared_ptr<InputFiles> files) {
    return [scenario = std::move(scenario), common = std::move(common), axes = std::move(axes),
            files = std::move(files)](const DesignPoint& point) {
        std::vector<SettingText> all = common;
        for (const std::string& setting : point.settings) {
            const AxisText* axis = axis_moving(setting, axes);
            const bool in_file = axis != nullptr && is_in_file(*axis);
            all.push_back({setting, in_file ? folder_of(axis->place) : std::string()});
        }
        try {
            return read_scenario(scenario, all, *files);
        } catch (const InputError& error) {
            std::vector<Diagnostic> placed;
            for (const Diagnostic& one : error.diagnostics())
                placed.push_back(in_axis(one, point, axes));
            throw InputError(std::move(placed));
        }
    };
}

/// The points of the priors whose keys nothing else sets.
std::vector<DesignPoint> priors_of(const AskedSweep& asked, std::vector<SettingText> settings) {
    // What an axis moves is no prior: any of its values says so.
    for (const std::string& setting : asked.design.points.front().settings)
        settings.push_back({setting});
    const ScenarioPriors read = read_priors(asked.scenario, settings, *asked.files);
    if (read.table) return read.table->design.points;
    if (read.priors.empty())
        throw InputError(
            {{{"--prior", 0, 0}, "the scenario has no [prior] of a key that does not vary", {}}});
    return prior_design(read.priors, read.points, asked.first().seed).points;
}

}  // namespace

std::string spelling_of_axis(const std::string& text) {
    const std::size_t equals = text.find('=');
    if (equals == text.npos) return {};
    const std::string value = text.substr(equals + 1);
    const std::size_t dots = value.find("..");
    const std::size_t dash = value.find('-', 1);
    const std::size_t at = dots != value.npos ? dots : dash;
    if (at == value.npos) return {};
    const std::string low = value.substr(0, at);
    const std::string high = value.substr(at + (at == dots ? 2 : 1));
    if (!finite_number(low) || !finite_number(high)) return {};
    return fmt::format("'{0}' is no axis: write {1}={2}:{3}:STEP, or {1}={2},{3}", text,
                       text.substr(0, equals), low, high);
}

AskedSweep asked_sweep(const DesignOptions& options, const SimulationOptions& simulation) {
    const SweepFile file = file_of(options);
    Diagnostics mistakes;
    AskedSweep asked;
    asked.scenario = file.scenario;
    asked.set = file.settings;
    asked.set.insert(asked.set.end(), simulation.settings.begin(), simulation.settings.end());
    std::vector<SettingText> settings;
    for (const std::string& setting : file.settings)
        settings.push_back({setting, std::filesystem::path(options.file).parent_path().string()});
    for (const std::string& setting : all_settings(simulation))
        settings.push_back({setting});
    const std::vector<AxisText> texts = axis_texts(file, options, mistakes);
    const std::vector<Axis> axes = axes_of(texts, options, mistakes);
    mistakes.throw_if_any();
    asked.files = std::make_shared<InputFiles>();
    asked.settings.scenario_at = scenarios_of(file.scenario, settings, texts, asked.files);
    asked.design =
        design_of(options.design.value_or(file.design), axes,
                  options.points.value_or(file.points.value_or(kUsualPoints)),
                  options.design_seed.value_or(file.design_seed), options.sensitivity, mistakes);
    mistakes.throw_if_any();
    if (options.prior) asked.settings.priors = priors_of(asked, settings);
    SimulationSettings& run = asked.settings.simulation;
    run.threads = simulation.threads;
    run.engine = simulation.engine;
    run.normals = simulation.normals;
    run.simd = simulation.simd;
    run.precision = simulation.precision > 0.0 ? simulation.precision : file.precision;
    return asked;
}

SweepIdentity identity_of(const AskedSweep& asked, const Scenario& first,
                          const std::string& command) {
    const SimulationSettings& simulation = asked.settings.simulation;
    const bool precise = simulation.precision > 0.0;
    SweepIdentity out;
    out.program = program_version();
    out.facts =
        sweep_facts({out.program, first, precise ? simulation.runs : first.runs, first.seed,
                     simulation.precision, std::string(name_of(simulation.engine)),
                     std::string(name_of(simulation.normals)), asked.design, asked.settings.priors,
                     asked.set, asked.scenario, asked.files->opened()});
    out.title = first.title;
    out.scenario = write_scenario(first).front().contents;
    out.design = asked.design.kind;
    out.parameters = asked.design.names;
    out.points = static_cast<std::int64_t>(asked.design.points.size());
    out.seed = std::to_string(first.seed);
    out.command = command;
    out.shard = asked.settings.shard.number;
    out.shards = asked.settings.shard.count;
    return out;
}

}  // namespace kenesh
