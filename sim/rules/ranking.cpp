#include "sim/rules/ranking.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>

namespace kenesh {
namespace {

/// The candidates of a district in the order of their votes, found one at a time: few are looked
/// at, so that finding the next best is cheaper than sorting all, and needs no memory.
class Ranking {
public:
    explicit Ranking(std::span<const std::int64_t> votes) noexcept : votes_(votes) {}

    /// Position of the one placed next after `place`, the number of candidates if nobody is.
    [[nodiscard]] std::size_t after(std::size_t place) const noexcept {
        return after_if(place, [](std::size_t) { return true; });
    }

    /// The same among the candidates that `wanted` names.
    template <class Wanted>
    [[nodiscard]] std::size_t after_if(std::size_t place, Wanted wanted) const noexcept {
        const std::int64_t v = place == votes_.size() ? INT64_MAX : votes_[place];
        std::size_t best = votes_.size();
        std::int64_t most = -1;
        for (std::size_t i = 0; i < votes_.size(); ++i) {
            const bool later = votes_[i] < v || (votes_[i] == v && i > place);
            if (later && votes_[i] > most && wanted(i)) {
                most = votes_[i];
                best = i;
            }
        }
        return best;
    }

    [[nodiscard]] bool before(std::size_t a, std::size_t b) const noexcept {
        return votes_[a] != votes_[b] ? votes_[a] > votes_[b] : a < b;
    }
    /// What after() takes to give the first, and gives when there is none.
    [[nodiscard]] std::size_t nobody() const noexcept { return votes_.size(); }
    [[nodiscard]] std::int64_t votes(std::size_t c) const noexcept {
        return c == nobody() ? 0 : votes_[c];
    }

private:
    std::span<const std::int64_t> votes_;
};

void elect(DistrictCount& out, std::size_t candidate, How how) {
    out.elected.push_back({static_cast<std::uint32_t>(candidate), how});
}

/// Closes a count whose last seat went to `last` and would else have gone to `next`.
void finish(const Ranking& ranking, std::size_t magnitude, std::size_t last, std::size_t next,
            DistrictCount& out) {
    out.unfilled = static_cast<int>(magnitude - out.elected.size());
    out.margin = ranking.votes(last) - ranking.votes(next);
}

void fill_by_votes(const Ranking& ranking, std::size_t magnitude, DistrictCount& out) {
    std::size_t last = ranking.nobody();
    std::size_t next = ranking.after(last);
    while (next != ranking.nobody() && out.elected.size() < magnitude) {
        elect(out, next, How::votes);
        last = next;
        next = ranking.after(last);
    }
    finish(ranking, magnitude, last, next, out);
}

/// Seats taken per gender under a bound; the unknown gender is never full.
class GenderBound {
public:
    explicit GenderBound(int most) noexcept : most_(most) {}
    [[nodiscard]] bool full(Gender gender) const noexcept {
        return gender != Gender::unknown && taken_[static_cast<std::size_t>(gender)] >= most_;
    }
    void take(Gender gender) noexcept { ++taken_[static_cast<std::size_t>(gender)]; }
    void give_back(Gender gender) noexcept { --taken_[static_cast<std::size_t>(gender)]; }

private:
    int most_;
    std::array<int, 3> taken_{};
};

/// The ballot ran out: seats go to those passed over, in their order. out.skipped keeps those who
/// stand before somebody elected.
void fill_from_skipped(const Ranking& ranking, std::size_t magnitude, std::size_t last_walked,
                       DistrictCount& out) {
    const std::size_t filled = std::min(magnitude - out.elected.size(), out.skipped.size());
    out.gender_quota_unmet = filled > 0;
    out.left_over = static_cast<int>(filled);
    for (std::size_t i = 0; i < filled; ++i)
        elect(out, out.skipped[i], How::votes);
    const std::size_t last = filled > 0 ? out.skipped[filled - 1] : last_walked;
    const std::size_t next = filled < out.skipped.size() ? out.skipped[filled] : ranking.nobody();
    finish(ranking, magnitude, last, next, out);
    out.skipped.erase(out.skipped.begin(),
                      out.skipped.begin() + static_cast<std::ptrdiff_t>(filled));
    std::erase_if(out.skipped, [&](std::uint32_t c) {
        const bool in_favour = last_walked != ranking.nobody() && ranking.before(c, last_walked);
        return !in_favour && !ranking.before(c, last);
    });
}

void fill_with_maximum(const Ranking& ranking, std::span<const Gender> genders,
                       std::size_t magnitude, int most, DistrictCount& out) {
    GenderBound bound(most);
    std::size_t last = ranking.nobody();
    std::size_t place = 0;
    for (std::size_t c = ranking.after(ranking.nobody()); c != ranking.nobody();
         c = ranking.after(c), ++place) {
        if (bound.full(genders[c])) {
            out.skipped.push_back(static_cast<std::uint32_t>(c));
            continue;
        }
        bound.take(genders[c]);
        elect(out, c, place < magnitude ? How::votes : How::gender);
        if (place >= magnitude) ++out.gender_replacement;
        last = c;
        if (out.elected.size() == magnitude) break;
    }
    if (out.elected.size() < magnitude) {
        fill_from_skipped(ranking, magnitude, last, out);
        return;
    }
    bound.give_back(genders[last]);
    std::size_t next =
        ranking.after_if(last, [&](std::size_t c) { return !bound.full(genders[c]); });
    if (next == ranking.nobody()) {
        next = out.skipped.empty() ? ranking.after(last) : out.skipped.front();
    }
    finish(ranking, magnitude, last, next, out);
}

/// Who would take the seat of `last`, the lowest placed of the plain top, under a minimum that
/// moved nobody.
[[nodiscard]] std::size_t next_under_minimum(const Ranking& ranking,
                                             std::span<const Gender> genders, std::size_t last,
                                             bool needs_woman) {
    const std::size_t next = ranking.after(last);
    if (last == ranking.nobody() || !needs_woman || genders[last] != Gender::woman) return next;
    const std::size_t woman =
        ranking.after_if(last, [&](std::size_t c) { return genders[c] == Gender::woman; });
    return woman == ranking.nobody() ? next : woman;
}

void fill_with_minimum(const Ranking& ranking, std::span<const Gender> genders,
                       std::size_t magnitude, int least, DistrictCount& out) {
    fill_by_votes(ranking, magnitude, out);
    const auto is = [&](Gender gender) {
        return [&genders, gender](const Elected& e) { return genders[e.candidate] == gender; };
    };
    const auto is_woman = [&](std::size_t c) { return genders[c] == Gender::woman; };
    auto women =
        static_cast<int>(std::count_if(out.elected.begin(), out.elected.end(), is(Gender::woman)));
    const std::size_t cut = out.elected.empty() ? ranking.nobody() : out.elected.back().candidate;
    std::size_t last = cut;
    std::size_t woman = ranking.after_if(cut, is_woman);
    while (women < least && cut != ranking.nobody() && woman != ranking.nobody()) {
        const auto man = std::find_if(out.elected.rbegin(), out.elected.rend(), is(Gender::man));
        if (man == out.elected.rend()) break;
        out.skipped.push_back(man->candidate);
        out.elected.erase(std::next(man).base());
        elect(out, woman, How::gender);
        ++out.gender_replacement;
        ++women;
        last = woman;
        woman = ranking.after_if(woman, is_woman);
    }
    out.gender_quota_unmet = women < least;
    std::size_t next = woman != ranking.nobody() ? woman : ranking.nobody();
    if (out.gender_replacement == 0) {
        next = next_under_minimum(ranking, genders, last, women <= least);
    } else if (next == ranking.nobody()) {
        next = out.skipped.back();
    }
    finish(ranking, magnitude, last, next, out);
}

/// fill_seats() without its report of ties.
void fill(std::span<const std::int64_t> votes, std::span<const Gender> genders,
          std::size_t magnitude, const GenderRule& rule, DistrictCount& out) {
    out.elected.clear();
    out.skipped.clear();
    out.tied.clear();
    out.gender_replacement = 0;
    out.gender_quota_unmet = false;
    out.left_over = 0;
    const Ranking ranking(votes);
    if (const auto* maximum = std::get_if<MaxSameGender>(&rule);
        maximum != nullptr && static_cast<std::size_t>(maximum->seats) < magnitude) {
        fill_with_maximum(ranking, genders, magnitude, maximum->seats, out);
    } else if (const auto* minimum = std::get_if<MinWomen>(&rule); minimum != nullptr) {
        fill_with_minimum(ranking, genders, magnitude, minimum->seats, out);
    } else {
        fill_by_votes(ranking, magnitude, out);
    }
}

[[nodiscard]] bool is_elected(const DistrictCount& count, std::size_t candidate) {
    return std::any_of(count.elected.begin(), count.elected.end(),
                       [&](const Elected& e) { return e.candidate == candidate; });
}

/// Is there somebody elected and somebody not with equal votes? Only then can a tie have decided.
[[nodiscard]] bool split_by_listing(std::span<const std::int64_t> votes,
                                    const DistrictCount& count) {
    for (const Elected& e : count.elected) {
        for (std::size_t c = 0; c < votes.size(); ++c) {
            if (votes[c] == votes[e.candidate] && !is_elected(count, c)) return true;
        }
    }
    return false;
}

/// A tie decided for a candidate if, first among its equals, it is elected and, last among them,
/// it is not. Half a vote more or less says so for every rule.
void find_ties(std::span<const std::int64_t> votes, std::span<const Gender> genders,
               std::size_t magnitude, const GenderRule& rule, DistrictCount& out) {
    std::vector<std::int64_t> half_votes(votes.begin(), votes.end());
    for (std::int64_t& v : half_votes)
        v = 2 * v + 1;
    DistrictCount trial;
    for (std::size_t c = 0; c < votes.size(); ++c) {
        const auto elected_with = [&](std::int64_t half) {
            half_votes[c] += half;
            fill(half_votes, genders, magnitude, rule, trial);
            half_votes[c] -= half;
            return is_elected(trial, c);
        };
        if (std::count(votes.begin(), votes.end(), votes[c]) > 1 &&
            elected_with(1) != elected_with(-1)) {
            out.tied.push_back(static_cast<std::uint32_t>(c));
        }
    }
}

}  // namespace

std::string_view letter_of(Gender gender) noexcept {
    return gender == Gender::man ? "m" : gender == Gender::woman ? "f" : "";
}

std::optional<Gender> gender_of(std::string_view letter) noexcept {
    for (const Gender gender : {Gender::unknown, Gender::man, Gender::woman}) {
        if (letter == letter_of(gender)) return gender;
    }
    return std::nullopt;
}

void fill_seats(std::span<const std::int64_t> votes, std::span<const Gender> genders, int magnitude,
                const GenderRule& rule, DistrictCount& out) {
    assert(votes.size() == genders.size() && "a gender per candidate");
    assert(magnitude >= 1 && "a district has a seat");
    const auto seats = static_cast<std::size_t>(magnitude);
    fill(votes, genders, seats, rule, out);
    if (split_by_listing(votes, out)) find_ties(votes, genders, seats, rule, out);
}

}  // namespace kenesh
