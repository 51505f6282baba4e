#include "sim/returns/count_lists.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "sim/returns/listing_order.hpp"
#include "sim/rules/list_districts.hpp"

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
    if (!districts.apportioned) return fixed_seats(districts, lists.regions);
    const auto by = apportionment_base(districts.apportioned->by, lists, bases);
    assert(by && "the reader refuses returns without what seats are apportioned by");
    ListWork work;
    const std::vector<int> seats =
        apportioned_seats(*districts.apportioned, *by, work, &out.apportioned);
    return {seats.begin(), seats.end()};
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

/// Thresholds of the nation; then every district by itself.
void count_by_district(const ListTier& tier, const ListReturns& lists, const BaseReturns& bases,
                       const OrderOfLists& order, ListTierOutcome& out) {
    std::vector<std::int64_t> national;
    std::vector<std::uint8_t> entered;
    apply_threshold(
        out.rule.threshold, out.rule.exempt,
        {lists.votes.view(), out.base, out.elsewhere, lists.members, lists.known.view()}, national,
        entered, &out.steps.threshold);
    begin_nation(national, entered, out.count);
    const auto seats = seats_of_districts(*tier.districts, lists, bases, out);
    out.missing = without_returns(*tier.districts, lists.regions);
    const DistrictCaps caps(tier, lists.lists);
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
        add_district(district.count, out.count);
    }
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
