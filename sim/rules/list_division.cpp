#include "sim/rules/list_division.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <numeric>

namespace kenesh {
namespace {

/// Every list is counted at the first of its group.
void group_lists(const std::vector<std::vector<std::uint32_t>>& groups, std::size_t lists,
                 std::vector<std::uint32_t>& out) {
    out.resize(lists);
    std::iota(out.begin(), out.end(), 0U);
    for (const auto& joined : groups) {
        if (joined.empty()) continue;
        const std::uint32_t first = *std::min_element(joined.begin(), joined.end());
        for (const std::uint32_t i : joined) {
            assert(i < lists && "joined lists are lists of the tier");
            out[i] = first;
        }
    }
}

class Divider {
public:
    Divider(const ListRule& rule, ListWork& work, DivisionOutcome& out,
            std::vector<SeatDivision>* trace) noexcept
        : rule_(rule), work_(work), out_(out), trace_(trace) {}

    /// Once, without caps: into work.target, ties and the rest into the outcome.
    void divide(int seats) {
        out_.tied.clear();
        out_.taken_back = 0;
        outermost_ = trace_ == nullptr ? 0 : trace_->size();
        if (rule_.joined.empty()) {
            apportion_among(work_.votes, seats, std::nullopt, work_.outer);
            work_.target.assign(work_.outer.seats.begin(), work_.outer.seats.end());
            out_.tied.assign(work_.outer.tied.begin(), work_.outer.tied.end());
            return;
        }
        const std::size_t lists = work_.votes.size();
        sum_groups(work_.group, work_.votes, work_.group_votes);
        apportion_among(work_.group_votes, seats, std::nullopt, work_.outer);
        work_.target.assign(lists, 0);
        for (std::uint32_t g = 0; g < lists; ++g) {
            if (work_.group_votes[g] > 0) divide_group(g);
        }
        mark_members(work_.group, work_.outer.tied);
    }

    /// Who is over the cap leaves with it, out of the `left` seats too; did anybody?
    bool leave_with_cap(int& left) {
        bool anybody = false;
        for (std::size_t i = 0; i < work_.votes.size(); ++i) {
            if (work_.votes[i] == 0 || work_.target[i] <= work_.cap[i]) continue;
            out_.capped[i] = 1;
            leave(i, work_.cap[i], &SeatDivision::capped, left);
            anybody = true;
        }
        return anybody;
    }

    /// The same of those with less than their least seats.
    bool leave_with_floor(int& left) {
        bool anybody = false;
        for (std::size_t i = 0; i < work_.votes.size(); ++i) {
            if (work_.votes[i] == 0 || work_.target[i] >= work_.floor[i]) continue;
            leave(i, work_.floor[i], &SeatDivision::raised, left);
            anybody = true;
        }
        return anybody;
    }

    /// Seats by which caps and least seats are broken: positive where caps are by more.
    [[nodiscard]] int breach() const noexcept {
        int seats = 0;
        for (std::size_t i = 0; i < work_.votes.size(); ++i) {
            if (work_.votes[i] == 0) continue;
            seats += std::max(0, work_.target[i] - work_.cap[i]);
            seats -= std::max(0, work_.floor[i] - work_.target[i]);
        }
        return seats;
    }

private:
    void leave(std::size_t list, int seats, std::vector<FixedSeats> SeatDivision::*kept,
               int& left) {
        if (trace_ != nullptr)
            ((*trace_)[outermost_].*kept).push_back({static_cast<std::uint32_t>(list), seats});
        work_.fixed[list] = seats;
        work_.votes[list] = 0;
        left -= seats;
    }

    void apportion_among(const std::vector<std::int64_t>& votes, int seats,
                         std::optional<std::uint32_t> inside, Apportionment& result) {
        SeatDivision* kept = nullptr;
        const auto lists =
            std::count_if(votes.begin(), votes.end(), [](std::int64_t v) { return v > 0; });
        if (trace_ != nullptr && (!inside || lists > 1)) {
            kept = &trace_->emplace_back();
            kept->inside = inside;
            kept->seats = seats;
            kept->votes = votes;
        }
        apportion(rule_.formula, votes, seats, result, kept == nullptr ? nullptr : &kept->steps);
        if (kept != nullptr) kept->result = result;
        out_.taken_back += result.taken_back;
        out_.quota_of_one = out_.quota_of_one || result.quota_of_one;
    }

    static void sum_groups(const std::vector<std::uint32_t>& group,
                           const std::vector<std::int64_t>& votes,
                           std::vector<std::int64_t>& sums) {
        sums.assign(votes.size(), 0);
        for (std::size_t i = 0; i < votes.size(); ++i)
            sums[group[i]] += votes[i];
    }

    /// All lists of tied groups are tied.
    void mark_members(const std::vector<std::uint32_t>& group,
                      const std::vector<std::uint32_t>& tied) {
        for (const std::uint32_t g : tied) {
            for (std::uint32_t i = g; i < work_.votes.size(); ++i) {
                if (group[i] == g && work_.votes[i] > 0) out_.tied.push_back(i);
            }
        }
    }

