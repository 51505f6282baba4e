#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "sim/core/grid.hpp"
#include "sim/core/interrupted.hpp"
#include "sim/engine/tally/tallies.hpp"
#include "sim/model/calibration/calibration.hpp"
#include "sim/strategy/nominations.hpp"

namespace kenesh {

/// Independent parts of the runs: spreads between them are the errors.
inline constexpr std::size_t kBatches = 32;

struct PayoffSettings {
    std::int64_t runs = 100'000;  ///< of each number of nominees, rounded up to whole batches
    int threads = 1;
    int most = 4;  ///< nominees from 1 to so many are tried
    StopFlag stop;
    std::function<void(std::int64_t done)> progress;  ///< runs so far, over all calls
};

/// A choice's mean seats in every district and batch: D x kBatches. The same runs for any numbers
/// of nominees: what differs is paired (common random numbers).
using Seats = Grid<double>;

class Payoffs {
public:
    Payoffs(const NominationGame& game, PayoffSettings settings);
    /// The choice's seats if it fields 1, 2, ..., most candidates in every district and the others
    /// stay as they are. A choice's number in one district moves no other district. Throws
    /// Interrupted.
    [[nodiscard]] std::vector<Seats> of(std::size_t choice, const Grid<int>& numbers);
    /// All choices' seats under these numbers. Throws Interrupted.
    [[nodiscard]] std::vector<Seats> now(const Grid<int>& numbers);
    [[nodiscard]] std::int64_t runs() const noexcept;  ///< of each number, as rounded

private:
    std::vector<Seats> simulate_game(const Grid<int>& numbers, std::size_t first, std::size_t last);

    const NominationGame& game_;
    Calibrator calibrator_;  ///< nominees change no preference: the answer is found once
    PayoffSettings settings_;
    std::int64_t batch_ = 0;
    std::int64_t done_ = 0;
};

/// Mean over all batches, or over the even or odd ones, with the error from their spread.
enum class Half { both, even, odd };
[[nodiscard]] Estimate mean_of(std::span<const double> batches, Half half = Half::both);

}  // namespace kenesh
