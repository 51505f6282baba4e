#include "sim/model/calibration.hpp"

#include <Eigen/LU>
#include <algorithm>
#include <cassert>
#include <cmath>
#include <deque>
#include <mutex>
#include <optional>
#include <span>
#include <utility>

#include "sim/core/math.hpp"
#include "sim/model/lattice.hpp"
#include "sim/model/national.hpp"

// Why this is cheap. The expected national share is E[sum_u w_u s_uk] with w_u = V_u / sum V, and
// turnout is independent of preferences, so it equals sum_u E[w_u] E[s_uk]. E[s_uk] depends on the
// unit only through its region's lean, because region and unit effects have one distribution
// everywhere: the pilot needs K normals a point, not (1 + R + U) K, and no bit of it is
// approximate. See docs/methods.md, "Calibration".

namespace kenesh {
namespace {

constexpr std::size_t kReplicates = 8;
constexpr double kAbsolute = 1e-4;  // model.md, section 2
constexpr double kRelative = 2e-3;
constexpr std::size_t kMostDoublings = 5;
constexpr std::size_t kChunk = 64;  // points handled side by side, so that loops vectorise

/// exp of the total noise of each present choice, choice by choice, at points of the pilot.
struct Pilot {
    std::size_t choices = 0;
    std::size_t points = 0;         ///< a multiple of kChunk; each stands for itself and its twin
    std::vector<double> exp_noise;  ///< chunk by chunk: choices x kChunk
    std::vector<double> exp_twin;   ///< the twins', where they are not the inverse: with a poll
};

struct Problem {
    std::vector<std::size_t> present;   ///< scenario ordinals
    std::vector<double> target;         ///< strengths of the present choices
    Grid<double> lean;                  ///< regions x present
    std::vector<double> region_weight;  ///< E[sum of w_u over the region]
    std::vector<double> region_weight_error;
    Grid<double> factor;           ///< of the noise common to the choices, present x present
    std::vector<double> local_sd;  ///< per present choice; all 0 if inside the factor
    int tails = 0;
    PollCategories poll;  ///< of present choices: categories per ordinal of `present`
    friend bool operator==(const Problem&, const Problem&) = default;
};

/// Expected weight of each region among all votes, and its standard error.
struct RegionWeights {
    std::vector<double> mean;
    std::vector<double> standard_error;
};

RegionWeights region_weights(const Scenario& scenario) {
    const auto& units = scenario.geography.units;
    const Turnout& t = scenario.turnout;
    const std::size_t regions = scenario.geography.regions.size();
    constexpr std::uint32_t kPairs = 2048;
    const bool fixed = t.national == 0.0 && t.region == 0.0 && t.unit == 0.0;
    const std::uint32_t pairs = fixed ? 1 : kPairs;
    std::vector<double> sum(regions), squares(regions), one(regions);
    for (std::uint32_t pair = 0; pair < pairs; ++pair) {
        std::fill(one.begin(), one.end(), 0.0);
        for (const double sign : {1.0, -1.0}) {
            std::vector<double> votes(regions);
            double total = 0.0;
            const auto normal = [&](std::size_t j) {
                return sign *
                       math::inverse_normal(fixed_uniform(pair, static_cast<std::uint32_t>(j)));
            };
            const double national = t.national == 0.0 ? 0.0 : t.national * normal(0);
            for (std::size_t u = 0; u < units.size(); ++u) {
                const std::size_t r = index(units[u].region);
                const double mean = units[u].turnout.value_or(t.mean);
                double share = 1.0;
                if (mean < 1.0) {
                    double logit = math::log(mean / (1.0 - mean)) + national;
                    if (t.region != 0.0) logit += t.region * normal(1 + r);
                    if (t.unit != 0.0) logit += t.unit * normal(1 + regions + u);
                    share = 1.0 / (1.0 + math::exp(-logit));
                }
                const double cast = static_cast<double>(units[u].registered) * share;
                votes[r] += cast;
                total += cast;
            }
            for (std::size_t r = 0; r < regions; ++r)
                one[r] += 0.5 * votes[r] / total;
        }
        for (std::size_t r = 0; r < regions; ++r) {
            sum[r] += one[r];
            squares[r] += one[r] * one[r];
        }
    }
    const double n = pairs;
    RegionWeights weights;
    for (std::size_t r = 0; r < regions; ++r) {
        const double mean = sum[r] / n;
        const double variance = std::max(0.0, squares[r] / n - mean * mean);
        weights.mean.push_back(mean);
        weights.standard_error.push_back(pairs > 1 ? std::sqrt(variance / (n - 1.0)) : 0.0);
    }
    return weights;
}

/// With normal tails, region and unit noise join the national noise in one factor.
void noise(const Scenario& scenario, const Grid<double>& national, Problem& problem) {
    const std::size_t size = problem.present.size();
    problem.tails = scenario.tails;
    problem.local_sd.assign(size, 0.0);
    Grid<double> covariance(size, size);
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j < size; ++j) {
            double sum = 0.0;
            for (std::size_t c = 0; c < national.columns(); ++c) {
                sum += national(problem.present[i], c) * national(problem.present[j], c);
            }
            covariance(i, j) = sum;
        }
        const Uncertainty& u = scenario.choices[problem.present[i]].uncertainty;
        const double local = u.region * u.region + u.unit * u.unit;
        if (scenario.tails == 0) {
            covariance(i, i) += local;
        } else {
            problem.local_sd[i] = std::sqrt(local);
        }
    }
    problem.factor = lower_factor(covariance);
}

