#include "sim/validation/forecast_score.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "sim/summary/measures.hpp"

namespace kenesh {
namespace {

/// Edges of bins are decimals: what lies on one belongs above it.
constexpr double kRounding = 1e-9;

std::vector<double> chances(const Histogram& histogram) {
    const auto all = static_cast<double>(
        std::accumulate(histogram.runs.begin(), histogram.runs.end(), std::int64_t{0}));
    std::vector<double> out;
    for (const std::int64_t runs : histogram.runs)
        out.push_back(static_cast<double>(runs) / all);
    return out;
}

double middle_of(const Histogram& histogram, std::size_t bin) {
    const double first = histogram.first + static_cast<double>(bin) * histogram.width;
    return histogram.width == 1.0 ? first : first + histogram.width / 2.0;
}

double quantile_of(const Histogram& histogram, std::span<const double> chance, double p) {
    double up_to = 0.0;
    for (std::size_t b = 0; b < chance.size(); ++b) {
        up_to += chance[b];
        if (up_to >= p - kRounding) return middle_of(histogram, b);
    }
    return middle_of(histogram, chance.size() - 1);
}

NumberScore score(const Histogram& histogram, const Outcome& outcome) {
    const std::vector<double> chance = chances(histogram);
    const std::size_t bin = bin_of(histogram, outcome.value);
    const std::int64_t all =
        std::accumulate(histogram.runs.begin(), histogram.runs.end(), std::int64_t{0});
    NumberScore out;
    out.choice = outcome.choice;
    out.measure = outcome.measure;
    out.outcome = outcome.value;
    out.low = quantile_of(histogram, chance, 0.05);
    out.median = quantile_of(histogram, chance, 0.5);
    out.high = quantile_of(histogram, chance, 0.95);
    out.place = position_of(chance, bin);
    out.crps = crps_of(histogram, outcome.value);
    out.log_score = log_score_of(histogram.runs[bin], all, histogram.runs.size());
    return out;
}

/// Who can have a majority: the parties of the pairs, and where there is but one, who held it.
std::set<std::string> actors_of(const Forecast& forecast, const std::string& system,
                                std::size_t position) {
    std::set<std::string> actors;
    for (const MajorityOfTwo& pair : forecast.joint.pairs)
        if (pair.system == system) actors.insert({pair.first, pair.second});
    for (const MajorityHolders& one : forecast.joint.systems)
        if (!one.holders[position].empty()) actors.insert(one.holders[position]);
    return actors;
}

HolderScore score_holder(const Forecast& forecast, const std::set<std::string>& actors,
                         std::size_t position, const std::map<std::string, double>& seats,
                         double house) {
    HolderScore out;
    for (const std::string& actor : actors)
        if (2.0 * seats.at(actor) > house) out.holder = actor;
    std::int64_t runs = 0;
    for (const MajorityHolders& one : forecast.joint.systems)
        if (one.holders[position] == out.holder) runs += one.runs;
    out.chance = static_cast<double>(runs) / static_cast<double>(forecast.joint.runs);
    out.log_score = log_score_of(runs, forecast.joint.runs, actors.size() + 1);
    return out;
}

}  // namespace

std::size_t bin_of(const Histogram& histogram, double value) noexcept {
    const double bin = std::floor((value - histogram.first) / histogram.width + kRounding);
    const auto last = static_cast<double>(histogram.runs.size() - 1);
    return static_cast<std::size_t>(std::clamp(bin, 0.0, last));
}

double crps_of(const Histogram& histogram, double value) {
    return histogram.width * ranked_score(chances(histogram), bin_of(histogram, value));
}

ForecastScore score_forecast(const Forecast& forecast, const std::string& system,
                             std::span<const Outcome> outcomes) {
    const auto at = std::ranges::find(forecast.systems, system, &ForecastSystem::id);
    assert(at != forecast.systems.end() && "a system of the forecast");
    const auto position = static_cast<std::size_t>(at - forecast.systems.begin());
    ForecastScore out;
    out.system = system;
    out.system_name = at->name;
    std::map<std::string, double> seats;
    double given = 0.0;
    for (const Outcome& outcome : outcomes) {
        const auto number = std::ranges::find_if(forecast.numbers, [&](const ForecastNumber& n) {
            return n.system == system && n.choice == outcome.choice && n.measure == outcome.measure;
        });
        assert(number != forecast.numbers.end() && "a number of the forecast");
        out.numbers.push_back(score(number->histogram, outcome));
        if (outcome.measure != kSeats.name) continue;
        seats[outcome.choice] = outcome.value;
        given += outcome.value;
    }
    // A house that grew by overhang is the seats that were given.
    const double house = std::max(given, static_cast<double>(at->house));
    const std::set<std::string> actors = actors_of(forecast, system, position);
    out.majority = score_holder(forecast, actors, position, seats, house);
    for (const MajorityOfTwo& pair : forecast.joint.pairs) {
        if (pair.system != system) continue;
        EventScore event;
        event.first = pair.first;
        event.second = pair.second;
        event.chance = static_cast<double>(pair.runs) / static_cast<double>(forecast.joint.runs);
        event.came = 2.0 * (seats.at(pair.first) + seats.at(pair.second)) > house;
        const double difference = event.chance - (event.came ? 1.0 : 0.0);
        event.brier = difference * difference;
        out.pairs.push_back(event);
    }
    return out;
}

}  // namespace kenesh
