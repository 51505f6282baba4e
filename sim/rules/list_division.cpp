#include "sim/rules/list_division.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <numeric>

namespace kenesh {
namespace {

/// Every list is counted at the first of its group.
void group_lists(const ListRule& rule, ListWork& work) {
    work.group.resize(work.votes.size());
    std::iota(work.group.begin(), work.group.end(), 0U);
    for (const auto& joined : rule.joined) {
        if (joined.empty()) continue;
        const std::uint32_t first = *std::min_element(joined.begin(), joined.end());
        for (const std::uint32_t i : joined) {
            assert(i < work.votes.size() && "joined lists are lists of the tier");
            work.group[i] = first;
        }
    }
}

class Divider {
public:
    Divider(const ListRule& rule, ListWork& work, DivisionOutcome& out,
            std::vector<SeatDivision>* trace) noexcept
        : rule_(rule), work_(work), out_(out), trace_(trace) {}

    /// Once, without the cap: into work.target, ties and the rest into the outcome.
    void divide(int seats) {
        out_.tied.clear();
        out_.taken_back = 0;
        first_ = trace_ == nullptr ? 0 : trace_->size();
        if (rule_.joined.empty()) {
            apportion_among(work_.votes, seats, std::nullopt, work_.outer);
            work_.target.assign(work_.outer.seats.begin(), work_.outer.seats.end());
            out_.tied.assign(work_.outer.tied.begin(), work_.outer.tied.end());
            return;
        }
        const std::size_t lists = work_.votes.size();
        work_.group_votes.assign(lists, 0);
        for (std::size_t i = 0; i < lists; ++i)
            work_.group_votes[work_.group[i]] += work_.votes[i];
        apportion_among(work_.group_votes, seats, std::nullopt, work_.outer);
        work_.target.assign(lists, 0);
        for (std::uint32_t g = 0; g < lists; ++g) {
            if (work_.group_votes[g] > 0) divide_inside(g);
        }
        for (const std::uint32_t g : work_.outer.tied) {
            for (std::uint32_t i = g; i < lists; ++i) {
                if (work_.group[i] == g && work_.votes[i] > 0) out_.tied.push_back(i);
            }
        }
    }

    /// Who is over the cap leaves with it, out of the `left` seats too; did anybody?
    bool leave_with_cap(int& left) {
        bool anybody = false;
        for (std::size_t i = 0; i < work_.votes.size(); ++i) {
            if (work_.votes[i] == 0 || work_.target[i] <= work_.cap[i]) continue;
            if (trace_ != nullptr)
                (*trace_)[first_].capped.push_back({static_cast<std::uint32_t>(i), work_.cap[i]});
            out_.capped[i] = 1;
            work_.votes[i] = 0;
            left -= work_.cap[i];
            anybody = true;
        }
        return anybody;
    }

private:
    void apportion_among(const std::vector<std::int64_t>& votes, int seats,
                         std::optional<std::uint32_t> inside, Apportionment& result) {
        SeatDivision* kept = nullptr;
        const bool of_one =
            inside && std::count_if(votes.begin(), votes.end(), [](auto v) { return v > 0; }) < 2;
        if (trace_ != nullptr && !of_one)
            kept = &trace_->emplace_back(SeatDivision{inside, seats, votes, {}, {}, {}});
        apportion(rule_.formula, votes, seats, result, kept == nullptr ? nullptr : &kept->steps);
        if (kept != nullptr) kept->result = result;
        out_.taken_back += result.taken_back;
        out_.quota_of_one = out_.quota_of_one || result.quota_of_one;
    }

    /// The seats of the group counted at list g, among its lists.
    void divide_inside(std::uint32_t g) {
        const std::size_t lists = work_.votes.size();
        work_.inner_votes.assign(lists, 0);
        for (std::size_t i = g; i < lists; ++i) {
            if (work_.group[i] == g) work_.inner_votes[i] = work_.votes[i];
        }
        apportion_among(work_.inner_votes, work_.outer.seats[g], g, work_.inner);
        for (std::size_t i = g; i < lists; ++i)
            work_.target[i] += work_.inner.seats[i];
        out_.tied.insert(out_.tied.end(), work_.inner.tied.begin(), work_.inner.tied.end());
    }

    const ListRule& rule_;
    ListWork& work_;
    DivisionOutcome& out_;
    std::vector<SeatDivision>* trace_;
    std::size_t first_ = 0;  ///< in the trace: the outer division last made
};

}  // namespace

void divide_seats(const ListRule& rule, int seats, ListWork& work, DivisionOutcome& out,
                  std::vector<SeatDivision>* trace) {
    out.capped.assign(work.votes.size(), 0);
    out.quota_of_one = false;
    work.early_ties.clear();
    if (!rule.joined.empty()) group_lists(rule, work);
    Divider divider(rule, work, out, trace);
    int left = seats;
    divider.divide(left);
    while (divider.leave_with_cap(left)) {
        // A tie at the cap may have decided who left; it is not forgotten.
        for (const std::uint32_t i : out.tied) {
            if (work.target[i] >= work.cap[i]) work.early_ties.push_back(i);
        }
        divider.divide(left);
    }
    for (std::size_t i = 0; i < work.votes.size(); ++i) {
        if (out.capped[i] != 0) work.target[i] = work.cap[i];
    }
    out.unfilled = work.outer.unfilled;
    out.tied.insert(out.tied.end(), work.early_ties.begin(), work.early_ties.end());
    std::sort(out.tied.begin(), out.tied.end());
    out.tied.erase(std::unique(out.tied.begin(), out.tied.end()), out.tied.end());
}

}  // namespace kenesh
