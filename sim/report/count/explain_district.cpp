#include "sim/report/count/explain_district.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <optional>

#include "sim/report/count/count_ties.hpp"
#include "sim/report/count/count_words.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"
#include "sim/rules/table.hpp"

namespace kenesh {
namespace {

/// Candidates in the order in which they were counted: by votes, those elected before their equals.
std::vector<std::uint32_t> counted_order(const DistrictReturn& district,
                                         const DistrictCount& count) {
    std::vector<std::uint32_t> order(district.candidates.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto seat = [&](std::uint32_t c) {
        return std::find_if(count.elected.begin(), count.elected.end(),
                            [&](const Elected& e) { return e.candidate == c; }) -
               count.elected.begin();
    };
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const std::int64_t left = district.candidates[a].votes;
        const std::int64_t right = district.candidates[b].votes;
        return left != right ? left > right : seat(a) < seat(b);
    });
    return order;
}

std::string many_of(Gender gender, int n) {
    if (gender == Gender::woman) return n == 1 ? "1 woman" : fmt::format("{} women", n);
    return n == 1 ? "1 man" : fmt::format("{} men", n);
}

/// What became of one candidate, and why.
class Fates {
public:
    Fates(const DistrictReturn& district, const DistrictOutcome& outcome)
        : district_(district), outcome_(outcome) {}

    [[nodiscard]] std::string of(std::uint32_t c) const {
        if (outcome_.first_round) return of_first_round(c);
        const auto& elected = outcome_.count.elected;
        for (std::size_t seat = 0; seat < elected.size(); ++seat) {
            if (elected[seat].candidate == c) return of_elected(seat);
        }
        const auto& skipped = outcome_.count.skipped;
        const auto at = std::find(skipped.begin(), skipped.end(), c);
        if (at == skipped.end()) return "";
        if (const auto* most = std::get_if<MaxSameGender>(&outcome_.gender))
            return "passed over: " + many_of(district_.candidates[c].gender, most->seats) +
                   " have seats";
        return "gives way to " +
               district_.candidates[by_gender(static_cast<std::size_t>(at - skipped.begin()))].name;
    }

private:
    [[nodiscard]] std::string of_first_round(std::uint32_t c) const {
        const FirstRound& round = *outcome_.first_round;
        if (round.elected == c) return "elected: more than half";
        const auto& again = round.second_round;
        return std::find(again.begin(), again.end(), c) != again.end() ? "second round" : "";
    }

    [[nodiscard]] std::string of_elected(std::size_t seat) const {
        std::string text = fmt::format("seat {}", seat + 1);
        const DistrictCount& count = outcome_.count;
        if (count.elected[seat].how == How::gender) return text + ", by gender";
        const std::size_t in_order =
            count.elected.size() - static_cast<std::size_t>(count.left_over);
        return seat < in_order ? text : text + ", as nobody else is left";
    }

    /// The candidate of the n-th seat won by gender.
    [[nodiscard]] std::uint32_t by_gender(std::size_t n) const {
        for (const Elected& e : outcome_.count.elected) {
            if (e.how == How::gender && n-- == 0) return e.candidate;
        }
        return outcome_.count.elected.back().candidate;
    }

    const DistrictReturn& district_;
    const DistrictOutcome& outcome_;
};

std::string ranking_table(const CountedElection& election, const DistrictOutcome& outcome,
                          const std::string& title, const TextStyle& style) {
    const DistrictReturn& district = election.returns.districts[outcome.district];
    Table table{title,
                {{"", "place", Align::right},
                 {"", "votes", Align::right},
                 {"", "candidate", Align::left},
                 {"", "choice", Align::left, 1},
                 {"", "gender", Align::left, 2},
                 {"", "", Align::left}},
                {}};
    const Fates fates(district, outcome);
    long long place = 0;
    for (const std::uint32_t c : counted_order(district, outcome.count)) {
        const CandidateReturn& candidate = district.candidates[c];
        const std::string fate = fates.of(c);
        const bool seated = fate.rfind("seat", 0) == 0;
        table.rows.push_back({{{grouped(++place)},
                               {votes_text(candidate.votes, election.returns.parts)},
                               {visible(candidate.name), seated ? Ink::bold : Ink::plain},
                               {visible(candidate.choice)},
                               {std::string(letter_of(candidate.gender))},
                               {visible(fate)}}});
    }
    return render(table, style);
}

std::string majority_line(const FirstRound& round, std::int64_t parts) {
    return fmt::format("{} valid votes: {} are more than half.\n", votes_text(round.valid, parts),
                       votes_text(round.valid / 2 + 1, parts));
}

std::string margin_line(const DistrictReturn& district, const DistrictCount& count,
                        std::int64_t parts) {
    if (count.elected.empty()) return "";
    const CandidateReturn& last = district.candidates[count.elected.back().candidate];
    const std::int64_t next = last.votes - count.margin;
    return fmt::format(
        "The last seat went to {} with {} votes; without that candidate it would "
        "have gone {}.\n",
        visible(last.name), votes_text(last.votes, parts),
        next > 0 ? fmt::format("to one with {}", votes_text(next, parts)) : "to nobody with votes");
}

}  // namespace

std::string explain_district(const CountedElection& election, const DistrictTier& tier,
                             const DistrictOutcome& outcome, const TextStyle& style) {
    const DistrictReturn& district = election.returns.districts[outcome.district];
    const std::int64_t parts = election.returns.parts;
    std::string title = fmt::format("District {}: {}, {} {}", visible(district.district),
                                    named_rule(tier.rule).name, outcome.seats,
                                    outcome.seats == 1 ? "seat" : "seats");
    if (const std::string bound = describe(outcome.gender); !bound.empty()) title += ", " + bound;
    std::string text = ranking_table(election, outcome, title, style);
    if (district.against_all > 0)
        text += fmt::format("Against all: {} votes{}.\n", votes_text(district.against_all, parts),
                            tier.against_all == AgainstAll::absent ? ", not counted in this tier"
                            : outcome.rerun ? ", more than every candidate: to be repeated"
                                            : "");
    text += outcome.first_round ? majority_line(*outcome.first_round, parts)
                                : margin_line(district, outcome.count, parts);
    if (outcome.count.gender_quota_unmet)
        text += "Too few candidates to meet the bound: " + describe(outcome.gender) + ".\n";
    if (outcome.count.unfilled > 0)
        text += fmt::format("Unfilled seats: {}.\n", outcome.count.unfilled);
    if (const std::string tie = tie_text(election, outcome); !tie.empty())
        text += wrap("Equal votes: " + visible(tie) + ".", style.width, 2) + '\n';
    return text;
}

}  // namespace kenesh
