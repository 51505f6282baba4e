#include "sim/report/count/count_ties.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "sim/report/count/count_words.hpp"

namespace kenesh {
namespace {

bool is_seated(const DistrictOutcome& district, std::uint32_t candidate) {
    if (district.first_round && !district.first_round->elected) {
        const auto& again = district.first_round->second_round;
        return std::find(again.begin(), again.end(), candidate) != again.end();
    }
    return std::any_of(district.count.elected.begin(), district.count.elected.end(),
                       [&](const Elected& e) { return e.candidate == candidate; });
}

/// What decided among these names of a district: a lot that was drawn between two of them, lots of
/// a seed, or the listing.
TieBy decided_by(const TieOrder& ties, const std::string& district,
                 const std::vector<std::string>& names) {
    const auto among = [&](const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    const bool drawn = std::any_of(ties.drawn.begin(), ties.drawn.end(), [&](const DrawnLot& lot) {
        return lot.district == district && among(lot.first) && among(lot.second);
    });
    return drawn ? TieBy::drawn_lot : ties.lot_seed ? TieBy::lot : TieBy::listing;
}

std::string words_for(TieBy by, const TieOrder& ties) {
    switch (by) {
        case TieBy::drawn_lot:
            return "by the lot that was drawn";
        case TieBy::lot:
            return fmt::format("by lot (seed {})", ties.lot_seed.value_or(0));
        case TieBy::more_votes:
            return "for more votes";
        case TieBy::listing:
            break;
    }
    return "in listing order";
}

}  // namespace

std::vector<Tie> ties_of(const CountedElection& election, const DistrictOutcome& outcome) {
    const DistrictReturn& district = election.returns.districts[outcome.district];
    std::map<std::int64_t, std::vector<std::uint32_t>, std::greater<>> groups;
    for (const std::uint32_t c : outcome.count.tied)
        groups[district.candidates[c].votes].push_back(c);
    std::vector<Tie> ties;
    for (const auto& [votes, candidates] : groups) {
        Tie& tie = ties.emplace_back();
        tie.votes = votes;
        for (const std::uint32_t c : candidates) {
            tie.between.push_back(district.candidates[c].name);
            if (is_seated(outcome, c)) tie.seated.push_back(district.candidates[c].name);
        }
        tie.by = decided_by(election.ties, district.district, tie.between);
    }
    return ties;
}

std::vector<Tie> ties_of(const CountedElection& election, const CountedSystem& system,
                         const ListCount& count, const std::string& district) {
    if (count.tied.empty()) return {};
    Tie tie;
    std::vector<std::int64_t> votes;
    for (const std::uint32_t l : count.tied) {
        tie.between.push_back(system.outcome.lists.lists[l]);
        tie.seated.push_back(fmt::format("{} {}", tie.between.back(), count.seats[l]));
        votes.push_back(count.votes[l]);
    }
    std::sort(votes.begin(), votes.end());
    if (votes.front() == votes.back()) tie.votes = votes.front();
    const bool all_differ = std::adjacent_find(votes.begin(), votes.end()) == votes.end();
    tie.by = all_differ ? TieBy::more_votes : decided_by(election.ties, district, tie.between);
    return {std::move(tie)};
}

std::string_view word_of(TieBy by) noexcept {
    switch (by) {
        case TieBy::lot:
            return "lot";
        case TieBy::drawn_lot:
            return "drawn-lot";
        case TieBy::more_votes:
            return "votes";
        case TieBy::listing:
            break;
    }
    return "listing";
}

std::string tie_text(const CountedElection& election, const DistrictOutcome& outcome) {
    std::string text;
    for (const Tie& tie : ties_of(election, outcome)) {
        text +=
            fmt::format("{}{} have {} votes each; decided {} for {}", text.empty() ? "" : "; ",
                        joined_names(tie.between), votes_text(tie.votes, election.returns.parts),
                        words_for(tie.by, election.ties), joined_names(tie.seated));
    }
    return text;
}

std::string tie_text(const CountedElection& election, const CountedSystem& system,
                     const ListCount& count, const std::string& district) {
    std::string text;
    for (const Tie& tie : ties_of(election, system, count, district)) {
        const std::string how = words_for(tie.by, election.ties);
        text += fmt::format("{} have equal claims to a seat; decided {}; seats: {}",
                            joined_names(tie.between),
                            tie.by == TieBy::more_votes ? how : "for more votes, then " + how,
                            joined_names(tie.seated));
    }
    return text;
}

}  // namespace kenesh
