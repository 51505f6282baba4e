#include "sim/report/count/counted.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "sim/report/paper/numbers.hpp"
#include "sim/rules/exact.hpp"
#include "sim/rules/table.hpp"

namespace kenesh {
namespace {

std::string plural(long long n, std::string_view one, std::string_view more) {
    return fmt::format("{} {}", grouped(n), n == 1 ? one : more);
}

std::string how_resolved(const TieOrder& ties) {
    return ties.lot_seed ? fmt::format("by lot (seed {})", *ties.lot_seed) : "in listing order";
}

bool elected(const DistrictOutcome& district, std::uint32_t candidate) {
    if (district.first_round && !district.first_round->elected) {
        const auto& again = district.first_round->second_round;
        return std::find(again.begin(), again.end(), candidate) != again.end();
    }
    return std::any_of(district.count.elected.begin(), district.count.elected.end(),
                       [&](const Elected& e) { return e.candidate == candidate; });
}

void note_district(const CountedElection& election, const DistrictOutcome& outcome,
                   std::vector<std::string>& notes) {
    const DistrictReturn& district = election.returns.districts[outcome.district];
    const std::string where = "district " + district.district + ": ";
    if (const std::string tie = tie_text(election, outcome); !tie.empty())
        notes.push_back(where + "tie: " + tie);
    if (outcome.count.gender_quota_unmet)
        notes.push_back(where + describe(outcome.gender) + ": too few candidates to meet it");
    if (outcome.count.unfilled > 0)
        notes.push_back(where + plural(outcome.count.unfilled, "seat", "seats") +
                        " without a candidate");
    if (outcome.rerun)
        notes.push_back(
            fmt::format("{}against all, {} votes, has more than every candidate: the "
                        "vote is to be repeated",
                        where, grouped(district.against_all)));
}

void note_tier(const CountedElection& election, const DistrictTierOutcome& tier,
               std::vector<std::string>& notes) {
    for (const DistrictOutcome& district : tier.districts)
        note_district(election, district, notes);
    if (tier.pending > 0)
        notes.push_back(plural(tier.pending, "seat", "seats") + " to be filled in a second round");
    for (const std::string& name : tier.missing)
        notes.push_back("district " + name + " has no votes in the file: its seats are left out");
}

void note_sums(const ListReturns& lists, std::vector<std::string>& notes) {
    if (!lists.from_candidates) return;
    notes.emplace_back("list votes are the sums of the candidates' votes");
    if (lists.unlisted[0] > 0)
        notes.push_back(grouped(lists.unlisted[0]) +
                        " votes for independents count for no list, only for the bases");
}

void note_without_list(const CountedSystem& system, const ListTierOutcome& tier,
                       std::vector<std::string>& notes) {
    if (!tier.rule.compensatory) return;
    int seats = 0;
    std::vector<std::string> names;
    for (const ChoiceOutcome& choice : system.outcome.choices) {
        const auto& lists = system.outcome.lists.lists;
        const bool runs = std::find(lists.begin(), lists.end(), choice.choice) != lists.end();
        if (runs || choice.district_seats == 0) continue;
        seats += choice.district_seats;
        names.push_back(choice.choice);
    }
    if (seats > 0)
        notes.push_back(fmt::format("{} of {}, who have no list, taken off the house first",
                                    plural(seats, "seat", "seats"), joined_names(names)));
}

void note_unknown_regions(const CountedSystem& system, const ListTierOutcome& tier,
                          std::vector<std::string>& notes) {
    if (tier.rule.threshold.regional.is_zero()) return;
    const ListReturns& lists = system.outcome.lists;
    std::vector<std::string> names;
    for (std::size_t l = 0; l < lists.lists.size(); ++l) {
        bool all = true;
        for (std::size_t r = 0; r < lists.regions.size(); ++r)
            all = all && lists.known(r, l) != 0;
        if (!all) names.push_back(lists.lists[l]);
    }
    if (!names.empty())
        notes.push_back(
            "the regional threshold is asked only where the file has a list's votes "
            "by region; not everywhere for " +
            joined_names(names));
}

void note_tier(const CountedElection& election, const CountedSystem& system,
               const ListTierOutcome& tier, std::vector<std::string>& notes) {
    if (const std::string tie = tie_text(election, system, tier); !tie.empty())
        notes.push_back("tie: " + tie);
    if (tier.count.taken_back > 0)
        notes.push_back(
            fmt::format("whole quotas awarded {} too many, taken back from the "
                        "smallest remainders",
                        plural(tier.count.taken_back, "seat", "seats")));
    if (tier.count.quota_of_one)
        notes.emplace_back("the quota rounds to nothing: it is taken as one vote");
    if (tier.count.overhang > 0)
        notes.push_back("the house grows by " +
                        plural(tier.count.overhang, "overhang seat", "overhang seats"));
    if (tier.count.unfilled > 0)
        notes.push_back(plural(tier.count.unfilled, "list seat", "list seats") + " unfilled");
    note_without_list(system, tier, notes);
    note_unknown_regions(system, tier, notes);
}

}  // namespace

std::string describe(const GenderRule& rule) {
    if (const auto* most = std::get_if<MaxSameGender>(&rule))
        return fmt::format("at most {} of one gender", most->seats);
    if (const auto* least = std::get_if<MinWomen>(&rule))
        return fmt::format("at least {}", plural(least->seats, "woman", "women"));
    return "";
}

std::string describe(const DistrictTier& tier) {
    std::string text(named_rule(tier.rule).name);
    if (const auto* limited = std::get_if<LimitedVote>(&tier.rule))
        text += fmt::format(", {} each", plural(limited->votes, "vote", "votes"));
    text += tier.magnitudes.empty() ? ", " + plural(tier.seats, "seat", "seats") + " per district"
                                    : ", seats per district from a table";
    const std::string bound = describe(tier.gender);
    return bound.empty() ? text : text + ", " + bound;
}

std::string describe(const ListTier& tier) {
    const NamedRule& rule = named_rule(tier.rule.formula);
    const std::string family =
        rule.family == RuleFamily::largest_remainder ? "largest remainders" : "highest averages";
    return fmt::format("{} by lists, {}, {} {}{}", plural(tier.rule.seats, "seat", "seats"), family,
                       family_key(rule.family), rule.name,
                       tier.rule.compensatory ? ", compensatory" : "");
}

std::string describe(ThresholdBase base) {
    switch (base) {
        case ThresholdBase::valid:
            return "valid votes";
        case ThresholdBase::votes_cast:
            return "votes cast";
        case ThresholdBase::registered:
            return "registered voters";
    }
    return "";
}

std::string exact_percent(std::int64_t part, std::int64_t whole) {
    if (whole <= 0) return "-";
    const auto hundredths = static_cast<std::int64_t>(
        (Uint128{20'000} * static_cast<std::uint64_t>(part) + static_cast<std::uint64_t>(whole)) /
        (Uint128{2} * static_cast<std::uint64_t>(whole)));
    return fmt::format("{}.{:02} %", hundredths / 100, hundredths % 100);
}

std::string share_text(Share share) {
    if (!share.in_millionths()) return fmt::format("{}/{}", share.part(), share.of());
    std::string text = fmt::format("{}.{:04}", share.part() / 10'000, share.part() % 10'000);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text + " %";
}

std::string joined_names(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
        text += names[i];
    }
    return text;
}

std::string tie_text(const CountedElection& election, const DistrictOutcome& outcome) {
    const DistrictReturn& district = election.returns.districts[outcome.district];
    std::map<std::int64_t, std::vector<std::uint32_t>, std::greater<>> groups;
    for (const std::uint32_t c : outcome.count.tied)
        groups[district.candidates[c].votes].push_back(c);
    std::string text;
    for (const auto& [votes, candidates] : groups) {
        std::vector<std::string> tied;
        std::vector<std::string> in;
        for (const std::uint32_t c : candidates) {
            tied.push_back(district.candidates[c].name);
            if (elected(outcome, c)) in.push_back(district.candidates[c].name);
        }
        if (!text.empty()) text += "; ";
        text += fmt::format("{} have {} votes each; decided {} for {}", joined_names(tied),
                            grouped(votes), how_resolved(election.ties), joined_names(in));
    }
    return text;
}

std::string tie_text(const CountedElection& election, const CountedSystem& system,
                     const ListTierOutcome& tier) {
    if (tier.count.tied.empty()) return "";
    std::vector<std::string> names;
    std::vector<std::int64_t> votes;
    std::vector<std::string> seats;
    for (const std::uint32_t l : tier.count.tied) {
        names.push_back(system.outcome.lists.lists[l]);
        votes.push_back(tier.count.votes[l]);
        seats.push_back(fmt::format("{} {}", names.back(), tier.count.seats[l]));
    }
    std::sort(votes.begin(), votes.end());
    const bool by_votes = std::adjacent_find(votes.begin(), votes.end()) == votes.end();
    return fmt::format(
        "{} have equal claims to a seat; decided {}; seats: {}", joined_names(names),
        by_votes ? "for more votes" : "for more votes, then " + how_resolved(election.ties),
        joined_names(seats));
}

std::vector<std::string> count_notes(const CountedElection& election, const CountedSystem& system) {
    std::vector<std::string> notes;
    for (std::size_t t = 0; t < system.outcome.tiers.size(); ++t) {
        std::vector<std::string> of_tier;
        if (const auto* districts = std::get_if<DistrictTierOutcome>(&system.outcome.tiers[t])) {
            note_tier(election, *districts, of_tier);
        } else {
            note_tier(election, system, std::get<ListTierOutcome>(system.outcome.tiers[t]),
                      of_tier);
        }
        for (const std::string& note : of_tier)
            notes.push_back(system.outcome.tiers.size() > 1 ? fmt::format("tier {}: {}", t, note)
                                                            : note);
    }
    note_sums(system.outcome.lists, notes);
    return notes;
}

}  // namespace kenesh
