#include "sim/model/calibration/calibration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

#include "sim/core/diagnostics.hpp"
#include "sim/model/calibration/calibration_pilot.hpp"
#include "sim/model/calibration/calibration_problem.hpp"
#include "sim/model/calibration/calibration_solver.hpp"
#include "sim/model/calibration/lattice.hpp"
#include "sim/model/faults/faults.hpp"

// Why this is cheap. The expected national share is E[sum_u w_u s_uk] with w_u = V_u / sum V, and
// turnout is independent of preferences, so it equals sum_u E[w_u] E[s_uk]. E[s_uk] depends on the
// unit only through its region's lean, because region and unit effects have one distribution
// everywhere: the pilot needs K normals a point, not (1 + R + U) K, and no bit of it is
// approximate. See docs/methods.md, "Calibration".

namespace kenesh {

using calibration::Pilot;
using calibration::PlaceWeights;
using calibration::Problem;

namespace {

using calibration::kReplicates;
constexpr std::size_t kMostDoublings = 5;
constexpr std::size_t kMostNumbers = std::size_t{1} << 27;  // of a pilot: 1 GB

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
        // Factors of many choices are large.
        const std::size_t cells = std::max<std::size_t>(problem.factor.cells().size(), 1);
        const std::size_t most = std::clamp<std::size_t>(kMostCells / cells, 1, kMost);
        while (list_.size() >= most)
            list_.pop_front();
        list_.emplace_back(problem, answer);
    }

private:
    static constexpr std::size_t kMost = 256;
    static constexpr std::size_t kMostCells = std::size_t{1} << 22;
    std::mutex mutex_;
    std::deque<std::pair<Problem, Calibration>> list_;
};

/// Shares of seats would be no numbers either, without a word.
void refuse_what_is_no_number(const Scenario& scenario, const SharesToReach& wanted,
                              const Calibration& result) {
    Diagnostics mistakes;
    for (std::size_t k = 0; k < scenario.choices.size(); ++k) {
        if (std::isfinite(result.alpha[k])) continue;
        const std::string key = wanted.key.empty() ? path_of(scenario.choices[k]) + ".strength"
                                                   : wanted.key + "." + scenario.choices[k].id;
        mistakes.error({key, 0, 0},
                       fmt::format("{:g} of the votes cannot be reached with the leans and "
                                   "deviations of this scenario",
                                   wanted.share[k]));
    }
    mistakes.throw_if_any();
}

}  // namespace

struct Calibrator::Memory {
    // What turnout's part depends on.
    std::vector<Unit> units;
    Turnout turnout;
    PlaceWeights weights;
    // What the pilot's draws depend on.
    std::vector<std::size_t> present;
    Grid<double> factor;
    std::vector<double> local_sd;
    int tails = 0;
    PollCategories poll;
    Pilot pilot;

    std::shared_ptr<Answers> answers;
    StopFlag stop;
    PilotPoints density = PilotPoints::all;

    const PlaceWeights& weights_of(const Scenario& scenario, const LeanPlaces& places);
    const Pilot& pilot_of(const Problem& problem, std::size_t lattices);
};

const PlaceWeights& Calibrator::Memory::weights_of(const Scenario& scenario,
                                                   const LeanPlaces& places) {
    const std::vector<Unit>& wanted = scenario.geography.units;
    if (weights.mean.size() != places.count || units != wanted || turnout != scenario.turnout) {
        weights = calibration::place_weights(scenario, places);
        units = wanted;
        turnout = scenario.turnout;
    }
    return weights;
}

const Pilot& Calibrator::Memory::pilot_of(const Problem& problem, std::size_t lattices) {
    const std::size_t points = lattices * ShiftedLattice::kPoints;
    if (pilot.points != points || present != problem.present || factor != problem.factor ||
        local_sd != problem.local_sd || tails != problem.tails || poll != problem.poll) {
        pilot = calibration::draw_pilot(problem, 0, lattices, stop);
        present = problem.present;
        factor = problem.factor;
        local_sd = problem.local_sd;
        tails = problem.tails;
        poll = problem.poll;
    }
    return pilot;
}

Calibrator::Calibrator(StopFlag stop, PilotPoints points) : memory_(std::make_unique<Memory>()) {
    memory_->stop = stop;
    memory_->density = points;
    memory_->answers = std::make_shared<Answers>();
}

Calibrator Calibrator::sibling() const {
    Calibrator other(memory_->stop, memory_->density);
    other.memory_->answers = memory_->answers;
    return other;
}

Calibrator::~Calibrator() = default;
Calibrator::Calibrator(Calibrator&&) noexcept = default;
Calibrator& Calibrator::operator=(Calibrator&&) noexcept = default;

Calibration Calibrator::operator()(const Scenario& scenario, const Grid<double>& national_factor) {
    SharesToReach national;
    for (const Choice& choice : scenario.choices)
        national.share.push_back(choice.strength);
    return (*this)(scenario, national_factor, national);
}

Calibration Calibrator::operator()(const Scenario& scenario, const Grid<double>& national_factor,
                                   const SharesToReach& wanted) {
    const LeanPlaces places = lean_places(scenario);
    const Problem problem = calibration::make_problem(
        scenario, national_factor, wanted.share, places, memory_->weights_of(scenario, places));
    assert(!problem.present.empty() && "the reader refuses scenarios without strengths");
    if (auto answer = memory_->answers->find(problem, scenario.choices.size())) return *answer;
    Calibration result;
    result.alpha.assign(scenario.choices.size(), 0.0);
    result.expected.assign(scenario.choices.size(), 0.0);
    result.standard_error.assign(scenario.choices.size(), 0.0);
    // 2^16 points with their twins; twice as many while the error is too large (heavy tails).
    // An eighth is one lattice, whose parts are then the replicates; its error is not asked about.
    const bool all = memory_->density == PilotPoints::all;
    std::size_t lattices = all ? kReplicates : 1;
    const std::size_t doublings = all ? kMostDoublings : 0;
    for (std::size_t doubling = 0; doubling <= doublings; ++doubling, lattices *= 2) {
        const Pilot& pilot = memory_->pilot_of(problem, lattices);
        calibration::solve(problem, pilot, result);
        if (result.reached || 2 * pilot.exp_noise.size() > kMostNumbers) break;
    }
    refuse_what_is_no_number(scenario, wanted, result);
    memory_->answers->add(problem, result);
    return result;
}

Calibration calibrate(const Scenario& scenario, const Grid<double>& national_factor) {
    return Calibrator()(scenario, national_factor);
}

}  // namespace kenesh