    /// The seats of the group counted at list g, among its lists or the groups inside it.
    void divide_group(std::uint32_t g) {
        const std::size_t lists = work_.votes.size();
        work_.inner_votes.assign(lists, 0);
        for (std::size_t i = g; i < lists; ++i) {
            if (work_.group[i] == g) work_.inner_votes[work_.subgroup[i]] += work_.votes[i];
        }
        apportion_among(work_.inner_votes, work_.outer.seats[g], g, work_.inner);
        for (std::uint32_t i = g; i < lists; ++i) {
            if (work_.inner_votes[i] > 0) divide_subgroup(i);
        }
        mark_members(work_.subgroup, work_.inner.tied);
    }

    /// The seats of the group inside a group that is counted at list s, often that list alone.
    void divide_subgroup(std::uint32_t s) {
        const std::size_t lists = work_.votes.size();
        if (work_.inner_votes[s] == work_.votes[s]) {
            work_.target[s] += work_.inner.seats[s];
            return;
        }
        work_.alone_votes.assign(lists, 0);
        for (std::size_t i = s; i < lists; ++i) {
            if (work_.subgroup[i] == s) work_.alone_votes[i] = work_.votes[i];
        }
        apportion_among(work_.alone_votes, work_.inner.seats[s], s, work_.innermost);
        for (std::size_t i = s; i < lists; ++i)
            work_.target[i] += work_.innermost.seats[i];
        out_.tied.insert(out_.tied.end(), work_.innermost.tied.begin(), work_.innermost.tied.end());
    }

    const ListRule& rule_;
    ListWork& work_;
    DivisionOutcome& out_;
    std::vector<SeatDivision>* trace_;
    std::size_t outermost_ = 0;  ///< in the trace: the outer division last made
};

/// The list in the division with most votes that stands after `last` in that order, equals in
/// listing order; the number of lists if there is none.
[[nodiscard]] std::size_t next_by_votes(const std::vector<std::int64_t>& votes,
                                        std::size_t last) noexcept {
    std::size_t best = votes.size();
    for (std::size_t i = 0; i < votes.size(); ++i) {
        if (votes[i] == 0) continue;
        const bool later =
            last == votes.size() || votes[i] < votes[last] || (votes[i] == votes[last] && i > last);
        if (later && (best == votes.size() || votes[i] > votes[best])) best = i;
    }
    return best;
}

/// Bonus and prior seats, those with most votes first where seats are short; what is left.
[[nodiscard]] int give_before(const ListRule& rule, int seats, ListWork& work) noexcept {
    const std::size_t nobody = work.votes.size();
    if (rule.bonus_seats > 0) {
        if (const std::size_t largest = next_by_votes(work.votes, nobody); largest != nobody) {
            work.before[largest] += std::min(rule.bonus_seats, seats);
            seats -= std::min(rule.bonus_seats, seats);
        }
    }
    if (rule.prior_seats == 0) return seats;
    for (std::size_t i = next_by_votes(work.votes, nobody); i != nobody && seats > 0;
         i = next_by_votes(work.votes, i)) {
        work.before[i] += std::min(rule.prior_seats, seats);
        seats -= std::min(rule.prior_seats, seats);
    }
    return seats;
}

/// Does the largest list have its bonus for standing first in the listing alone?
[[nodiscard]] bool bonus_is_tied(const ListRule& rule, const ListWork& work) noexcept {
    if (rule.bonus_seats == 0) return false;
    const std::int64_t most = *std::max_element(work.votes.begin(), work.votes.end());
    return most > 0 && std::count(work.votes.begin(), work.votes.end(), most) > 1;
}

void add_ties_of_bonus(const ListWork& work, std::vector<std::uint32_t>& ties) {
    const std::int64_t most = *std::max_element(work.votes.begin(), work.votes.end());
    for (std::uint32_t i = 0; i < work.votes.size(); ++i) {
        if (work.votes[i] == most) ties.push_back(i);
    }
}

}  // namespace

void divide_seats(const ListRule& rule, int seats, ListWork& work, DivisionOutcome& out,
                  std::vector<SeatDivision>* trace) {
    const std::size_t lists = work.votes.size();
    out.capped.assign(lists, 0);
    out.quota_of_one = false;
    work.early_ties.clear();
    work.before.assign(lists, 0);
    work.fixed.assign(lists, 0);
    if (!rule.joined.empty()) {
        group_lists(rule.joined, lists, work.group);
        group_lists(rule.joined_inside, lists, work.subgroup);
    }
    if (lists > 0 && bonus_is_tied(rule, work)) add_ties_of_bonus(work, work.early_ties);
    int left = give_before(rule, seats, work);
    Divider divider(rule, work, out, trace);
    divider.divide(left);
    while (divider.breach() >= 0 ? divider.leave_with_cap(left) || divider.leave_with_floor(left)
                                 : divider.leave_with_floor(left)) {
        // A tie at the bound may have decided who left; it is not forgotten.
        for (const std::uint32_t i : out.tied) {
            const bool at_floor = work.floor[i] > 0 && work.target[i] <= work.floor[i];
            if (work.target[i] >= work.cap[i] || at_floor) work.early_ties.push_back(i);
        }
        divider.divide(std::max(0, left));
    }
    for (std::size_t i = 0; i < lists; ++i)
        work.target[i] += work.before[i] + work.fixed[i];
    out.unfilled = work.outer.unfilled;
    out.tied.insert(out.tied.end(), work.early_ties.begin(), work.early_ties.end());
    std::sort(out.tied.begin(), out.tied.end());
    out.tied.erase(std::unique(out.tied.begin(), out.tied.end()), out.tied.end());
}

}  // namespace kenesh
