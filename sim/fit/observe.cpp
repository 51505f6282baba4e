#include "sim/fit/observe.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "sim/core/crew.hpp"
#include "sim/engine/reference/reference.hpp"

namespace kenesh {
namespace {

/// The systems that some measure asks for: the others' indices are not computed.
std::vector<bool> systems_of(const Plan& plan, std::span<const Measure> measures) {
    std::vector<bool> wanted(plan.systems.size(), false);
    for (const Measure& measure : measures) {
        if (measure.of_district == nullptr) wanted[measure.system] = true;
    }
    return wanted;
}

void observe_part(const Plan& plan, std::span<const Measure> measures, std::int64_t first,
                  std::int64_t last, StopFlag stop, Grid<double>& out) {
    ReferenceEngine engine(plan);
    SeenElection seen;
    seen.plan = &plan;
    seen.systems.resize(plan.systems.size());
    const std::vector<bool> wanted = systems_of(plan, measures);
    for (std::int64_t run = first; run < last; ++run) {
        stop.check();
        const Election& election = engine.run(run);
        seen.election = &election;
        for (std::size_t s = 0; s < wanted.size(); ++s) {
            if (wanted[s])
                measure(plan, plan.systems[s], election, election.systems[s], seen.systems[s]);
        }
        const auto row = out.row(static_cast<std::size_t>(run));
        for (std::size_t m = 0; m < measures.size(); ++m)
            row[m] = value_of(measures[m], seen);
    }
}

}  // namespace

Grid<double> observe(const Plan& plan, std::span<const Measure> measures, std::int64_t runs,
                     int threads, StopFlag stop) {
    Grid<double> out(static_cast<std::size_t>(runs), measures.size());
    const int parts = std::max(1, threads);
    // Parts begin with whole pairs of twins, which share their draws.
    const auto cut = [&](int part) { return runs / 2 * part / parts * 2; };
    Crew(static_cast<std::size_t>(parts)).work([&](std::size_t member) {
        const int part = static_cast<int>(member);
        const std::int64_t last = part + 1 == parts ? runs : cut(part + 1);
        observe_part(plan, measures, cut(part), last, stop, out);
        return false;
    });
    return out;
}

Moments moments_of(const Grid<double>& values, std::size_t column, bool twins) {
    const std::size_t runs = values.rows();
    const std::size_t step = twins ? 2 : 1;
    const std::size_t groups = runs / step;
    assert(groups >= 2 && "an error needs two pairs");
    std::vector<double> sorted;
    Moments out;
    for (std::size_t run = 0; run < runs; ++run)
        sorted.push_back(values(run, column));
    for (const double value : sorted)
        out.mean += value / static_cast<double>(runs);
    double squares = 0.0;
    double of_groups = 0.0;
    for (std::size_t run = 0; run < runs; ++run)
        squares += (sorted[run] - out.mean) * (sorted[run] - out.mean);
    for (std::size_t g = 0; g < groups; ++g) {
        double mean = sorted[g * step];
        if (twins) mean = (mean + sorted[g * step + 1]) / 2.0;
        of_groups += (mean - out.mean) * (mean - out.mean);
    }
    const auto n = static_cast<double>(groups);
    out.deviation = std::sqrt(squares / static_cast<double>(runs - 1));
    out.standard_error = std::sqrt(of_groups / (n * (n - 1.0)));
    std::sort(sorted.begin(), sorted.end());
    out.low = sorted[runs / 20];
    out.high = sorted[runs - 1 - runs / 20];
    return out;
}

}  // namespace kenesh