Problem make_problem(const Scenario& scenario, const Grid<double>& national,
                     const RegionWeights& weights) {
    Problem problem;
    for (std::size_t k = 0; k < scenario.choices.size(); ++k) {
        if (scenario.choices[k].strength > 0.0) {
            problem.present.push_back(k);
            problem.target.push_back(scenario.choices[k].strength);
        }
    }
    const std::size_t regions = scenario.geography.regions.size();
    problem.lean = Grid<double>(regions, problem.present.size());
    for (std::size_t r = 0; r < regions; ++r) {
        for (std::size_t i = 0; i < problem.present.size(); ++i) {
            problem.lean(r, i) = scenario.choices[problem.present[i]].lean[r];
        }
    }
    problem.region_weight = weights.mean;
    problem.region_weight_error = weights.standard_error;
    noise(scenario, national, problem);
    if (scenario.poll) {
        std::vector<bool> present(scenario.choices.size(), false);
        for (const std::size_t k : problem.present)
            present[k] = true;
        PollCategories poll = poll_categories(*scenario.poll, present);
        std::vector<std::uint32_t> category;
        for (const std::size_t k : problem.present)
            category.push_back(poll.category[k]);
        poll.category = std::move(category);
        problem.poll = std::move(poll);
    }
    return problem;
}

/// Normals of a point: of the factor, of local noise and the tail factor with tails, of the poll.
std::size_t first_of_poll(const Problem& problem) {
    const std::size_t size = problem.present.size();
    return problem.tails > 0 ? 2 * size + static_cast<std::size_t>(problem.tails) : size;
}

