#include "sim/cli/commands/study/sweep_sensitivity.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/cli/terminal.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/report/sweep/sweep_table.hpp"
#include "sim/sweep/sensitivity.hpp"

namespace kenesh {
namespace {

std::string name_of(const SweepMeasure& m) {
    return m.choice.empty() ? m.system + "." + m.measure
                            : m.system + "." + m.choice + "." + m.measure;
}

/// A measure's results point by point.
struct Results {
    std::string name;
    std::vector<double> values;
};

std::vector<std::string> usual(const SweepIdentity& sweep, const SweepPointResult& point) {
    const std::string party = party_of(sweep, point);
    std::vector<std::string> out;
    for (const SweepMeasure& m : point.measures) {
        const bool chosen =
            m.choice == party && (m.measure == "seats" || m.measure == "p_majority");
        if (chosen || (m.choice.empty() && m.measure == "gallagher")) out.push_back(name_of(m));
    }
    return out;
}

/// The measures asked for, each without results yet.
std::vector<Results> wanted_of(const SweepPointResult& point,
                               const std::vector<std::string>& wanted) {
    std::vector<std::string> known;
    for (const SweepMeasure& m : point.measures)
        known.push_back(name_of(m));
    Diagnostics mistakes;
    std::vector<Results> out;
    for (const std::string& name : wanted) {
        if (std::ranges::find(known, name) == known.end())
            mistakes.error({"--measure", 0, 0}, "unknown measure '" + name + "'",
                           nearest(name, known));
        out.push_back({name, {}});
    }
    mistakes.throw_if_any();
    return out;
}

std::vector<Results> collect(SweepStore& store, const std::vector<std::string>& measures) {
    const SweepIdentity sweep = store.identity();
    std::vector<Results> out;
    std::size_t points = 0;
    store.for_each([&](const SweepPointResult& point) {
        if (points++ == 0)
            out = wanted_of(point, measures.empty() ? usual(sweep, point) : measures);
        for (const SweepMeasure& m : point.measures) {
            const std::string name = name_of(m);
            for (Results& results : out) {
                if (results.name == name) results.values.push_back(m.value);
            }
        }
        for (const Results& results : out) {
            if (results.values.size() != points)
                throw InputError({{{"--measure", 0, 0},
                                   fmt::format("point {} has no '{}'", point.point, results.name),
                                   {}}});
        }
    });
    return out;
}

IndexInterval interval_of(const SobolIndex& index) {
    return {index.value, index.low, index.high};
}

}  // namespace

bool has_sensitivities(SweepStore& store) {
    const SweepIdentity sweep = store.identity();
    const std::size_t points = store.finished().size();
    return sweep.design == "saltelli" && static_cast<std::int64_t>(points) == sweep.points &&
           points % (sweep.parameters.size() + 2) == 0;
}

std::vector<MeasureSensitivity> sensitivities(SweepStore& store,
                                              const std::vector<std::string>& measures) {
    const std::vector<std::string> names = store.identity().parameters;
    std::vector<MeasureSensitivity> all;
    for (const Results& results : collect(store, measures)) {
        MeasureSensitivity one{results.name, {}};
        const auto indices = sobol_indices(results.values, names.size());
        for (std::size_t i = 0; i < names.size(); ++i)
            one.keys.push_back(
                {names[i], interval_of(indices[i].first), interval_of(indices[i].total)});
        all.push_back(std::move(one));
    }
    return all;
}

std::string sensitivity_text(SweepStore& store, const std::vector<std::string>& measures,
                             const OutputOptions& output) {
    const std::vector<MeasureSensitivity> all = sensitivities(store, measures);
    if (output.format == Format::csv) return sensitivity_csv(all);
    if (output.format == Format::json) return sensitivity_json(all);
    return sensitivity_table(all, stdout_style(output.color));
}

}  // namespace kenesh
