#include "sim/engine/importance.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <thread>

#include "sim/core/math.hpp"
#include "sim/engine/reference.hpp"

namespace kenesh {
namespace {

// Pair numbers from here on belong to pilots and rare events: simulations stay below 2^30 runs.
constexpr std::int64_t kPilotPairs = std::int64_t{1} << 40;
constexpr std::int64_t kSamplePairs = std::int64_t{1} << 41;
constexpr std::int64_t kPilotRuns = 4096;
constexpr double kElite = 0.1;
constexpr int kMostLevels = 12;
constexpr double kMostShift = 6.0;
constexpr double kWeightUnit = 0x1p32;

using Shift = std::vector<double>;
__extension__ using Int128 = __int128;

double dot(std::span<const double> a, std::span<const double> b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

int seats_of(const Election& election, const RareEvent& event) {
    const SystemResult& system = election.systems[event.system];
    return system.list_seats[event.choice] + system.district_seats[event.choice];
}

/// Density of the model's law over that of the shifted one, at normals z.
double density_ratio(const Shift& shift, std::span<const double> z) {
    return math::exp(dot(shift, shift) / 2.0 - dot(shift, z));
}

/// One run of a pilot.
struct Trial {
    int seats = 0;
    double weight = 0.0;
    std::vector<double> z;
};

std::vector<Trial> pilot(const Plan& plan, const RareEvent& event, const Shift& shift, int level) {
    ReferenceEngine engine(plan);
    engine.shift_national(shift);
    std::vector<Trial> trials;
    const std::int64_t first = 2 * (kPilotPairs + level * kPilotRuns);
    for (std::int64_t run = first; run < first + kPilotRuns; ++run) {
        Trial trial;
        trial.seats = seats_of(engine.run(run), event);
        const auto z = engine.national_normals();
        trial.z.assign(z.begin(), z.end());
        trial.weight = density_ratio(shift, z);
        trials.push_back(std::move(trial));
    }
    return trials;
}

/// Weighted mean of the normals where at least `seats` were won (de Boer et al. 2005, eq. 21).
Shift elite_mean(const std::vector<Trial>& trials, int seats, std::size_t size) {
    Shift mean(size, 0.0);
    double total = 0.0;
    for (const Trial& trial : trials) {
        if (trial.seats < seats) continue;
        total += trial.weight;
        for (std::size_t k = 0; k < size; ++k)
            mean[k] += trial.weight * trial.z[k];
    }
    for (double& value : mean)
        value /= total;
    return mean;
}

/// A shift under which the event is common; nothing if none is found.
std::optional<Shift> find_shift(const Plan& plan, const RareEvent& event) {
    Shift shift(plan.choices.size(), 0.0);
    for (int level = 0; level < kMostLevels; ++level) {
        const auto trials = pilot(plan, event, shift, level);
        std::vector<int> seats;
        for (const Trial& trial : trials)
            seats.push_back(trial.seats);
        const auto rank = static_cast<std::ptrdiff_t>(kElite * static_cast<double>(kPilotRuns));
        std::nth_element(seats.begin(), seats.begin() + rank, seats.end(), std::greater<>());
        const int reached = std::min(seats[static_cast<std::size_t>(rank)], event.seats);
        if (reached == 0) return std::nullopt;
        shift = elite_mean(trials, reached, shift.size());
        if (dot(shift, shift) > kMostShift * kMostShift) return std::nullopt;
        if (reached == event.seats) return shift;
    }
    return std::nullopt;
}

/// Whole sums in units of 2^-32 and 2^-64: exact in any order.
struct Sums {
    Int128 weight = 0;
    Int128 weight_squared = 0;  ///< of single runs
    Int128 pair_squared = 0;    ///< of the sums of pairs
    Sums& operator+=(const Sums& other) noexcept {
        weight += other.weight;
        weight_squared += other.weight_squared;
        pair_squared += other.pair_squared;
        return *this;
    }
};

/// Pairs first <= p < last: even ones under the model's law, odd ones under the shifted law.
Sums sample(const Plan& plan, const RareEvent& event, const Shift& shift, std::int64_t first,
            std::int64_t last, const std::atomic<bool>* stop) {
    ReferenceEngine engine(plan);
    const Shift none(shift.size(), 0.0);
    Sums sums;
    for (std::int64_t pair = first; pair < last; ++pair) {
        if (stop != nullptr && stop->load(std::memory_order_relaxed)) break;
        engine.shift_national(pair % 2 == 0 ? none : shift);
        Int128 together = 0;
        for (const std::int64_t twin : {0, 1}) {
            const Election& election = engine.run(2 * (kSamplePairs + pair) + twin);
            if (seats_of(election, event) < event.seats) continue;
            const double ratio = density_ratio(shift, engine.national_normals());
            // Over the mixture: f / (f / 2 + g / 2) with f / g = ratio, at most 2.
            const double w = 2.0 * ratio / (1.0 + ratio);
            const auto whole = static_cast<Int128>(std::nearbyint(kWeightUnit * w));
            sums.weight += whole;
            sums.weight_squared += whole * whole;
            together += whole;
        }
        sums.pair_squared += together * together;
    }
    return sums;
}

RareChance chance_of(const Sums& sums, std::int64_t runs) {
    const auto n = static_cast<double>(runs);
    const double pairs = n / 2.0;
    const double total = static_cast<double>(sums.weight) / kWeightUnit;
    const double squared = static_cast<double>(sums.weight_squared) / (kWeightUnit * kWeightUnit);
    const double pair_squared =
        static_cast<double>(sums.pair_squared) / (kWeightUnit * kWeightUnit) / 4.0;
    RareChance chance;
    chance.runs = runs;
    chance.p = total / n;
    const double variance = std::max(0.0, pair_squared / pairs - chance.p * chance.p);
    chance.standard_error = std::sqrt(variance / (pairs - 1.0));
    chance.effective_sample_size = squared > 0.0 ? total * total / squared : 0.0;
    return chance;
}

}  // namespace

std::optional<RareChance> rare_chance(const Plan& plan, const RareEvent& event, std::int64_t runs,
                                      int threads, const std::atomic<bool>* stop) {
    Plan paired = plan;
    paired.antithetic = true;
    const auto shift = find_shift(paired, event);
    if (!shift) return std::nullopt;
    const std::int64_t pairs = runs / 2;
    std::vector<Sums> sums(static_cast<std::size_t>(threads));
    {
        std::vector<std::jthread> crew;
        for (std::size_t t = 0; t < sums.size(); ++t) {
            const auto cut = [&](std::size_t i) {
                return pairs * static_cast<std::int64_t>(i) / threads;
            };
            crew.emplace_back([&, t, first = cut(t), last = cut(t + 1)] {
                sums[t] = sample(paired, event, *shift, first, last, stop);
            });
        }
    }
    for (std::size_t t = 1; t < sums.size(); ++t)
        sums[0] += sums[t];
    if (stop != nullptr && stop->load()) return std::nullopt;
    RareChance chance = chance_of(sums[0], 2 * pairs);
    chance.shift = std::sqrt(dot(*shift, *shift));
    return chance;
}

}  // namespace kenesh
