#include "sim/report/count/explain_lists.hpp"

#include <fmt/format.h>

#include "sim/report/count/count_ties.hpp"
#include "sim/report/count/count_words.hpp"
#include "sim/report/count/explain_division.hpp"
#include "sim/report/count/explain_thresholds.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"

namespace kenesh {
namespace {

/// The divisions of a nation or of one district.
class DivisionsExplanation {
public:
    DivisionsExplanation(const CountedElection& election, const CountedSystem& system,
                         const ListTierOutcome& tier, const ListCount& count,
                         const ListSteps& steps, const TextStyle& style)
        : lists_(system.outcome.lists),
          rule_(tier.rule),
          count_(count),
          steps_(steps),
          parts_(election.returns.parts),
          style_(style) {}

    [[nodiscard]] std::string text() const {
        std::string out = before();
        for (std::size_t d = 0; d < steps_.divisions.size(); ++d)
            out += division(d);
        return out;
    }

private:
    /// Bonus and prior seats.
    [[nodiscard]] std::string before() const {
        std::string out;
        for (const FixedSeats& one : steps_.before)
            out += fmt::format("{}: {} before the division\n", visible(lists_.lists[one.list]),
                               plural(one.seats, "seat", "seats"));
        return out.empty() ? "" : '\n' + out;
    }

    /// Names of a division's lists: those that are divided as one together.
    [[nodiscard]] std::vector<std::string> names_in(const SeatDivision& division) const {
        std::vector<std::string> names = lists_.lists;
        // Inside a group its own groups are one; in the innermost nobody is.
        const auto& groups = division.inside ? rule_.joined_inside : rule_.joined;
        for (const auto& joined : groups) {
            std::vector<std::string> members;
            std::int64_t votes = 0;
            for (const std::uint32_t l : joined) {
                if (count_.passed[l] != 0) members.push_back(lists_.lists[l]);
                votes += count_.passed[l] != 0 ? count_.votes[l] : 0;
            }
            for (const std::uint32_t l : joined) {
                // A group inside is one list in its group's division, not in its own.
                const bool together =
                    !members.empty() && (!division.inside || division.votes[l] == votes);
                if (together) names[l] = joined_names(members);
            }
        }
        return names;
    }

    [[nodiscard]] std::string division(std::size_t d) const {
        const SeatDivision& division = steps_.divisions[d];
        std::string out = "\n";
        if (steps_.divisions.size() > 1)
            out += fmt::format("Division {}{}: ", d + 1,
                               division.inside ? ", inside a joined list" : "");
        out += explain_division(rule_.formula, division, names_in(division), parts_, style_);
        for (const FixedSeats& one : division.capped)
            out += fmt::format(
                "{} is over the cap and leaves with {} seats; the rest is divided again.\n",
                visible(lists_.lists[one.list]), one.seats);
        for (const FixedSeats& one : division.raised)
            out += fmt::format(
                "{} is below its least seats and leaves with {}; the rest is divided again.\n",
                visible(lists_.lists[one.list]), one.seats);
        return out;
    }

    const ListReturns& lists_;
    const ListRule& rule_;
    const ListCount& count_;
    const ListSteps& steps_;
    std::int64_t parts_;
    const TextStyle& style_;
};

/// How a compensatory tier sets off what the lists have.
std::string compensation(const CountedSystem& system, const ListTierOutcome& tier) {
    if (!tier.rule.compensatory) return "";
    std::string out;
    for (std::size_t l = 0; l < tier.count.seats.size(); ++l) {
        if (tier.count.passed[l] == 0) continue;
        out += fmt::format("{}: {} seats elsewhere, {} list seats\n",
                           visible(system.outcome.lists.lists[l]), tier.elsewhere[l],
                           tier.count.seats[l]);
        if (!tier.count.dropped.empty() && tier.count.dropped[l] > 0)
            out +=
                fmt::format("  {} seats beyond its part are not given.\n", tier.count.dropped[l]);
    }
    if (!out.empty()) out = "\nEach list gets its part less its seats elsewhere:\n" + out;
    if (tier.count.overhang == 0) return out;
    if (tier.rule.overhang == Overhang::compensated)
        return out +
               fmt::format("The house grows by {} until every list's part covers its seats.\n",
                           tier.count.overhang);
    return out + fmt::format("Seats beyond a list's part stay: the house grows by {}.\n",
                             tier.count.overhang);
}

std::string equal_claims(const std::string& tie, const TextStyle& style) {
    return tie.empty() ? "" : wrap("Equal claims: " + visible(tie) + ".", style.width, 2) + '\n';
}

std::string apportioned(const CountedElection& election, const CountedSystem& system,
                        const ListTier& tier, const SeatDivision& division,
                        const TextStyle& style) {
    const SeatsOfDistricts& rule = *tier.districts->apportioned;
    const std::int64_t parts = rule.by == SeatsBy::votes ? election.returns.parts : 1;
    return "\nSeats of the districts: " +
           explain_division(rule.formula, division, system.outcome.lists.regions, parts, style);
}

}  // namespace

std::string explain_lists(const CountedElection& election, const CountedSystem& system,
                          const ListTier& tier, const ListTierOutcome& outcome,
                          const TextStyle& style) {
    std::string text = explain_thresholds(election, system, outcome, style);
    if (outcome.apportioned)
        text += apportioned(election, system, tier, *outcome.apportioned, style);
    for (const ListDistrictOutcome& one : outcome.districts) {
        const std::string& name = system.outcome.lists.regions[one.district];
        text +=
            fmt::format("\nDistrict {}: {}\n", visible(name), plural(one.seats, "seat", "seats"));
        text += explain_thresholds(election, system, outcome, one, style);
        text += DivisionsExplanation(election, system, outcome, one.count, one.steps, style).text();
        text += equal_claims(tie_text(election, system, one.count, name), style);
    }
    if (!outcome.districts.empty()) return text;
    text +=
        DivisionsExplanation(election, system, outcome, outcome.count, outcome.steps, style).text();
    text += compensation(system, outcome);
    return text + equal_claims(tie_text(election, system, outcome.count, ""), style);
}

}  // namespace kenesh
