#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sim/core/grid.hpp"
#include "sim/core/interrupted.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

/// alpha of docs/methods.md, "Calibration", and how well it was reached.
struct Calibration {
    std::vector<double> alpha;           ///< K; 0 for absent choices
    std::vector<double> expected;        ///< K: expected share at alpha by the pilot
    std::vector<double> standard_error;  ///< K: of `expected`, over independent replicates
    double worst_error = 0.0;            ///< largest |expected - strength| + 2 standard errors
    double worst_relative = 0.0;         ///< the same, as a share of the strength
    long long points = 0;                ///< of the pilot, over all replicates
    int steps = 0;
    bool reached = false;  ///< worst_error <= 0.0001 and worst_relative <= 0.002
    friend bool operator==(const Calibration&, const Calibration&) = default;
};

/// Expected shares to reach in place of the national strengths, and the key that they come from.
struct SharesToReach {
    std::string key;
    std::vector<double> share;  ///< K
};

/// How many points a calibrator solves on: all, or an eighth of them for who looks at a moving
/// slider, which is off by some tenths of a percent of a strength and is never a result.
enum class PilotPoints : std::uint8_t { all, eighth };

/// Solves one scenario after the other, as a sweep does, and keeps what they share: turnout's part,
/// the pilot's draws, answers to problems met before. On all points the answers are those of
/// calibrate(), to the last bit. One thread uses one calibrator; siblings share their answers.
class Calibrator {
public:
    explicit Calibrator(StopFlag stop = {}, PilotPoints points = PilotPoints::all);
    ~Calibrator();
    [[nodiscard]] Calibrator sibling() const;
    Calibrator(Calibrator&&) noexcept;
    Calibrator& operator=(Calibrator&&) noexcept;
    /// Throws Interrupted.
    [[nodiscard]] Calibration operator()(const Scenario& scenario,
                                         const Grid<double>& national_factor);
    /// The same for the strengths of one contest.
    [[nodiscard]] Calibration operator()(const Scenario& scenario,
                                         const Grid<double>& national_factor,
                                         const SharesToReach& wanted);

private:
    struct Memory;
    std::unique_ptr<Memory> memory_;
};

/// Solves for alpha. `national_factor`: K x K, L of the national effects.
/// The answer is a function of the scenario alone: not of its seed, the machine or threads.
[[nodiscard]] Calibration calibrate(const Scenario& scenario, const Grid<double>& national_factor);

}  // namespace kenesh
