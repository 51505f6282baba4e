#include "sim/returns/count_lists.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "sim/returns/listing_order.hpp"

namespace kenesh {
namespace {

std::vector<std::int64_t> valid_votes(const ListReturns& lists) {
    std::vector<std::int64_t> valid;
    for (std::size_t r = 0; r < lists.regions.size(); ++r) {
        const auto votes = lists.votes.row(r);
        valid.push_back(
            std::accumulate(votes.begin(), votes.end(), lists.against_all[r] + lists.unlisted[r]));
    }
    return valid;
}

/// Seats of each region of the returns; nothing where the tier does not name it.
std::vector<std::optional<int>> seats_of_districts(const ListDistricts& districts,
                                                   const ListReturns& lists,
                                                   const BaseReturns& bases, ListTierOutcome& out) {
    std::vector<std::optional<int>> seats(lists.regions.size());
    if (districts.apportioned) {
        const SeatsOfDistricts& rule = *districts.apportioned;
        const auto by = apportionment_base(rule.by, lists, bases);
        assert(by && "the reader refuses returns without what seats are apportioned by");
        ListRule division;
        division.formula = rule.formula;
        division.min_seats = rule.min_seats;
        const std::vector<std::uint8_t> all(by->size(), 1);
        ListWork work;
        ListCount count;
        ListSteps steps;
        count_list_district(division, {rule.house, *by, 0, all}, work, count, &steps);
        if (!steps.divisions.empty()) out.apportioned = std::move(steps.divisions.back());
        for (std::size_t r = 0; r < seats.size(); ++r)
            seats[r] = count.seats[r];
        return seats;
    }
    std::unordered_map<std::string, int> row;
    for (const DistrictMagnitude& one : districts.magnitudes)
        row.try_emplace(one.district, one.seats);
    for (std::size_t r = 0; r < seats.size(); ++r) {
        if (districts.magnitudes.empty()) {
            seats[r] = districts.seats;
        } else if (const auto found = row.find(lists.regions[r]); found != row.end()) {
            seats[r] = found->second;
        }
    }
    return seats;
}

std::vector<std::string> without_returns(const ListDistricts& districts,
                                         const std::vector<std::string>& regions) {
    std::unordered_map<std::string, bool> told;
    for (const std::string& region : regions)
        told[region] = true;
    std::vector<std::string> missing;
    for (const DistrictMagnitude& one : districts.magnitudes) {
        if (!told.contains(one.district)) missing.push_back(one.district);
    }
    return missing;
}

/// Per region and list the most seats, as a tier's caps of districts say.
class DistrictCaps {
public:
    DistrictCaps(const ListTier& tier, const ListReturns& lists) : lists_(lists.lists.size()) {
        std::unordered_map<std::string, std::size_t> list_at;
        for (std::size_t l = 0; l < lists.lists.size(); ++l)
            list_at.try_emplace(lists.lists[l], l);
        for (const ListCap& cap : tier.caps) {
            const auto list = list_at.find(cap.choice);
            if (list != list_at.end()) caps_[cap.district].emplace_back(list->second, cap.seats);
        }
    }
    /// Of the district, or of every one; empty where none is told.
    [[nodiscard]] std::vector<int> of(const std::string& district) const {
        std::vector<int> caps;
        for (const std::string& name : {std::string(), district}) {
            const auto found = caps_.find(name);
            if (found == caps_.end()) continue;
            caps.resize(lists_, std::numeric_limits<int>::max());
            for (const auto& [list, seats] : found->second)
                caps[list] = seats;
        }
        return caps;
    }

private:
    std::size_t lists_;
    std::unordered_map<std::string, std::vector<std::pair<std::size_t, int>>> caps_;
};

void add(const ListCount& district, ListCount& nation) {
    for (std::size_t l = 0; l < nation.seats.size(); ++l) {
        nation.seats[l] += district.seats[l];
        nation.women[l] += district.women[l];
        nation.capped[l] = std::max(nation.capped[l], district.capped[l]);
    }
    nation.unfilled += district.unfilled;
    nation.taken_back += district.taken_back;
    nation.quota_of_one = nation.quota_of_one || district.quota_of_one;
    nation.tied.insert(nation.tied.end(), district.tied.begin(), district.tied.end());
}

/// Thresholds of the nation; then every district by itself.
void count_by_district(const ListTier& tier, const ListReturns& lists, const BaseReturns& bases,
                       const OrderOfLists& order, ListTierOutcome& out) {
    const std::size_t count = lists.lists.size();
    apply_threshold(
        out.rule.threshold, out.rule.exempt,
        {lists.votes.view(), out.base, out.elsewhere, lists.members, lists.known.view()},
        out.count.votes, out.count.passed, &out.steps.threshold);
    out.count.seats.assign(count, 0);
    out.count.women.assign(count, 0);
    out.count.capped.assign(count, 0);
    const auto seats = seats_of_districts(*tier.districts, lists, bases, out);
    out.missing = without_returns(*tier.districts, lists.regions);
    const DistrictCaps caps(tier, lists);
    out.rule.seats = 0;
    ListWork work;
    for (std::size_t r = 0; r < lists.regions.size(); ++r) {
        if (!seats[r]) continue;
        ListDistrictOutcome& district = out.districts.emplace_back();
        district.district = r;
        district.seats = *seats[r];
        out.rule.seats += district.seats;
        const auto at = order(lists.regions[r], r + 1);
        const auto votes = in_order(at, std::span<const std::int64_t>(lists.votes.row(r)));
        const auto passed = in_order(at, std::span<const std::uint8_t>(out.count.passed));
        const std::vector<int> listed_caps = caps.of(lists.regions[r]);
        const auto most = in_order(at, std::span<const int>(listed_caps));
        count_list_district(in_order(at, out.rule),
                            {district.seats, votes, out.base[r], passed, most}, work,
                            district.count, &district.steps);
        to_listing(at, district.count, district.steps);
        add(district.count, out.count);
    }
    std::sort(out.count.tied.begin(), out.count.tied.end());
    out.count.tied.erase(std::unique(out.count.tied.begin(), out.count.tied.end()),
                         out.count.tied.end());
}

}  // namespace

std::optional<std::vector<std::int64_t>> threshold_base(const Threshold& threshold,
                                                        const ListReturns& lists,
                                                        const BaseReturns& bases) {
    const std::size_t regions = lists.regions.size();
    std::vector<std::int64_t> valid = valid_votes(lists);
    const bool asked = !threshold.national.is_zero() || !threshold.regional.is_zero() ||
                       !threshold.district.is_zero() || !threshold.coalitions.empty();
    if (threshold.base == ThresholdBase::valid || !asked) return valid;
    std::vector<std::int64_t> base =
        threshold.base == ThresholdBase::votes_cast ? bases.votes_cast : bases.registered;
    const bool invalid_told = std::any_of(lists.invalid.begin(), lists.invalid.end(),
                                          [](std::int64_t v) { return v > 0; });
    if (base.empty() && threshold.base == ThresholdBase::votes_cast && invalid_told) {
        std::transform(valid.begin(), valid.end(), lists.invalid.begin(), valid.begin(),
                       std::plus<>());
        return valid;
    }
    const bool regional =
        !threshold.district.is_zero() ||
        (!threshold.regional.is_zero() && threshold.regional_base == RegionalBase::region);
    if (base.empty() || (base.size() < regions && regional)) return std::nullopt;
    base.resize(regions, 0);  // a number for the nation stands with the first region
    return base;
}

std::optional<std::vector<std::int64_t>> apportionment_base(SeatsBy by, const ListReturns& lists,
                                                            const BaseReturns& bases) {
    if (by == SeatsBy::votes) return valid_votes(lists);
    if (bases.registered.size() < lists.regions.size()) return std::nullopt;
    return bases.registered;
}

ListTierOutcome count_lists(const ListTier& tier, const ListReturns& lists,
                            const BaseReturns& bases, std::vector<int> elsewhere,
                            const OrderOfLists& order) {
    ListTierOutcome out;
    out.rule = rule_of_lists(tier, lists.lists);
    out.elsewhere = std::move(elsewhere);
    const auto base = threshold_base(tier.rule.threshold, lists, bases);
    assert(base && "the reader refuses returns without the thresholds' base");
    out.base = *base;
    if (tier.districts) {
        count_by_district(tier, lists, bases, order, out);
        return out;
    }
    const std::vector<std::uint32_t> at = order("", 0);
    const Grid<std::int64_t> votes = columns_in_order(at, lists.votes);
    const Grid<std::uint8_t> known = columns_in_order(at, lists.known);
    const auto held = in_order(at, std::span<const int>(out.elsewhere));
    const auto members = in_order(at, std::span<const int>(lists.members));
    ListWork work;
    count_list_tier(in_order(at, out.rule), {votes.view(), out.base, held, members, known.view()},
                    work, out.count, &out.steps);
    to_listing(at, out.count, out.steps);
    return out;
}

}  // namespace kenesh
