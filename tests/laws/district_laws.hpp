#pragma once

#include <algorithm>
#include <array>
#include <numeric>

#include "sim/rules/table.hpp"
#include "tests/laws/contest.hpp"

/// The laws of filling a district's seats. Each function gets the contest already counted, and
/// draws what it changes.
namespace kenesh::laws {

struct DistrictTrial {
    GenderRule rule;
    DistrictContest contest;
    DistrictCount counted;
    DistrictContest changed;
    DistrictCount recounted;

    /// Counts the changed contest; false where a tie decided.
    bool recount() {
        fill_seats(changed.votes, changed.genders, changed.seats, rule, recounted);
        return recounted.tied.empty();
    }
};

[[nodiscard]] inline bool seated(const DistrictCount& count, std::size_t candidate) {
    return std::any_of(count.elected.begin(), count.elected.end(),
                       [&](const Elected& e) { return e.candidate == candidate; });
}

inline Verdict kept_when(bool kept) {
    return kept ? Verdict::kept : Verdict::broken;
}

inline Verdict district_fills_all(DistrictTrial& t, Draw&) {
    const auto seats = static_cast<std::size_t>(t.contest.seats);
    const std::size_t filled = std::min(seats, t.contest.votes.size());
    bool kept = t.counted.elected.size() == filled &&
                static_cast<std::size_t>(t.counted.unfilled) == seats - filled;
    std::size_t distinct = 0;
    for (std::size_t c = 0; c < t.contest.votes.size(); ++c)
        distinct += seated(t.counted, c);
    return kept_when(kept && distinct == filled);
}

inline Verdict district_anonymity(DistrictTrial& t, Draw& draw) {
    std::vector<std::size_t> listing(t.contest.votes.size());
    std::iota(listing.begin(), listing.end(), std::size_t{0});
    std::shuffle(listing.begin(), listing.end(), draw);
    t.changed = t.contest;
    for (std::size_t i = 0; i < listing.size(); ++i) {
        t.changed.votes[i] = t.contest.votes[listing[i]];
        t.changed.genders[i] = t.contest.genders[listing[i]];
    }
    if (!t.recount()) return Verdict::broken;
    bool kept = true;
    for (std::size_t i = 0; i < listing.size(); ++i) {
        kept = kept && seated(t.recounted, i) == seated(t.counted, listing[i]);
    }
    return kept_when(kept);
}

inline Verdict district_homogeneity(DistrictTrial& t, Draw& draw) {
    t.changed = t.contest;
    const auto factor = static_cast<std::int64_t>(2 + draw() % 50);
    for (std::int64_t& v : t.changed.votes)
        v *= factor;
    if (!t.recount()) return Verdict::broken;
    return kept_when(t.recounted.elected == t.counted.elected);
}

inline Verdict district_order(DistrictTrial& t, Draw&) {
    const bool genders = !std::holds_alternative<NoGenderRule>(t.rule);
    bool kept = true;
    for (std::size_t a = 0; a < t.contest.votes.size(); ++a) {
        for (std::size_t b = 0; b < t.contest.votes.size(); ++b) {
            const bool comparable = !genders || t.contest.genders[a] == t.contest.genders[b];
            kept = kept && !(comparable && t.contest.votes[a] > t.contest.votes[b] &&
                             !seated(t.counted, a) && seated(t.counted, b));
        }
    }
    return kept_when(kept);
}

inline Verdict district_monotonicity(DistrictTrial& t, Draw& draw) {
    const std::size_t candidate = draw() % t.contest.votes.size();
    t.changed = t.contest;
    t.changed.votes[candidate] += 1 + below(draw, 500);
    if (!t.recount()) return Verdict::left_out;
    return kept_when(!seated(t.counted, candidate) || seated(t.recounted, candidate));
}

inline Verdict district_house_monotonicity(DistrictTrial& t, Draw&) {
    t.changed = t.contest;
    ++t.changed.seats;
    if (!t.recount()) return Verdict::left_out;
    bool kept = true;
    for (const Elected& e : t.counted.elected)
        kept = kept && seated(t.recounted, e.candidate);
    return kept_when(kept);
}

/// Candidates of a gender who are elected.
inline int elected_of(const DistrictTrial& t, Gender gender) {
    return static_cast<int>(
        std::count_if(t.counted.elected.begin(), t.counted.elected.end(),
                      [&](const Elected& e) { return t.contest.genders[e.candidate] == gender; }));
}

inline int standing(const DistrictTrial& t, Gender gender) {
    return static_cast<int>(std::count(t.contest.genders.begin(), t.contest.genders.end(), gender));
}

/// Does the bound hold, and is it reported unmet where the candidates do not suffice?
inline Verdict district_gender_bound(DistrictTrial& t, Draw&) {
    const int women = elected_of(t, Gender::woman);
    const int men = elected_of(t, Gender::man);
    const auto filled = static_cast<int>(t.counted.elected.size());
    if (const auto* cap = std::get_if<MaxSameGender>(&t.rule)) {
        if (cap->seats >= t.contest.seats) return kept_when(!t.counted.gender_quota_unmet);
        const bool suffices = std::min(cap->seats, standing(t, Gender::woman)) +
                                  std::min(cap->seats, standing(t, Gender::man)) >=
                              filled;
        const bool within = women <= cap->seats && men <= cap->seats;
        return kept_when(within == suffices && t.counted.gender_quota_unmet == !suffices);
    }
    const int least = std::get<MinWomen>(t.rule).seats;
    const bool met = women >= least;
    const bool all_women = women == std::min(filled, standing(t, Gender::woman));
    return kept_when((met || all_women) && t.counted.gender_quota_unmet == !met);
}

/// Whoever had more votes than somebody elected could not have had that seat within the bound, and
/// a bound on one gender names him or her.
inline Verdict district_no_needless_skip(DistrictTrial& t, Draw&) {
    bool kept = true;
    for (std::size_t c = 0; c < t.contest.votes.size(); ++c) {
        if (seated(t.counted, c)) continue;
        for (const Elected& e : t.counted.elected) {
            if (t.contest.votes[c] <= t.contest.votes[e.candidate]) continue;
            const Gender in = t.contest.genders[c];
            const Gender out = t.contest.genders[e.candidate];
            if (const auto* cap = std::get_if<MaxSameGender>(&t.rule)) {
                const auto& skipped = t.counted.skipped;
                kept = kept && in != out && elected_of(t, in) + 1 > cap->seats &&
                       std::find(skipped.begin(), skipped.end(), c) != skipped.end();
            } else {
                kept = kept && in != out && out == Gender::woman &&
                       elected_of(t, out) - 1 < std::get<MinWomen>(t.rule).seats;
            }
        }
    }
    return kept_when(kept);
}

struct DistrictLaw {
    Law law;
    std::string_view name;
    Verdict (*check)(DistrictTrial&, Draw&);
};

inline constexpr std::array kDistrictLaws{
    DistrictLaw{Law::fills_all_seats, "fills all seats", district_fills_all},
    DistrictLaw{Law::anonymity, "anonymity", district_anonymity},
    DistrictLaw{Law::homogeneity, "homogeneity", district_homogeneity},
    DistrictLaw{Law::order, "order", district_order},
    DistrictLaw{Law::monotonicity, "monotonicity", district_monotonicity},
    DistrictLaw{Law::house_monotonicity, "house monotonicity", district_house_monotonicity},
    DistrictLaw{Law::gender_bound, "gender bound", district_gender_bound},
    DistrictLaw{Law::no_needless_skip, "no needless skip", district_no_needless_skip},
};

}  // namespace kenesh::laws
