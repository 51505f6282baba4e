#include "sim/model/calibration/calibration_pilot.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "sim/core/math.hpp"
#include "sim/model/calibration/lattice.hpp"

namespace kenesh::calibration {
namespace {

constexpr double kMostNoise = 300.0;

/// The factor's cells that are not 0, row by row: without correlations one a row.
using Factor = std::vector<std::vector<std::pair<std::size_t, double>>>;

Factor cells_of(const Grid<double>& factor) {
    Factor out(factor.rows());
    for (std::size_t i = 0; i < factor.rows(); ++i) {
        for (std::size_t c = 0; c <= i; ++c) {
            if (factor(i, c) != 0.0) out[i].emplace_back(c, factor(i, c));
        }
    }
    return out;
}

/// Normals of a point: of the factor, of local noise and the tail factor with tails, of the poll.
std::size_t first_of_poll(const Problem& problem) {
    const std::size_t size = problem.present.size();
    return problem.tails > 0 ? 2 * size + static_cast<std::size_t>(problem.tails) : size;
}

/// The noise of one point: the factor times its normals, the tail factor, the local noise.
void draw_point(const Problem& problem, const Factor& factor, const ShiftedLattice& lattice,
                std::uint32_t point, std::span<double> z, std::span<double> out) {
    const std::size_t size = problem.present.size();
    for (std::size_t j = 0; j < z.size(); ++j) {
        z[j] = math::inverse_normal(lattice.coordinate(point, j));
    }
    double tail = 1.0;
    if (problem.tails > 0) {
        double chi2 = 0.0;
        for (std::size_t j = 2 * size; j < first_of_poll(problem); ++j)
            chi2 += z[j] * z[j];
        tail = std::sqrt((problem.tails - 2) / chi2);
    }
    for (std::size_t i = 0; i < size; ++i) {
        double sum = 0.0;
        for (const auto& [c, value] : factor[i])
            sum += value * z[c];
        sum *= tail;
        if (problem.tails > 0) sum += problem.local_sd[i] * z[size + i];
        // Heavy tails have no end, doubles have one; e^300 is all or nothing.
        out[i] = math::exp(std::clamp(sum, -kMostNoise, kMostNoise));
    }
}

/// Takes the poll's noise into that of one point, and its mirror image into its twin's.
void add_poll(const Problem& problem, std::span<const LogGamma> noise, std::span<const double> z,
              std::span<double> one, std::span<double> twin) {
    for (std::size_t i = 0; i < one.size(); ++i) {
        const std::size_t category = problem.poll.category[i];
        const double at = z[first_of_poll(problem) + category];
        twin[i] = math::exp(noise[category](-at)) / one[i];
        one[i] *= math::exp(noise[category](at));
    }
}

}  // namespace

Pilot draw_pilot(const Problem& problem, std::uint32_t first_lattice, std::size_t lattices,
                 StopFlag stop) {
    const std::size_t size = problem.present.size();
    const std::size_t dimensions = first_of_poll(problem) + problem.poll.shape.size();
    const std::vector<LogGamma> poll = poll_plan(problem.poll).noise;
    Pilot pilot{size, lattices * ShiftedLattice::kPoints, {}, {}, stop};
    pilot.exp_noise.resize(pilot.points * size);
    if (!poll.empty()) pilot.exp_twin.resize(pilot.points * size);
    std::vector<double> z(dimensions), one(size), twin(size);
    const Factor factor = cells_of(problem.factor);
    std::size_t position = 0;
    for (std::size_t l = 0; l < lattices; ++l) {
        const ShiftedLattice lattice(first_lattice + static_cast<std::uint32_t>(l), dimensions);
        for (std::uint32_t p = 0; p < ShiftedLattice::kPoints; ++p, ++position) {
            if (p % kChunk == 0) stop.check();
            draw_point(problem, factor, lattice, p, z, one);
            const std::size_t chunk = position / kChunk * kChunk * size + position % kChunk;
            if (!poll.empty()) {
                add_poll(problem, poll, z, one, twin);
                for (std::size_t i = 0; i < size; ++i)
                    pilot.exp_twin[chunk + i * kChunk] = twin[i];
            }
            for (std::size_t i = 0; i < size; ++i)
                pilot.exp_noise[chunk + i * kChunk] = one[i];
        }
    }
    return pilot;
}

}  // namespace kenesh::calibration
