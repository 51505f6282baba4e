#include "sim/report/run/headline.hpp"

#include <fmt/format.h>

#include <cmath>

#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"
#include "sim/report/run/brief/sentences.hpp"
#include "sim/report/run/brief/told.hpp"

namespace kenesh {
namespace {

std::string name_of(const SummaryChoice& choice) {
    return visible(choice.name);
}

/// " (90 %: 4 to 19)" of a loss or a gain; " (90 %: 3 fewer to 12 more)" where both can happen.
std::string range(const Spread& change) {
    if (!change.quantiles) return {};
    const Quantiles& q = *change.quantiles;
    if (q.q95 <= 0.0) return fmt::format(" (90 %: {} to {})", number(-q.q95, 0), number(-q.q05, 0));
    if (q.q05 >= 0.0) return fmt::format(" (90 %: {} to {})", number(q.q05, 0), number(q.q95, 0));
    return fmt::format(" (90 %: {} fewer to {} more)", number(-q.q05, 0), number(q.q95, 0));
}

ToldPair seats_of_both(const Summary& s, const ComparisonSummary& between, std::size_t k) {
    return told_seats(s.systems[between.first].choices[k].seats,
                      s.systems[between.other].choices[k].seats);
}

std::string change_of(const Summary& s, const ComparisonSummary& between, std::size_t k) {
    const SystemSummary& now = s.systems[between.first];
    const SystemSummary& then = s.systems[between.other];
    const ToldPair told = seats_of_both(s, between, k);
    const bool many = s.choices[k].kind == ChoiceKind::independents;
    const bool loses = told.change.value < 0.0;
    const std::string verb = loses ? (many ? "lose" : "loses") : (many ? "gain" : "gains");
    const bool same_house = now.house == then.house;
    const auto of_house = [&](const SystemSummary& system) {
        return same_house ? std::string() : fmt::format(" of {}", system.house);
    };
    return fmt::format("{} {} {}{}: {}{}, not {}{}.", name_of(s.choices[k]), verb,
                       seats_of(told_number(std::abs(told.change.value), told.decimals)),
                       range(between.choices[k].all), told.now.words, of_house(now),
                       told.then.words, of_house(then));
}

/// The choice whose seats change most in one direction; choices.size() if none does.
std::size_t most_changed(const Summary& s, const ComparisonSummary& between, double sign) {
    std::size_t best = s.choices.size();
    double most = 0.0;
    for (std::size_t k = 0; k < s.choices.size(); ++k) {
        const Spread& all = between.choices[k].all;
        const ToldPair told = seats_of_both(s, between, k);
        const bool told_so = sign * told.change.value > 0.0 && sign * all.mean > most;
        if (!told_so || !moved(told, all.mean, all.standard_error)) continue;
        best = k;
        most = sign * all.mean;
    }
    return best;
}

void tell_changes(const Summary& s, std::vector<std::string>& out) {
    const ComparisonSummary& between = s.comparisons.front();
    const std::size_t before = out.size();
    for (const double sign : {-1.0, 1.0}) {
        const std::size_t k = most_changed(s, between, sign);
        if (k < s.choices.size()) out.push_back(change_of(s, between, k));
    }
    if (out.size() == before)
        out.push_back(fmt::format("No choice measurably gains or loses a seat between {} and {}.",
                                  visible(s.systems[between.first].id),
                                  visible(s.systems[between.other].id)));
    for (const auto tell : {majority_moved, wasted_moved, women_moved, gallagher_moved})
        if (std::string sentence = tell(s, between); !sentence.empty())
            out.push_back(std::move(sentence));
}

void tell_gender_rule(const Summary& s, const ComparisonSummary& between,
                      std::vector<std::string>& out) {
    const SystemSummary& first = s.systems[between.first];
    const Spread& replaced = first.measures[HouseMeasure::gender_replacement];
    const Told given = told_number(replaced.mean, seat_decimals(replaced));
    if (given.value == 0.0) return;
    const Told moves = told_number(between.moved.mean, seat_decimals(between.moved));
    out.push_back(
        fmt::format("The gender rule gives {}{} of {} seats to someone else than votes "
                    "alone would; {}{} of them {} between choices.",
                    given.words, in_brackets(replaced), first.house, moves.words,
                    in_brackets(between.moved), moves.words == "1" ? "changes" : "change"));
}

}  // namespace

std::string finding(const Summary& summary) {
    const SystemSummary& system = summary.systems.front();
    const auto seats = [](const SystemSummary& of, std::size_t k) {
        return static_cast<long long>(std::llround(of.choices[k].seats.mean));
    };
    std::size_t best = summary.choices.size();
    double most = 0.0;
    for (std::size_t k = 0; k < summary.choices.size(); ++k) {
        // Parties are what it is asked for; the chart has the independents.
        if (!summary.choices[k].present || summary.choices[k].kind != ChoiceKind::party) continue;
        const double size = summary.comparisons.empty()
                                ? system.choices[k].seats.mean
                                : std::abs(summary.comparisons.front().choices[k].all.mean);
        if (size > most) best = k;
        most = std::max(most, size);
    }
    if (best == summary.choices.size()) return "No seat changes hands";
    const std::string name = visible(summary.choices[best].name);
    if (summary.comparisons.empty())
        return fmt::format("{}: about {} of {} seats", name, seats(system, best), system.house);
    const ComparisonSummary& comparison = summary.comparisons.front();
    const long long now = seats(summary.systems[comparison.first], best);
    const long long then = seats(summary.systems[comparison.other], best);
    if (now == then) return "Hardly a seat changes hands";
    return fmt::format("{}: about {} seats in place of {}", name, now, then);
}

std::vector<std::string> headline(const Summary& summary) {
    std::vector<std::string> out;
    if (summary.runs == 0 || summary.systems.empty()) return out;
    if (!summary.uncertain) out.emplace_back(kNothingVaries);
    if (summary.comparisons.empty()) {
        if (std::string largest = majority_of_largest(summary); !largest.empty())
            out.push_back(std::move(largest));
    } else {
        tell_changes(summary, out);
    }
    for (std::string& bloc : bloc_majorities(summary))
        out.push_back(std::move(bloc));
    for (const ComparisonSummary& between : summary.comparisons)
        if (between.gender_rule_only) tell_gender_rule(summary, between, out);
    return out;
}

}  // namespace kenesh
