#include "sim/rules/list_districts.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

namespace kenesh {

std::vector<std::optional<int>> fixed_seats(const ListDistricts& tier,
                                            std::span<const std::string> districts) {
    assert(!tier.apportioned && "apportioned seats are no fixed ones");
    std::unordered_map<std::string, int> row;
    for (const DistrictMagnitude& one : tier.magnitudes)
        row.try_emplace(one.district, one.seats);
    std::vector<std::optional<int>> seats(districts.size());
    for (std::size_t d = 0; d < districts.size(); ++d) {
        if (tier.magnitudes.empty()) {
            seats[d] = tier.seats;
        } else if (const auto found = row.find(districts[d]); found != row.end()) {
            seats[d] = found->second;
        }
    }
    return seats;
}

std::vector<int> apportioned_seats(const SeatsOfDistricts& rule, std::span<const std::int64_t> by,
                                   ListWork& work, std::optional<SeatDivision>* trace) {
    ListRule division;
    division.formula = rule.formula;
    division.min_seats = rule.min_seats;
    const std::vector<std::uint8_t> all(by.size(), 1);
    ListCount count;
    ListSteps steps;
    count_list_district(division, {rule.house, by, 0, all}, work, count,
                        trace == nullptr ? nullptr : &steps);
    if (!steps.divisions.empty()) *trace = std::move(steps.divisions.back());
    return count.seats;
}

DistrictCaps::DistrictCaps(const ListTier& tier, const std::vector<std::string>& lists)
    : lists_(lists.size()) {
    std::unordered_map<std::string, std::size_t> list_at;
    for (std::size_t l = 0; l < lists.size(); ++l)
        list_at.try_emplace(lists[l], l);
    for (const ListCap& cap : tier.caps) {
        const auto list = list_at.find(cap.choice);
        if (list != list_at.end()) caps_[cap.district].emplace_back(list->second, cap.seats);
    }
}

std::vector<int> DistrictCaps::of(const std::string& district) const {
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

void begin_nation(std::span<const std::int64_t> votes, std::span<const std::uint8_t> passed,
                  ListCount& nation) {
    nation.votes.assign(votes.begin(), votes.end());
    nation.passed.assign(passed.begin(), passed.end());
    nation.seats.assign(votes.size(), 0);
    nation.women.assign(votes.size(), 0);
    nation.capped.assign(votes.size(), 0);
    nation.tied.clear();
    nation.dropped.clear();
    nation.unfilled = nation.taken_back = nation.overhang = 0;
    nation.quota_of_one = false;
}

void add_district(const ListCount& district, ListCount& nation) {
    for (std::size_t l = 0; l < nation.seats.size(); ++l) {
        nation.seats[l] += district.seats[l];
        nation.women[l] += district.women[l];
        nation.capped[l] = std::max(nation.capped[l], district.capped[l]);
    }
    nation.unfilled += district.unfilled;
    nation.taken_back += district.taken_back;
    nation.quota_of_one = nation.quota_of_one || district.quota_of_one;
    for (const std::uint32_t list : district.tied) {
        const auto at = std::lower_bound(nation.tied.begin(), nation.tied.end(), list);
        if (at == nation.tied.end() || *at != list) nation.tied.insert(at, list);
    }
}

void count_list_districts(const ListRule& rule, const ListVotes& nation,
                          const ListDistrictVotes& votes, ListWork& work, ListCount& out,
                          std::vector<ListCount>& districts) {
    std::vector<std::int64_t> national;
    std::vector<std::uint8_t> passed;
    apply_threshold(rule.threshold, rule.exempt, nation, national, passed, nullptr);
    begin_nation(national, passed, out);
    districts.resize(votes.seats.size());
    for (std::size_t d = 0; d < votes.seats.size(); ++d) {
        const std::span<const int> caps =
            votes.caps.empty() ? std::span<const int>() : std::span<const int>(votes.caps[d]);
        count_list_district(rule, {votes.seats[d], votes.votes.row(d), votes.base[d], passed, caps},
                            work, districts[d]);
        add_district(districts[d], out);
    }
}

}  // namespace kenesh
