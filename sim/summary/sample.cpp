#include "sim/summary/sample.hpp"

#include <cmath>
#include <limits>

#include "sim/engine/reference/point_engines.hpp"

namespace kenesh {
namespace {

std::size_t nearest_run(const SystemSummary& system, const Grid<int>& seats) {
    std::size_t best = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t run = 0; run < seats.rows(); ++run) {
        double distance = 0.0;
        for (std::size_t k = 0; k < seats.columns(); ++k) {
            const Spread& spread = system.choices[k].seats;
            const double middle = spread.quantiles ? spread.quantiles->median : spread.mean;
            distance += std::abs(seats(run, k) - middle);
        }
        if (distance < least) {
            least = distance;
            best = run;
        }
    }
    return best;
}

}  // namespace

RunSample sample_runs(const Plan& plan, const Summary& summary, std::int64_t runs,
                      Normals normals) {
    return sample_runs(std::span(&plan, 1), summary, runs, normals);
}

RunSample sample_runs(std::span<const Plan> points, const Summary& summary, std::int64_t runs,
                      Normals normals) {
    const Plan& plan = points.front();
    const auto count = static_cast<std::size_t>(runs);
    RunSample sample;
    sample.preference = Grid<double>(count, plan.choices.size());
    sample.seats.assign(plan.systems.size(), Grid<int>(count, plan.choices.size()));
    PointEngines engines(points, normals);
    for (std::size_t run = 0; run < count; ++run) {
        const Election& election = engines.run(static_cast<std::int64_t>(run));
        for (std::size_t k = 0; k < plan.choices.size(); ++k) {
            sample.preference(run, k) = election.preference[k];
            for (std::size_t s = 0; s < plan.systems.size(); ++s) {
                sample.seats[s](run, k) =
                    election.systems[s].list_seats[k] + election.systems[s].district_seats[k];
            }
        }
    }
    for (std::size_t s = 0; s < plan.systems.size(); ++s) {
        sample.nearest.push_back(nearest_run(summary.systems[s], sample.seats[s]));
    }
    return sample;
}

}  // namespace kenesh
