#include "sim/fit/district_measures.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kenesh {
namespace {

std::span<const std::int64_t> votes_in(const SeenDistrict& d) {
    const std::size_t first = d.contest->first_candidate[d.district];
    return std::span(d.votes->candidate)
        .subspan(first, d.contest->first_candidate[d.district + 1] - first);
}

double valid_in(const SeenDistrict& d) {
    return d.votes->valid[d.district];
}

/// Share of valid ballots of the candidate at a place by votes, 0 the first.
template <std::size_t Place>
std::optional<double> share_at(const SeenDistrict& d) {
    const auto votes = votes_in(d);
    if (votes.size() <= Place || !(valid_in(d) > 0.0)) return std::nullopt;
    std::array<std::int64_t, Place + 1> best{};
    for (std::int64_t here : votes) {
        for (std::int64_t& other : best) {
            if (here > other) std::swap(here, other);
        }
    }
    return static_cast<double>(best[Place]) / valid_in(d);
}

std::optional<double> seated_woman_share(const SeenDistrict& d) {
    const std::size_t first = d.contest->first_candidate[d.district];
    double sum = 0.0;
    int women = 0;
    for (const Elected& one : d.count->elected) {
        if (d.votes->gender[first + one.candidate] != Gender::woman) continue;
        sum += static_cast<double>(d.votes->candidate[first + one.candidate]);
        ++women;
    }
    if (women == 0 || !(valid_in(d) > 0.0)) return std::nullopt;
    return sum / (women * valid_in(d));
}

/// Women among the M candidates with most votes, before any rule of gender; equal votes go to the
/// candidate listed first.
std::size_t women_by_votes(const SeenDistrict& d) {
    const std::size_t first = d.contest->first_candidate[d.district];
    const auto votes = votes_in(d);
    std::size_t women = 0;
    for (std::size_t c = 0; c < votes.size(); ++c) {
        if (d.votes->gender[first + c] != Gender::woman) continue;
        std::size_t before = 0;
        for (std::size_t other = 0; other < votes.size(); ++other) {
            if (votes[other] > votes[c] || (votes[other] == votes[c] && other < c)) ++before;
        }
        if (before < d.magnitude) ++women;
    }
    return women;
}

template <std::size_t Least>
std::optional<double> has_women_by_votes(const SeenDistrict& d) {
    return women_by_votes(d) >= Least ? 1.0 : 0.0;
}

std::optional<double> against_all_share(const SeenDistrict& d) {
    if (!(valid_in(d) > 0.0)) return std::nullopt;
    return static_cast<double>(d.votes->against_all[d.district]) / valid_in(d);
}

/// Ballots cast in this contest by those registered.
std::optional<double> district_turnout(const SeenDistrict& d) {
    double registered = 0.0;
    for (auto u = d.contest->first_unit[d.district]; u < d.contest->first_unit[d.district + 1]; ++u)
        registered += d.plan->registered[d.contest->units[u]];
    return valid_in(d) / (1.0 - d.plan->turnout.invalid) / registered;
}

constexpr std::array kMeasures{
    DistrictMeasure{"leader_share", share_at<0>, Aggregate::mean},
    DistrictMeasure{"second_share", share_at<1>, Aggregate::mean},
    DistrictMeasure{"third_share", share_at<2>, Aggregate::mean},
    DistrictMeasure{"seated_woman_share", seated_woman_share, Aggregate::mean},
    DistrictMeasure{"against_all_share", against_all_share, Aggregate::mean},
    DistrictMeasure{"district_turnout", district_turnout, Aggregate::mean},
    DistrictMeasure{"woman_by_votes", has_women_by_votes<1>, Aggregate::sum},
    DistrictMeasure{"two_women_by_votes", has_women_by_votes<2>, Aggregate::sum},
};

}  // namespace

std::span<const DistrictMeasure> district_measures() noexcept {
    return kMeasures;
}

}  // namespace kenesh
