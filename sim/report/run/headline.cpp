#include "sim/report/run/headline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"

namespace kenesh {
namespace {

/// A mean difference that is not at least this many standard errors away from 0 is not told.
constexpr double kTold = 3.0;

std::string name_of(const SummaryChoice& choice) {
    return visible(choice.name);
}

std::string seats_word(double seats) {
    return number(seats, 0) == "1" ? "seat" : "seats";
}

/// "(90 %: 4 to 19)" of a loss or a gain; "(90 %: 3 fewer to 12 more)" where both can happen.
std::string range(const Quantiles& q) {
    if (q.q95 <= 0.0) return fmt::format("(90 %: {} to {})", number(-q.q95, 0), number(-q.q05, 0));
    if (q.q05 >= 0.0) return fmt::format("(90 %: {} to {})", number(q.q05, 0), number(q.q95, 0));
    return fmt::format("(90 %: {} fewer to {} more)", number(-q.q05, 0), number(q.q95, 0));
}

/// ", and its majority, 61 % to 8 %": how the chance of a majority changes, "" where it hardly
/// does.
std::string majority_change(const ChoiceSummary& before, const ChoiceSummary& after) {
    if (!before.majority || !after.majority) return {};
    const double from = before.majority->p;
    const double to = after.majority->p;
    if (std::abs(from - to) < 0.005) return {};
    const std::string change = fmt::format("{} to {}", percent(from, 0), percent(to, 0));
    if (from >= 0.5 && to < 0.5) return ", and its majority, " + change;
    if (from < 0.5 && to >= 0.5) return ", and wins a majority, " + change;
    return fmt::format("; its chance of a majority {} from {}", to < from ? "falls" : "rises",
                       change);
}

std::string change_of(const Summary& s, const ComparisonSummary& comparison, std::size_t k) {
    const Spread& all = comparison.choices[k].all;
    const SummaryChoice& choice = s.choices[k];
    const bool many = choice.kind == ChoiceKind::independents;
    const bool loses = all.mean < 0.0;
    const std::string verb = loses ? (many ? "lose" : "loses") : (many ? "gain" : "gains");
    const double seats = std::abs(all.mean);
    const SystemSummary& now = s.systems[comparison.first];
    const SystemSummary& then = s.systems[comparison.other];
    return fmt::format("{} {} {} {} {}, {} in place of {}{}", name_of(choice), verb,
                       number(seats, seats < 9.95 ? 1 : 0), seats_word(seats),
                       all.quantiles ? range(*all.quantiles) : "",
                       number(now.choices[k].seats.mean, 1), number(then.choices[k].seats.mean, 1),
                       majority_change(then.choices[k], now.choices[k])) +
           ".";
}

/// The choice whose seats change most in one direction; choices.size() if none does.
std::size_t most_changed(const Summary& s, const ComparisonSummary& comparison, double sign) {
    std::size_t best = s.choices.size();
    double most = 0.0;
    for (std::size_t k = 0; k < s.choices.size(); ++k) {
        const Spread& all = comparison.choices[k].all;
        const double change = sign * all.mean;
        if (change <= kTold * all.standard_error || change <= most) continue;
        best = k;
        most = change;
    }
    return best;
}

std::string whole_interval(const Spread& spread) {
    return spread.quantiles ? " (90 %: " + interval(*spread.quantiles, 0) + ")" : "";
}

void tell_changes(const Summary& s, std::vector<std::string>& out) {
    const ComparisonSummary& comparison = s.comparisons.front();
    const std::size_t before = out.size();
    for (const double sign : {-1.0, 1.0}) {
        const std::size_t k = most_changed(s, comparison, sign);
        if (k < s.choices.size()) out.push_back(change_of(s, comparison, k));
    }
    if (out.size() == before)
        out.push_back(
            fmt::format("No choice's mean number of seats differs measurably between {} and {}.",
                        s.systems[comparison.first].id, s.systems[comparison.other].id));
}

/// Of a list tier the law's least number of women is counted.
std::string women_of(const SystemSummary& system) {
    const Spread& women = system.measures[HouseMeasure::women];
    return (system.list_seats > 0 ? "at least " : "") + number(women.mean, 1) +
           whole_interval(women);
}

void tell_house(const Summary& s, std::vector<std::string>& out) {
    const SystemSummary& now = s.systems[0];
    const SystemSummary& then = s.systems[1];
    out.push_back(fmt::format("Women take {} of {} seats, in place of {} of {}.", women_of(now),
                              now.house, women_of(then), then.house));
    const Spread& a = now.measures[HouseMeasure::gallagher_pref];
    const Spread& b = then.measures[HouseMeasure::gallagher_pref];
    const bool same = std::abs(a.mean - b.mean) <= 0.05;
    out.push_back(
        fmt::format("Seats follow first preferences {}: Gallagher index {} in place of {} points.",
                    same              ? "as closely"
                    : a.mean < b.mean ? "more closely"
                                      : "less closely",
                    number(a.mean, 1), number(b.mean, 1)));
}

void tell_largest(const Summary& s, std::vector<std::string>& out) {
    const SystemSummary& system = s.systems.front();
    std::size_t best = s.choices.size();
    for (std::size_t k = 0; k < s.choices.size(); ++k)
        if (system.choices[k].majority &&
            (best == s.choices.size() ||
             system.choices[k].seats.mean > system.choices[best].seats.mean))
            best = k;
    if (best == s.choices.size()) return;
    const ChoiceSummary& choice = system.choices[best];
    out.push_back(fmt::format("{} takes {}{} of {} seats; chance of a majority {}.",
                              name_of(s.choices[best]), number(choice.seats.mean, 1),
                              whole_interval(choice.seats), system.house,
                              chance(*choice.majority)));
}

}  // namespace

std::vector<std::string> headline(const Summary& summary) {
    std::vector<std::string> out;
    if (summary.runs == 0 || summary.systems.empty()) return out;
    if (summary.comparisons.empty()) {
        tell_largest(summary, out);
    } else {
        tell_changes(summary, out);
        tell_house(summary, out);
    }
    for (const ComparisonSummary& comparison : summary.comparisons)
        if (comparison.gender_rule_only) {
            const SystemSummary& first = summary.systems[comparison.first];
            const Spread& replaced = first.measures[HouseMeasure::gender_replacement];
            out.push_back(
                fmt::format("The gender rule gives {}{} of {} seats to someone else than votes "
                            "alone would; {}{} "
                            "of them change between choices.",
                            number(replaced.mean, 1), whole_interval(replaced), first.house,
                            number(comparison.moved.mean, 1), whole_interval(comparison.moved)));
        }
    return out;
}

}  // namespace kenesh
