#include "sim/engine/importance.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <vector>

#include "sim/core/crew.hpp"
#include "sim/core/grid.hpp"
#include "sim/core/int128.hpp"
#include "sim/core/math.hpp"
#include "sim/engine/reference/reference.hpp"

namespace kenesh {
namespace {

// Pair numbers from here on belong to pilots and rare events: simulations stay below kMostRuns.
constexpr std::int64_t kPilotPairs = std::int64_t{1} << 40;
constexpr std::int64_t kSamplePairs = std::int64_t{1} << 41;
constexpr std::int64_t kPilotRuns = 4096;
constexpr double kElite = 0.1;
constexpr int kMostLevels = 12;
constexpr double kMostShift = 6.0;
constexpr std::ptrdiff_t kCommon = 40;  // pilot runs with the event that make it common
constexpr double kWeightUnit = 0x1p32;

using Shift = std::vector<double>;

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

/// Runs of a pilot: normals and weight of each, and the seats of all choices in all systems.
struct Pilot {
    Grid<double> z;  ///< runs x choices
    std::vector<double> weight;
    Grid<std::int16_t> seats;  ///< runs x (systems x choices)
};

/// Cuts 0 .. count into parts, one a thread; `work(part, from, to)`.
template <class Work>
void in_parts(std::int64_t count, int threads, Work work) {
    const auto cut = [&](std::size_t part) {
        return count * static_cast<std::int64_t>(part) / threads;
    };
    Crew(static_cast<std::size_t>(threads)).work([&](std::size_t part) {
        work(part, cut(part), cut(part + 1));
        return false;
    });
}

Pilot run_pilot(const Plan& plan, const Shift& shift, int level, int threads, StopFlag stop) {
    const std::size_t choices = plan.choices.size();
    Pilot pilot{Grid<double>(kPilotRuns, choices), std::vector<double>(kPilotRuns),
                Grid<std::int16_t>(kPilotRuns, plan.systems.size() * choices)};
    const std::int64_t first = 2 * (kPilotPairs + level * kPilotRuns);
    in_parts(kPilotRuns, threads, [&](std::size_t, std::int64_t from, std::int64_t to) {
        ReferenceEngine engine(plan);
        engine.shift_national(shift);
        for (std::int64_t run = from; run < to; ++run) {
            stop.check();
            const auto i = static_cast<std::size_t>(run);
            const Election& election = engine.run(first + run);
            const auto z = engine.national_normals();
            std::copy(z.begin(), z.end(), pilot.z.row(i).begin());
            pilot.weight[i] = density_ratio(shift, z);
            for (std::size_t s = 0; s < plan.systems.size(); ++s) {
                for (std::size_t k = 0; k < choices; ++k) {
                    pilot.seats(i, s * choices + k) =
                        static_cast<std::int16_t>(seats_of(election, {s, k, 0}));
                }
            }
        }
    });
    return pilot;
}

/// Weighted mean of the normals where at least `seats` were won (de Boer et al. 2005, eq. 21).
Shift elite_mean(const Pilot& pilot, std::span<const int> won, int seats) {
    Shift mean(pilot.z.row(0).size(), 0.0);
    double total = 0.0;
    for (std::size_t i = 0; i < won.size(); ++i) {
        if (won[i] < seats) continue;
        total += pilot.weight[i];
        for (std::size_t k = 0; k < mean.size(); ++k)
            mean[k] += pilot.weight[i] * pilot.z(i, k);
    }
    for (double& value : mean)
        value /= total;
    return mean;
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
            std::int64_t last, StopFlag stop) {
    ReferenceEngine engine(plan);
    const Shift none(shift.size(), 0.0);
    Sums sums;
    for (std::int64_t pair = first; pair < last; ++pair) {
        stop.check();
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

/// The plan in pairs, its first pilot, and the search for shifts.
class RareSampler::Pilots {
public:
    Pilots(const Plan& plan, int threads) : plan_(plan), threads_(threads) {
        plan_.antithetic = true;
    }
    [[nodiscard]] const Plan& plan() const noexcept { return plan_; }
    [[nodiscard]] int threads() const noexcept { return threads_; }

    /// A shift under which the event is common; nothing if none is found.
    std::optional<Shift> find_shift(const RareEvent& event, StopFlag stop) {
        Shift shift(plan_.choices.size(), 0.0);
        double without = 0.0;  // mean seats without a shift
        int before = 0;
        for (int level = 0; level < kMostLevels; ++level) {
            const Pilot& pilot = run(shift, level, stop);
            const std::vector<int> won = seats_in(pilot, event);
            if (level == 0) without = mean_of(won);
            const int reached = std::min(elite_of(won), event.seats);
            if (reached == 0) return std::nullopt;
            shift = elite_mean(pilot, won, reached);
            if (reached == event.seats) return within_bound(shift);
            if (!(reached > without)) return std::nullopt;  // national effects move nothing
            if (reached <= before + 1)
                return extended(shift, (event.seats - without) / (reached - without), event, stop);
            before = reached;
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] std::vector<int> seats_in(const Pilot& pilot, const RareEvent& event) const {
        const std::size_t column = event.system * plan_.choices.size() + event.choice;
        std::vector<int> seats;
        for (std::size_t i = 0; i < pilot.weight.size(); ++i)
            seats.push_back(pilot.seats(i, column));
        return seats;
    }
    /// What a tenth of the runs have at least.
    static int elite_of(std::vector<int> seats) {
        const auto rank = static_cast<std::ptrdiff_t>(kElite * static_cast<double>(kPilotRuns));
        std::nth_element(seats.begin(), seats.begin() + rank, seats.end(), std::greater<>());
        return seats[static_cast<std::size_t>(rank)];
    }

    static double mean_of(const std::vector<int>& seats) {
        return std::accumulate(seats.begin(), seats.end(), 0.0) / static_cast<double>(seats.size());
    }
    static std::optional<Shift> within_bound(const Shift& shift) {
        if (!(dot(shift, shift) <= kMostShift * kMostShift)) return std::nullopt;
        return shift;
    }
    /// Levels end where local effects make the best tenth of the runs: the tenth's mean of z is
    /// then no longer far enough for the next level. Seats are nearly linear in z there, so the
    /// shift is extended in proportion; nothing if the event does not become common.
    std::optional<Shift> extended(Shift shift, double factor, const RareEvent& event,
                                  StopFlag stop) {
        for (double& value : shift)
            value *= factor;
        if (!within_bound(shift)) return std::nullopt;
        const std::vector<int> won = seats_in(run(shift, kMostLevels, stop), event);
        const auto events =
            std::count_if(won.begin(), won.end(), [&](int n) { return n >= event.seats; });
        if (events < kCommon) return std::nullopt;
        return shift;
    }
    const Pilot& run(const Shift& shift, int level, StopFlag stop) {
        if (level == 0 && first_) return *first_;
        std::optional<Pilot>& place = level == 0 ? first_ : last_;
        place = run_pilot(plan_, shift, level, threads_, stop);
        return *place;
    }

    Plan plan_;
    int threads_;
    std::optional<Pilot> first_;
    std::optional<Pilot> last_;
};

RareSampler::RareSampler(const Plan& plan, int threads)
    : pilots_(std::make_unique<Pilots>(plan, threads)) {}
RareSampler::~RareSampler() = default;
RareSampler::RareSampler(RareSampler&&) noexcept = default;
RareSampler& RareSampler::operator=(RareSampler&&) noexcept = default;

std::optional<RareChance> RareSampler::operator()(const RareEvent& event, std::int64_t runs,
                                                  StopFlag stop) {
    const auto shift = pilots_->find_shift(event, stop);
    if (!shift) return std::nullopt;
    const std::int64_t pairs = runs / 2;
    std::vector<Sums> sums(static_cast<std::size_t>(pilots_->threads()));
    in_parts(pairs, pilots_->threads(),
             [&](std::size_t part, std::int64_t first, std::int64_t last) {
                 sums[part] = sample(pilots_->plan(), event, *shift, first, last, stop);
             });
    for (std::size_t t = 1; t < sums.size(); ++t)
        sums[0] += sums[t];
    RareChance chance = chance_of(sums[0], 2 * pairs);
    chance.shift = std::sqrt(dot(*shift, *shift));
    return chance;
}

}  // namespace kenesh
