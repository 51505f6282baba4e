#include "sim/report/run/brief/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/report/paper/text.hpp"
#include "sim/report/run/brief/told.hpp"

namespace kenesh {
namespace {

/// A chance of a majority that moves by less is no news.
constexpr double kChanceMoved = 0.005;

struct Both {
    const SystemSummary& now;
    const SystemSummary& then;
};

Both both(const Summary& s, const ComparisonSummary& between) {
    return {s.systems[between.first], s.systems[between.other]};
}

/// A measure under both systems, told with so many decimals, and whether it moved. That both were
/// seen on the same votes makes the error of the difference smaller than this one.
struct Measured {
    ToldPair told;
    double change = 0.0;
    bool moves = false;
};

Measured measured(const Both& of, HouseMeasure measure, double unit, int decimals) {
    const Spread& a = of.now.measures[measure];
    const Spread& b = of.then.measures[measure];
    Measured out{told_pair(unit * a.mean, unit * b.mean, decimals), unit * (a.mean - b.mean),
                 false};
    out.moves = moved(out.told, out.change, unit * std::hypot(a.standard_error, b.standard_error));
    return out;
}

std::string name_of(const SummaryChoice& choice) {
    return visible(choice.name);
}

/// Of a list tier the law's least number of women is counted.
std::string women_under(const SystemSummary& system, const Told& women) {
    return (system.list_seats > 0 ? "at least " : "") + women.words;
}

}  // namespace

std::string majority_moved(const Summary& s, const ComparisonSummary& between) {
    const Both of = both(s, between);
    std::size_t best = s.choices.size();
    double most = kChanceMoved;
    for (std::size_t k = 0; k < s.choices.size(); ++k) {
        const auto& now = of.now.choices[k].majority;
        const auto& then = of.then.choices[k].majority;
        if (!now || !then) continue;
        const double change = std::abs(now->p - then->p);
        const double error = std::hypot(now->standard_error, then->standard_error);
        if (change < most || change <= 3.0 * error || in_hundred(*now) == in_hundred(*then))
            continue;
        best = k;
        most = change;
    }
    if (best == s.choices.size()) return {};
    return fmt::format("{} has a majority in {} elections, in place of {}.",
                       name_of(s.choices[best]), in_hundred(*of.now.choices[best].majority),
                       in_hundred(*of.then.choices[best].majority));
}

std::string majority_of_largest(const Summary& s) {
    const SystemSummary& system = s.systems.front();
    std::size_t best = s.choices.size();
    for (std::size_t k = 0; k < s.choices.size(); ++k)
        if (system.choices[k].majority &&
            (best == s.choices.size() ||
             system.choices[k].seats.mean > system.choices[best].seats.mean))
            best = k;
    if (best == s.choices.size()) return {};
    const ChoiceSummary& choice = system.choices[best];
    return fmt::format("{} takes {}{} of {} seats; it has a majority in {} elections.",
                       name_of(s.choices[best]),
                       told_number(choice.seats.mean, seat_decimals(choice.seats)).words,
                       in_brackets(choice.seats), system.house, in_hundred(*choice.majority));
}

std::string member_names(const Summary& s, const SummaryBloc& bloc) {
    std::string out;
    for (const std::size_t k : bloc.members) {
        const bool last = k == bloc.members.back();
        out += (out.empty() ? "" : last ? " and " : ", ") + name_of(s.choices[k]);
    }
    return out;
}

std::vector<std::string> bloc_majorities(const Summary& s) {
    std::vector<std::string> out;
    for (std::size_t b = 0; b < std::min(kMostBlocsTold, s.blocs.size()); ++b) {
        const std::string who =
            fmt::format("{} ({})", visible(s.blocs[b].name), member_names(s, s.blocs[b]));
        const ChoiceSummary& now = s.systems.front().blocs[b];
        if (s.comparisons.empty()) {
            out.push_back(fmt::format("{}: {}{} of {} seats, a majority in {} elections.", who,
                                      told_number(now.seats.mean, seat_decimals(now.seats)).words,
                                      in_brackets(now.seats), s.systems.front().house,
                                      in_hundred(*now.majority)));
            continue;
        }
        const ChoiceSummary& then = s.systems[s.comparisons.front().other].blocs[b];
        const std::string chance = in_hundred(*now.majority);
        const std::string before = in_hundred(*then.majority);
        out.push_back(fmt::format("{}: a majority in {} elections, {}.", who, chance,
                                  chance == before ? "as before" : "in place of " + before));
    }
    if (s.blocs.size() > kMostBlocsTold)
        out.push_back(fmt::format("{} more blocs: --full.", s.blocs.size() - kMostBlocsTold));
    return out;
}

std::string wasted_moved(const Summary& s, const ComparisonSummary& between) {
    const Measured wasted = measured(both(s, between), HouseMeasure::wasted, 100.0, 0);
    if (!wasted.moves) return {};
    return fmt::format("{} % of the votes elect nobody, in place of {} %.", wasted.told.now.words,
                       wasted.told.then.words);
}

std::string women_moved(const Summary& s, const ComparisonSummary& between) {
    if (!s.gender_told) return {};
    const Both of = both(s, between);
    const Measured women = measured(of, HouseMeasure::women, 1.0, 0);
    if (!women.moves) return {};
    return fmt::format(
        "Women take {} of {} seats, in place of {}{}.", women_under(of.now, women.told.now),
        of.now.house, women_under(of.then, women.told.then),
        of.now.house == of.then.house ? std::string() : fmt::format(" of {}", of.then.house));
}

std::string gallagher_moved(const Summary& s, const ComparisonSummary& between) {
    const Measured index = measured(both(s, between), HouseMeasure::gallagher_pref, 1.0, 1);
    // Half a point is within what the choice of an index decides.
    if (!index.moves || std::abs(index.change) < 0.5) return {};
    return fmt::format(
        "Seats follow first preferences {} closely: Gallagher index {} in place of "
        "{} points.",
        index.change < 0.0 ? "more" : "less", index.told.now.words, index.told.then.words);
}

std::vector<std::string> warnings(const Summary& s) {
    std::vector<std::string> out;
    for (const SystemSummary& system : s.systems)
        if (!system.check.ok)
            out.push_back(
                fmt::format("CHECK FAILED: {} gave {} seats a run on average, its house has {}.",
                            visible(system.id), system.check.seats_per_run, system.house));
    if (!s.calibration.reached) out.emplace_back("Calibration NOT REACHED: see --full.");
    if (!s.uncertain) out.emplace_back(kNothingVaries);
    return out;
}

}  // namespace kenesh
