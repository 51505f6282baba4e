#include "sim/fit/minimise.hpp"

#include <nlopt.h>

#include <boost/random/sobol.hpp>
#include <exception>
#include <memory>

namespace kenesh {
namespace {

constexpr double kFirstStep = 0.1;
constexpr double kTolerance = 1e-3;
constexpr int kMostEvaluationsPerKey = 60;

/// The function for NLopt's C interface, which no exception may cross.
struct Objective {
    const std::function<double(std::span<const double>)>* function = nullptr;
    nlopt_opt optimiser = nullptr;
    std::exception_ptr failure;
    Minimum best;
    bool any = false;
};

double evaluate(unsigned n, const double* x, double*, void* data) {
    auto& objective = *static_cast<Objective*>(data);
    try {
        const std::span<const double> point(x, n);
        const double value = (*objective.function)(point);
        if (!objective.any || value < objective.best.value)
            objective.best = {{point.begin(), point.end()}, value};
        objective.any = true;
        return value;
    } catch (...) {
        objective.failure = std::current_exception();
        nlopt_force_stop(objective.optimiser);
        return 0.0;
    }
}

}  // namespace

Minimum minimise(const std::function<double(std::span<const double>)>& function,
                 std::span<const double> start) {
    const auto n = static_cast<unsigned>(start.size());
    // BOBYQA's quadratic needs two dimensions.
    const std::unique_ptr<nlopt_opt_s, decltype(&nlopt_destroy)> optimiser(
        nlopt_create(n == 1 ? NLOPT_LN_COBYLA : NLOPT_LN_BOBYQA, n), &nlopt_destroy);
    if (!optimiser) throw std::bad_alloc();
    Objective objective;
    objective.function = &function;
    objective.optimiser = optimiser.get();
    nlopt_set_min_objective(optimiser.get(), evaluate, &objective);
    nlopt_set_lower_bounds1(optimiser.get(), 0.0);
    nlopt_set_upper_bounds1(optimiser.get(), 1.0);
    nlopt_set_initial_step1(optimiser.get(), kFirstStep);
    nlopt_set_xtol_abs1(optimiser.get(), kTolerance);
    nlopt_set_maxeval(optimiser.get(), kMostEvaluationsPerKey * static_cast<int>(n));
    std::vector<double> point(start.begin(), start.end());
    double value = 0.0;
    // The result code tells why it ended; the best point seen is the answer in every case.
    nlopt_optimize(optimiser.get(), point.data(), &value);
    if (objective.failure) std::rethrow_exception(objective.failure);
    return objective.best;
}

std::vector<std::vector<double>> sobol_points(std::size_t n, std::size_t dimensions) {
    boost::random::sobol engine(dimensions);
    const double scale =
        1.0 / (static_cast<double>(boost::random::sobol::max()) + 1.0);  // 64-bit words
    std::vector<std::vector<double>> points(n, std::vector<double>(dimensions));
    for (std::vector<double>& point : points) {
        for (double& x : point)
            x = static_cast<double>(engine()) * scale;
    }
    return points;
}

}  // namespace kenesh
