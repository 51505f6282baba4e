#include "sim/cli/commands/study/sweep_design.hpp"

#include <fmt/format.h>

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

std::vector<Axis> axes_of(const SweepFile& file, const DesignOptions& options,
                          Diagnostics& mistakes) {
    std::vector<AxisText> texts = file.axes;
    for (const std::string& text : options.vary) {
        if (auto axis = parse_axis(text, mistakes)) texts.push_back(std::move(*axis));
    }
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

}  // namespace

AskedSweep asked_sweep(const DesignOptions& options, const SimulationOptions& simulation) {
    const SweepFile file = file_of(options);
    Diagnostics mistakes;
    AskedSweep asked;
    asked.settings.scenario = file.scenario;
    asked.settings.settings = file.settings;
    std::vector<std::string>& settings = asked.settings.settings;
    settings.insert(settings.end(), simulation.settings.begin(), simulation.settings.end());
    if (simulation.runs) settings.push_back(fmt::format("runs={}", *simulation.runs));
    if (simulation.seed) settings.push_back(fmt::format("seed={}", *simulation.seed));
    if (simulation.no_antithetic) settings.emplace_back("antithetic=false");
    asked.axes = axes_of(file, options, mistakes);
    mistakes.throw_if_any();
    asked.design =
        design_of(options.design.value_or(file.design), asked.axes,
                  options.points.value_or(file.points.value_or(kUsualPoints)),
                  options.design_seed.value_or(file.design_seed), options.sensitivity, mistakes);
    mistakes.throw_if_any();
    SimulationSettings& run = asked.settings.simulation;
    run.threads = simulation.threads;
    run.engine = simulation.engine;
    run.normals = simulation.normals;
    run.simd = simulation.simd;
    run.precision = simulation.precision > 0.0 ? simulation.precision : file.precision;
    return asked;
}

}  // namespace kenesh
