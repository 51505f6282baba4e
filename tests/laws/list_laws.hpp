#pragma once

#include <algorithm>
#include <array>
#include <numeric>

#include "sim/rules/table.hpp"
#include "tests/laws/contest.hpp"

/// The laws of a division of seats. Each function gets the contest already counted, and draws what
/// it changes.
namespace kenesh::laws {

/// A contest, counted, and a place for the count of the contest it is compared with.
struct ListTrial {
    Formula formula;
    ListContest contest;
    Apportionment counted;
    ListContest changed;
    Apportionment recounted;

    /// Counts the changed contest; false where a tie decided.
    bool recount() {
        apportion(formula, changed.votes, changed.seats, recounted);
        return recounted.tied.empty();
    }
};

inline Verdict kept_if(bool kept) {
    return kept ? Verdict::kept : Verdict::broken;
}

inline Verdict fills_all_seats(ListTrial& t, Draw&) {
    const bool anybody = std::any_of(t.contest.votes.begin(), t.contest.votes.end(),
                                     [](std::int64_t v) { return v > 0; });
    bool kept = std::accumulate(t.counted.seats.begin(), t.counted.seats.end(),
                                t.counted.unfilled) == t.contest.seats &&
                (t.counted.unfilled == 0) == anybody;
    for (std::size_t i = 0; i < t.contest.votes.size(); ++i) {
        kept = kept && t.counted.seats[i] >= 0;
        kept = kept && (t.contest.votes[i] > 0 || t.counted.seats[i] == 0);
    }
    return kept_if(kept);
}

inline Verdict anonymity(ListTrial& t, Draw& draw) {
    std::vector<std::size_t> order(t.contest.votes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(order.begin(), order.end(), draw);
    t.changed = t.contest;
    for (std::size_t i = 0; i < order.size(); ++i)
        t.changed.votes[i] = t.contest.votes[order[i]];
    if (!t.recount()) return Verdict::broken;
    bool kept = true;
    for (std::size_t i = 0; i < order.size(); ++i) {
        kept = kept && t.recounted.seats[i] == t.counted.seats[order[i]];
    }
    return kept_if(kept);
}

inline Verdict homogeneity(ListTrial& t, Draw& draw) {
    t.changed = t.contest;
    const auto factor = static_cast<std::int64_t>(2 + draw() % 50);
    for (std::int64_t& v : t.changed.votes)
        v *= factor;
    if (!t.recount()) return Verdict::broken;
    return kept_if(t.recounted.seats == t.counted.seats);
}

inline Verdict order(ListTrial& t, Draw&) {
    const auto& votes = t.contest.votes;
    bool kept = true;
    for (std::size_t i = 0; i < votes.size(); ++i) {
        for (std::size_t k = 0; k < votes.size(); ++k) {
            kept = kept && !(votes[i] > votes[k] && t.counted.seats[i] < t.counted.seats[k]);
        }
    }
    return kept_if(kept);
}

inline Verdict monotonicity(ListTrial& t, Draw& draw) {
    const std::size_t list = draw() % t.contest.votes.size();
    t.changed = t.contest;
    std::int64_t& votes = t.changed.votes[list];
    votes += 1 + below(draw, 2 + static_cast<std::uint64_t>(votes));
    if (!t.recount()) return Verdict::left_out;
    return kept_if(t.recounted.seats[list] >= t.counted.seats[list]);
}

inline Verdict quota(const ListTrial& t, bool upper) {
    const auto& votes = t.contest.votes;
    const std::int64_t total = std::accumulate(votes.begin(), votes.end(), std::int64_t{0});
    bool kept = true;
    for (std::size_t i = 0; i < votes.size() && total > 0; ++i) {
        const std::int64_t share = votes[i] * t.contest.seats;
        const std::int64_t seats = t.counted.seats[i];
        kept = kept && (upper ? seats <= (share + total - 1) / total : seats >= share / total);
    }
    return kept_if(kept);
}

inline Verdict lower_quota(ListTrial& t, Draw&) {
    return quota(t, false);
}
inline Verdict upper_quota(ListTrial& t, Draw&) {
    return quota(t, true);
}

inline Verdict house_monotonicity(ListTrial& t, Draw&) {
    t.changed = t.contest;
    ++t.changed.seats;
    if (!t.recount()) return Verdict::left_out;
    bool kept = true;
    for (std::size_t i = 0; i < t.counted.seats.size(); ++i) {
        kept = kept && t.recounted.seats[i] >= t.counted.seats[i];
    }
    return kept_if(kept);
}

inline Verdict vote_monotonicity(ListTrial& t, Draw& draw) {
    t.changed = t.contest;
    for (std::int64_t& v : t.changed.votes)
        v += below(draw, 2 + static_cast<std::uint64_t>(v) / 3);
    if (!t.recount()) return Verdict::left_out;
    const auto& before = t.contest.votes;
    const auto& after = t.changed.votes;
    bool kept = true;
    for (std::size_t i = 0; i < before.size(); ++i) {
        for (std::size_t k = 0; k < before.size(); ++k) {
            const bool i_gains_on_k = after[i] * before[k] >= after[k] * before[i];
            const bool i_loses_to_k = t.recounted.seats[i] < t.counted.seats[i] &&
                                      t.recounted.seats[k] > t.counted.seats[k];
            kept = kept && !(i_gains_on_k && i_loses_to_k);
        }
    }
    return kept_if(kept);
}

inline Verdict seat_for_each(ListTrial& t, Draw&) {
    const auto& votes = t.contest.votes;
    const auto lists = std::count_if(votes.begin(), votes.end(), [](auto v) { return v > 0; });
    bool kept = true;
    for (std::size_t i = 0; i < votes.size() && lists <= t.contest.seats; ++i) {
        kept = kept && (votes[i] == 0 || t.counted.seats[i] > 0);
    }
    return kept_if(kept);
}

struct ListLaw {
    Law law;
    std::string_view name;
    Verdict (*check)(ListTrial&, Draw&);
};

inline constexpr std::array kListLaws{
    ListLaw{Law::fills_all_seats, "fills all seats", fills_all_seats},
    ListLaw{Law::anonymity, "anonymity", anonymity},
    ListLaw{Law::homogeneity, "homogeneity", homogeneity},
    ListLaw{Law::order, "order", order},
    ListLaw{Law::monotonicity, "monotonicity", monotonicity},
    ListLaw{Law::lower_quota, "lower quota", lower_quota},
    ListLaw{Law::upper_quota, "upper quota", upper_quota},
    ListLaw{Law::house_monotonicity, "house monotonicity", house_monotonicity},
    ListLaw{Law::vote_monotonicity, "vote monotonicity", vote_monotonicity},
    ListLaw{Law::seat_for_each, "a seat for each", seat_for_each},
};

}  // namespace kenesh::laws