/// The noise of one point: the factor times its normals, the tail factor, the local noise.
void draw_point(const Problem& problem, const ShiftedLattice& lattice, std::uint32_t point,
                std::span<double> z, std::span<double> out) {
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
        for (std::size_t c = 0; c <= i; ++c)
            sum += problem.factor(i, c) * z[c];
        sum *= tail;
        if (problem.tails > 0) sum += problem.local_sd[i] * z[size + i];
        out[i] = math::exp(sum);
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

Pilot draw_pilot(const Problem& problem, std::uint32_t first_lattice, std::size_t lattices) {
    const std::size_t size = problem.present.size();
    const std::size_t dimensions = first_of_poll(problem) + problem.poll.shape.size();
    const std::vector<LogGamma> poll = poll_plan(problem.poll).noise;
    Pilot pilot{size, lattices * ShiftedLattice::kPoints, {}, {}};
    pilot.exp_noise.resize(pilot.points * size);
    if (!poll.empty()) pilot.exp_twin.resize(pilot.points * size);
    std::vector<double> z(dimensions), one(size), twin(size);
    std::size_t position = 0;
    for (std::size_t l = 0; l < lattices; ++l) {
        const ShiftedLattice lattice(first_lattice + static_cast<std::uint32_t>(l), dimensions);
        for (std::uint32_t p = 0; p < ShiftedLattice::kPoints; ++p, ++position) {
            draw_point(problem, lattice, p, z, one);
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

/// Shares of one region at the points of one chunk, summed; and the sum of s_i s_j where asked.
class RegionSums {
public:
    explicit RegionSums(std::size_t size) : size_(size), share_(size * kChunk) {}

    /// inverse: the twins' noise is 1 / exp_noise.
    void add(const double* exp_noise, std::span<const double> scale, bool inverse,
             std::span<double> shares, double weight, Grid<double>* products,
             double product_weight) {
        double total[kChunk] = {};
        for (std::size_t i = 0; i < size_; ++i) {
            const double* e = exp_noise + i * kChunk;
            double* s = share_.data() + i * kChunk;
            const double c = scale[i];
            if (inverse) {
                for (std::size_t p = 0; p < kChunk; ++p)
                    s[p] = c / e[p];
            } else {
                for (std::size_t p = 0; p < kChunk; ++p)
                    s[p] = c * e[p];
            }
            for (std::size_t p = 0; p < kChunk; ++p)
                total[p] += s[p];
        }
        for (std::size_t p = 0; p < kChunk; ++p)
            total[p] = 1.0 / total[p];
        for (std::size_t i = 0; i < size_; ++i) {
            double* s = share_.data() + i * kChunk;
            double sum = 0.0;
            for (std::size_t p = 0; p < kChunk; ++p) {
                s[p] *= total[p];
                sum += s[p];
            }
            shares[i] += weight * sum;
        }
        if (products != nullptr) add_products(*products, product_weight);
    }

private:
    void add_products(Grid<double>& products, double weight) const {
        for (std::size_t i = 0; i < size_; ++i) {
            for (std::size_t j = 0; j <= i; ++j) {
                const double* a = share_.data() + i * kChunk;
                const double* b = share_.data() + j * kChunk;
                double sum = 0.0;
                for (std::size_t p = 0; p < kChunk; ++p)
                    sum += a[p] * b[p];
                products(i, j) += weight * sum;
            }
        }
    }

    std::size_t size_;
    std::vector<double> share_;
};

/// Mean shares of each present choice over the points [first, last) of the pilot and their twins,
/// per region; `products`: the mean of s_i s_j over regions, lower triangle.
Grid<double> mean_shares(const Problem& problem, const Pilot& pilot, std::span<const double> alpha,
                         std::size_t first, std::size_t last, Grid<double>* products) {
    const std::size_t size = problem.present.size();
    const std::size_t regions = problem.region_weight.size();
    Grid<double> scale(regions, size), shares(regions, size);
    for (std::size_t r = 0; r < regions; ++r) {
        for (std::size_t i = 0; i < size; ++i) {
            scale(r, i) = math::exp(alpha[i] + problem.lean(r, i));
        }
    }
    RegionSums sums(size);
    const double each = 0.5 / static_cast<double>(last - first);
    for (std::size_t p = first; p < last; p += kChunk) {
        const double* chunk = pilot.exp_noise.data() + p * size;
        const bool own_twins = !pilot.exp_twin.empty();
        const double* twins = own_twins ? pilot.exp_twin.data() + p * size : chunk;
        for (std::size_t r = 0; r < regions; ++r) {
            for (const bool twin : {false, true}) {
                sums.add(twin ? twins : chunk, scale.row(r), twin && !own_twins, shares.row(r),
                         each, products, each * problem.region_weight[r]);
            }
        }
    }
    return shares;
}

std::vector<double> national(const Problem& problem, const Grid<double>& shares) {
    std::vector<double> sum(shares.columns());
    for (std::size_t r = 0; r < shares.rows(); ++r) {
        for (std::size_t i = 0; i < sum.size(); ++i) {
            sum[i] += problem.region_weight[r] * shares(r, i);
        }
    }
    return sum;
}

/// d share_i / d alpha_j = E[s_i (delta_ij - s_j)], made regular: alpha is free up to a constant.
Eigen::PartialPivLU<Eigen::MatrixXd> jacobian(std::span<const double> shares,
                                              const Grid<double>& products) {
    const auto n = static_cast<Eigen::Index>(shares.size());
    Eigen::MatrixXd matrix(n, n);
    for (std::size_t i = 0; i < shares.size(); ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            const double cell = (i == j ? shares[i] : 0.0) - products(i, j) + 1.0;
            matrix(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = cell;
            matrix(static_cast<Eigen::Index>(j), static_cast<Eigen::Index>(i)) = cell;
        }
    }
    return matrix.partialPivLu();
}

double worst(std::span<const double> shares, std::span<const double> target) {
    double most = 0.0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        most = std::max(most, std::abs(shares[i] - target[i]) / target[i]);
    }
    return most;
}

class Solver {
public:
    Solver(const Problem& problem, const Pilot& pilot)
        : problem_(problem), pilot_(pilot), alpha_(problem.target.size()) {
        for (std::size_t i = 0; i < alpha_.size(); ++i)
            alpha_[i] = math::log(problem.target[i]);
    }

    /// Newton's method on the first lattice alone, then steps with its last Jacobian on all points.
    void solve() {
        const std::size_t few = ShiftedLattice::kPoints / 4;
        Eigen::PartialPivLU<Eigen::MatrixXd> derivative;
        for (int round = 0; round < kMostSteps; ++round) {
            Grid<double> products(alpha_.size(), alpha_.size());
            const auto shares =
                national(problem_, mean_shares(problem_, pilot_, alpha_, 0, few, &products));
            derivative = jacobian(shares, products);
            if (worst(shares, problem_.target) < 1e-4) break;
            step(derivative, shares);
        }
        for (int round = 0; round < kMostSteps; ++round) {
            const auto shares = by_replicate();
            if (worst(shares, problem_.target) < kSolved) break;
            step(derivative, shares);
        }
    }

    /// Mean shares at alpha by each replicate of the pilot: regions x present.
    [[nodiscard]] std::span<const Grid<double>> replicates() const noexcept { return replicates_; }

    [[nodiscard]] std::span<const double> alpha() const noexcept { return alpha_; }
    [[nodiscard]] int steps() const noexcept { return steps_; }

private:
    static constexpr int kMostSteps = 100;
    static constexpr double kSolved = 1e-6;  // relative: small beside the tolerance of 0.2 %

    /// Fills the replicates; returns the national shares over all of them.
    std::vector<double> by_replicate() {
        const std::size_t each = pilot_.points / kReplicates;
        std::vector<double> mean(alpha_.size());
        replicates_.clear();
        for (std::size_t rep = 0; rep < kReplicates; ++rep) {
            replicates_.push_back(
                mean_shares(problem_, pilot_, alpha_, rep * each, (rep + 1) * each, nullptr));
            const auto shares = national(problem_, replicates_.back());
            for (std::size_t i = 0; i < mean.size(); ++i)
                mean[i] += shares[i] / static_cast<double>(kReplicates);
        }
        return mean;
    }

    void step(const Eigen::PartialPivLU<Eigen::MatrixXd>& derivative,
              std::span<const double> shares) {
        Eigen::VectorXd miss(static_cast<Eigen::Index>(shares.size()));
        for (std::size_t i = 0; i < shares.size(); ++i) {
            miss(static_cast<Eigen::Index>(i)) = problem_.target[i] - shares[i];
        }
        const Eigen::VectorXd move = derivative.solve(miss);
        // A long step overshoots where the shares saturate.
        const double longest = move.cwiseAbs().maxCoeff();
        const double damping = longest > 1.0 ? 1.0 / longest : 1.0;
        for (std::size_t i = 0; i < alpha_.size(); ++i) {
            alpha_[i] += damping * move(static_cast<Eigen::Index>(i));
        }
        ++steps_;
    }

    const Problem& problem_;
    const Pilot& pilot_;
    std::vector<double> alpha_;
    std::vector<Grid<double>> replicates_;
    int steps_ = 0;
};

/// Standard errors over independent replicates, and of the regions' weights.
void assess(const Problem& problem, const Pilot& pilot, const Solver& solver, Calibration& result) {
    const std::size_t size = problem.present.size();
    std::vector<double> sum(size), squares(size);
    Grid<double> regional(problem.region_weight.size(), size);
    for (const Grid<double>& shares : solver.replicates()) {
        const auto total = national(problem, shares);
        for (std::size_t i = 0; i < size; ++i) {
            sum[i] += total[i];
            squares[i] += (total[i] - problem.target[i]) * (total[i] - problem.target[i]);
            for (std::size_t r = 0; r < regional.rows(); ++r) {
                regional(r, i) += shares(r, i) / static_cast<double>(kReplicates);
            }
        }
    }
    result.worst_error = result.worst_relative = 0.0;
    constexpr double kCount = static_cast<double>(kReplicates);
    for (std::size_t i = 0; i < size; ++i) {
        const double mean = sum[i] / kCount;
        const double bias = mean - problem.target[i];
        double variance = std::max(0.0, squares[i] / kCount - bias * bias) / (kCount - 1.0);
        for (std::size_t r = 0; r < regional.rows(); ++r) {
            const double by_turnout = problem.region_weight_error[r] * (regional(r, i) - mean);
            variance += by_turnout * by_turnout;
        }
        const std::size_t k = problem.present[i];
        result.expected[k] = mean;
        result.standard_error[k] = std::sqrt(variance);
        const double error = std::abs(bias) + 2.0 * result.standard_error[k];
        result.worst_error = std::max(result.worst_error, error);
        result.worst_relative = std::max(result.worst_relative, error / problem.target[i]);
        result.alpha[k] = solver.alpha()[i];
    }
    result.points = static_cast<long long>(2 * pilot.points);
    result.steps += solver.steps();
    result.reached = result.worst_error <= kAbsolute && result.worst_relative <= kRelative;
}

}  // namespace

namespace {

/// What was solved before, by any sibling.
class Answers {
public:
    [[nodiscard]] std::optional<Calibration> find(const Problem& problem, std::size_t choices) {
        const std::lock_guard lock(mutex_);
        for (const auto& [asked, answer] : list_) {
            if (answer.alpha.size() == choices && asked == problem) return answer;
        }
        return std::nullopt;
    }
    void add(const Problem& problem, const Calibration& answer) {
        const std::lock_guard lock(mutex_);
        if (list_.size() == kMost) list_.pop_front();
        list_.emplace_back(problem, answer);
    }

private:
    static constexpr std::size_t kMost = 256;
    std::mutex mutex_;
    std::deque<std::pair<Problem, Calibration>> list_;
};

}  // namespace

struct Calibrator::Memory {
    // What turnout's part depends on.
    std::vector<Unit> units;
    Turnout turnout;
    RegionWeights weights;
    // What the pilot's draws depend on.
    std::vector<std::size_t> present;
    Grid<double> factor;
    std::vector<double> local_sd;
    int tails = 0;
    PollCategories poll;
    Pilot pilot;

    std::shared_ptr<Answers> answers;

    const RegionWeights& weights_of(const Scenario& scenario);
    const Pilot& pilot_of(const Problem& problem, std::size_t lattices);
};

const RegionWeights& Calibrator::Memory::weights_of(const Scenario& scenario) {
    const std::vector<Unit>& wanted = scenario.geography.units;
    if (weights.mean.empty() || units != wanted || turnout != scenario.turnout) {
        weights = region_weights(scenario);
        units = wanted;
        turnout = scenario.turnout;
    }
    return weights;
}

const Pilot& Calibrator::Memory::pilot_of(const Problem& problem, std::size_t lattices) {
    const std::size_t points = lattices * ShiftedLattice::kPoints;
    if (pilot.points != points || present != problem.present || factor != problem.factor ||
        local_sd != problem.local_sd || tails != problem.tails || poll != problem.poll) {
        pilot = draw_pilot(problem, 0, lattices);
        present = problem.present;
        factor = problem.factor;
        local_sd = problem.local_sd;
        tails = problem.tails;
        poll = problem.poll;
    }
    return pilot;
}

Calibrator::Calibrator() : memory_(std::make_unique<Memory>()) {
    memory_->answers = std::make_shared<Answers>();
}

Calibrator Calibrator::sibling() const {
    Calibrator other;
    other.memory_->answers = memory_->answers;
    return other;
}

Calibrator::~Calibrator() = default;
Calibrator::Calibrator(Calibrator&&) noexcept = default;
Calibrator& Calibrator::operator=(Calibrator&&) noexcept = default;

Calibration Calibrator::operator()(const Scenario& scenario, const Grid<double>& national_factor) {
    const Problem problem = make_problem(scenario, national_factor, memory_->weights_of(scenario));
    assert(!problem.present.empty() && "the reader refuses scenarios without strengths");
    if (auto answer = memory_->answers->find(problem, scenario.choices.size())) return *answer;
    Calibration result;
    result.alpha.assign(scenario.choices.size(), 0.0);
    result.expected.assign(scenario.choices.size(), 0.0);
    result.standard_error.assign(scenario.choices.size(), 0.0);
    // 2^16 points with their twins; twice as many while the error is too large (heavy tails).
    std::size_t lattices = kReplicates;
    for (std::size_t doubling = 0; doubling <= kMostDoublings; ++doubling, lattices *= 2) {
        const Pilot& pilot = memory_->pilot_of(problem, lattices);
        Solver solver(problem, pilot);
        solver.solve();
        assess(problem, pilot, solver, result);
        if (result.reached) break;
    }
    memory_->answers->add(problem, result);
    return result;
}

Calibration calibrate(const Scenario& scenario, const Grid<double>& national_factor) {
    return Calibrator()(scenario, national_factor);
}

}  // namespace kenesh
