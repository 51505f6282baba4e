#include "sim/fit/bootstrap.hpp"

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/uniform_int_distribution.hpp>

namespace kenesh {

Grid<double> bootstrap(const Emulator& emulator, const BootstrapSettings& settings) {
    const Grid<double>& runs = *settings.runs;
    const std::size_t targets = settings.tolerances.size();
    std::vector<double> fitted(targets);
    emulator.means_at(settings.fitted, fitted);
    std::vector<double> mean(targets, 0.0);
    for (std::size_t run = 0; run < runs.rows(); ++run) {
        for (std::size_t m = 0; m < targets; ++m)
            mean[m] += runs(run, m) / static_cast<double>(runs.rows());
    }
    boost::random::mt19937_64 words(settings.seed);
    boost::random::normal_distribution<double> normal;
    boost::random::uniform_int_distribution<std::size_t> any_run(0, runs.rows() - 1);
    Grid<double> out(static_cast<std::size_t>(settings.replicates), emulator.keys());
    std::vector<double> drawn(targets);
    for (std::size_t r = 0; r < out.rows(); ++r) {
        const std::size_t run = any_run(words);
        for (std::size_t m = 0; m < targets; ++m) {
            const double error = settings.tolerances[m] * normal(words);
            drawn[m] = fitted[m] + (settings.of_one_election[m] ? runs(run, m) - mean[m] : error);
        }
        const std::vector<double> point = emulator.closest(drawn, settings.tolerances, settings.low,
                                                           settings.high, settings.fitted);
        for (std::size_t k = 0; k < point.size(); ++k)
            out(r, k) = point[k];
    }
    return out;
}

}  // namespace kenesh
