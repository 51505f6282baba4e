#include "sim/rules/list_tier.hpp"

#include <algorithm>
#include <cassert>
#include <climits>
#include <cstddef>
#include <numeric>

#include "sim/rules/exact.hpp"

namespace kenesh {
namespace {

[[nodiscard]] bool passes_everywhere(const Threshold& threshold, const ListVotes& votes,
                                     std::size_t list, std::int64_t nation) noexcept {
    if (threshold.regional_ppm == 0) return true;
    for (std::size_t r = 0; r < votes.votes.rows(); ++r) {
        if (votes.known.rows() > 0 && votes.known(r, list) == 0) continue;
        const std::int64_t base =
            threshold.regional_base == RegionalBase::region ? votes.base[r] : nation;
        if (!reaches(votes.votes(r, list), threshold.regional_ppm, base)) return false;
    }
    return true;
}

/// Sums the regions and tells who takes part.
void apply_threshold(const Threshold& threshold, const ListVotes& votes, ListCount& out) {
    const std::size_t lists = votes.votes.columns();
    out.votes.assign(lists, 0);
    for (std::size_t r = 0; r < votes.votes.rows(); ++r) {
        for (std::size_t i = 0; i < lists; ++i)
            out.votes[i] += votes.votes(r, i);
    }
    const std::int64_t nation =
        std::accumulate(votes.base.begin(), votes.base.end(), std::int64_t{0});
    out.passed.assign(lists, 0);
    for (std::size_t i = 0; i < lists; ++i) {
        if (out.votes[i] == 0) continue;
        const int members = votes.members.empty() ? 1 : votes.members[i];
        const bool seated = threshold.district_seats > 0 && !votes.seats_elsewhere.empty() &&
                            votes.seats_elsewhere[i] >= threshold.district_seats;
        const bool passed =
            seated || (reaches(out.votes[i], threshold_of(threshold, members), nation) &&
                       passes_everywhere(threshold, votes, i, nation));
        out.passed[i] = passed ? 1 : 0;
    }
}

void keep(ListWork& work, std::optional<std::uint32_t> inside, int seats,
          const std::vector<std::int64_t>& votes, const Apportionment& result) {
    if (work.trace != nullptr) work.trace->push_back({inside, seats, votes, result});
}

/// Divides `seats` among the lists whose votes are in work.votes, joined lists as one and then
/// inside, into work.target; ties and what was taken back into `out`.
void divide(const ListRule& rule, int seats, ListCount& out) {
    ListWork& work = out.work;
    out.tied.clear();
    if (rule.joined.empty()) {
        apportion(rule.formula, work.votes, seats, work.outer);
        keep(work, std::nullopt, seats, work.votes, work.outer);
        work.target.assign(work.outer.seats.begin(), work.outer.seats.end());
        out.tied.assign(work.outer.tied.begin(), work.outer.tied.end());
        out.taken_back = work.outer.taken_back;
        return;
    }
    const std::size_t lists = work.votes.size();
    work.group_votes.assign(lists, 0);
    for (std::size_t i = 0; i < lists; ++i)
        work.group_votes[work.group[i]] += work.votes[i];
    apportion(rule.formula, work.group_votes, seats, work.outer);
    keep(work, std::nullopt, seats, work.group_votes, work.outer);
    work.target.assign(lists, 0);
    out.taken_back = work.outer.taken_back;
    for (std::size_t g = 0; g < lists; ++g) {
        if (work.group_votes[g] == 0) continue;
        work.inner_votes.assign(lists, 0);
        for (std::size_t i = g; i < lists; ++i) {
            if (work.group[i] == g) work.inner_votes[i] = work.votes[i];
        }
        apportion(rule.formula, work.inner_votes, work.outer.seats[g], work.inner);
        if (std::count_if(work.inner_votes.begin(), work.inner_votes.end(),
                          [](std::int64_t v) { return v > 0; }) > 1) {
            keep(work, static_cast<std::uint32_t>(g), work.outer.seats[g], work.inner_votes,
                 work.inner);
        }
        for (std::size_t i = g; i < lists; ++i)
            work.target[i] += work.inner.seats[i];
        out.tied.insert(out.tied.end(), work.inner.tied.begin(), work.inner.tied.end());
        out.taken_back += work.inner.taken_back;
    }
    for (const std::uint32_t g : work.outer.tied) {
        for (std::uint32_t i = g; i < lists; ++i) {
            if (work.group[i] == g && work.votes[i] > 0) out.tied.push_back(i);
        }
    }
}

/// Every list is counted at the first of its group.
void group_lists(const ListRule& rule, std::size_t lists, ListWork& work) {
    work.group.resize(lists);
    std::iota(work.group.begin(), work.group.end(), 0U);
    for (const auto& joined : rule.joined) {
        if (joined.empty()) continue;
        const std::uint32_t first = *std::min_element(joined.begin(), joined.end());
        for (const std::uint32_t i : joined) {
            assert(i < lists && "joined lists are lists of the tier");
            work.group[i] = first;
        }
    }
}

/// Who is over the cap leaves with it, out of the `left` seats too; did anybody?
bool leave_with_cap(ListCount& out, int& left) {
    ListWork& work = out.work;
    bool anybody = false;
    for (std::size_t i = 0; i < work.votes.size(); ++i) {
        if (work.votes[i] == 0 || work.target[i] <= work.cap[i]) continue;
        out.capped[i] = 1;
        work.votes[i] = 0;
        left -= work.cap[i];
        anybody = true;
    }
    return anybody;
}

/// The lists' seats in work.target, capped; gives the seats that nobody can take.
int divide_capped(const ListRule& rule, int seats, ListCount& out) {
    ListWork& work = out.work;
    work.early_ties.clear();
    int left = seats;
    divide(rule, left, out);
    while (leave_with_cap(out, left)) {
        // A tie at the cap may have decided who left; it is not forgotten.
        for (const std::uint32_t i : out.tied) {
            if (work.target[i] >= work.cap[i]) work.early_ties.push_back(i);
        }
        divide(rule, left, out);
    }
    for (std::size_t i = 0; i < work.votes.size(); ++i) {
        if (out.capped[i] != 0) work.target[i] = work.cap[i];
    }
    out.tied.insert(out.tied.end(), work.early_ties.begin(), work.early_ties.end());
    std::sort(out.tied.begin(), out.tied.end());
    out.tied.erase(std::unique(out.tied.begin(), out.tied.end()), out.tied.end());
    return work.outer.unfilled;
}

/// Seats that the division of a compensatory tier fills: the house less the seats of choices
/// outside the division.
[[nodiscard]] int seats_to_divide(const ListRule& rule, const ListVotes& votes,
                                  const ListCount& out) noexcept {
    int seats = rule.seats;
    if (!rule.compensatory) return seats;
    for (std::size_t i = 0; i < out.passed.size(); ++i) {
        if (out.passed[i] != 0) seats += votes.seats_elsewhere[i];
    }
    return seats;
}

}  // namespace

std::int64_t threshold_of(const Threshold& threshold, int members) noexcept {
    const auto above = threshold.coalition_ppm.upper_bound(members);
    if (above == threshold.coalition_ppm.begin()) return threshold.national_ppm;
    return std::max(threshold.national_ppm, std::prev(above)->second);
}

int women_seats(const ListRule& rule, int seats) noexcept {
    const std::int64_t million = 1'000'000;
    const std::int64_t raise = rule.women_rounding == WomenRounding::up ? million - 1 : million / 2;
    return static_cast<int>((rule.women_ppm * seats + raise) / million);
}

void count_list_tier(const ListRule& rule, const ListVotes& votes, ListCount& out) {
    const std::size_t lists = votes.votes.columns();
    assert(votes.base.size() == votes.votes.rows() && "a base per region");
    assert((!rule.compensatory || votes.seats_elsewhere.size() == lists) &&
           "compensation needs the seats of the other tiers");
    ListWork& work = out.work;
    apply_threshold(rule.threshold, votes, out);
    out.capped.assign(lists, 0);
    work.votes.assign(lists, 0);
    work.cap.assign(lists, INT_MAX);
    for (std::size_t i = 0; i < lists; ++i) {
        if (out.passed[i] != 0) work.votes[i] = out.votes[i];
        if (rule.max_seats) {
            work.cap[i] = *rule.max_seats + (rule.compensatory ? votes.seats_elsewhere[i] : 0);
        }
    }
    if (!rule.joined.empty()) group_lists(rule, lists, work);
    out.unfilled = divide_capped(rule, seats_to_divide(rule, votes, out), out);
    out.seats.assign(lists, 0);
    out.women.assign(lists, 0);
    out.overhang = 0;
    for (std::size_t i = 0; i < lists; ++i) {
        const int elsewhere =
            rule.compensatory && out.passed[i] != 0 ? votes.seats_elsewhere[i] : 0;
        out.seats[i] = std::max(0, work.target[i] - elsewhere);
        out.overhang += std::max(0, elsewhere - work.target[i]);
        out.women[i] = women_seats(rule, out.seats[i]);
    }
}

}  // namespace kenesh
