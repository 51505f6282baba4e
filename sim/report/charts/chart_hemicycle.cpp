#include "sim/report/charts/chart_hemicycle.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "sim/report/charts/chart_choices.hpp"
#include "sim/report/paper/house_picture.hpp"
#include "sim/report/paper/text.hpp"
#include "sim/summary/shown_systems.hpp"

// Two parliaments side by side: one real run, counted under each system.

namespace kenesh {
namespace {

int seats_of(const ChartChoice& one, std::span<const int> seats) {
    return std::accumulate(one.members.begin(), one.members.end(), 0,
                           [&](int sum, std::size_t k) { return sum + seats[k]; });
}

HousePicture picture_of(const Summary& summary, const RunSample& sample) {
    HousePicture picture{{}, {"new", "old"}, {}};
    const std::size_t run = paired_run(summary, sample);
    for (std::size_t s = 0; s < shown_systems(summary); ++s)
        picture.names.push_back(summary.systems[s].name);
    for (const ChartChoice& one : chart_choices(summary)) {
        HouseParty party{one.name, one.color, {}};
        for (std::size_t s = 0; s < picture.names.size(); ++s)
            party.seats.push_back(seats_of(one, sample.seats[s].row(run)));
        picture.parties.push_back(std::move(party));
    }
    return picture;
}

/// "Under X: A 35, B 12; under Y: ...": what is drawn, in words.
std::string houses_words(const HousePicture& picture) {
    std::string words = "A dot is a seat.";
    for (std::size_t s = 0; s < picture.names.size(); ++s) {
        words += " " + picture.names[s] + ":";
        for (std::size_t k = 0; k < picture.parties.size(); ++k)
            words += fmt::format("{} {} {}", k == 0 ? "" : ",", picture.parties[k].name,
                                 picture.parties[k].seats[s]);
        words += ".";
    }
    return words;
}

}  // namespace

std::size_t paired_run(const Summary& summary, const RunSample& sample) {
    const std::size_t systems = shown_systems(summary);
    std::size_t best = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t run = 0; run < sample.preference.rows(); ++run) {
        double distance = 0.0;
        for (std::size_t s = 0; s < systems; ++s)
            for (std::size_t k = 0; k < summary.choices.size(); ++k) {
                const Spread& spread = summary.systems[s].choices[k].seats;
                const double middle = spread.quantiles ? spread.quantiles->median : spread.mean;
                distance += std::abs(sample.seats[s](run, k) - middle);
            }
        if (distance < least) best = run;
        least = std::min(least, distance);
    }
    return best;
}

Chart hemicycles(const Summary& summary, const RunSample& sample, const Sheet& sheet) {
    const HousePicture picture = picture_of(summary, sample);
    const bool both = picture.names.size() > 1;
    const std::string note = fmt::format(
        "A dot is a seat. Run {}: of the first {} simulated elections the one whose seats are "
        "nearest to every party's median{}",
        paired_run(summary, sample), sample.preference.rows(),
        both ? " under both systems; the same votes, counted twice." : ".");
    return {"hemicycles",
            both ? "One election, counted under both systems" : "A typical parliament",
            note,
            draw_houses(picture, "One election, two ways to count it", houses_words(picture),
                        "hemicycles", sheet),
            "table-seats",
            {},
            {}};
}

}  // namespace kenesh
