#include "sim/rules/system.hpp"

#include <algorithm>
#include <limits>
#include <string_view>
#include <utility>

namespace kenesh {

int votes_per_voter(const BallotRule& rule, int magnitude) noexcept {
    if (const auto* limited = std::get_if<LimitedVote>(&rule); limited != nullptr) {
        return std::min(limited->votes, magnitude);
    }
    return std::holds_alternative<BlockVote>(rule) ? magnitude : 1;
}

ListRule rule_of_lists(const ListTier& tier, const std::vector<std::string>& lists) {
    ListRule rule = tier.rule;
    std::unordered_map<std::string_view, std::uint32_t> position;
    for (std::uint32_t l = 0; l < lists.size(); ++l)
        position.try_emplace(lists[l], l);
    const auto positions = [&](const std::vector<std::string>& names) {
        std::vector<std::uint32_t> found;
        for (const std::string& name : names) {
            if (const auto list = position.find(name); list != position.end())
                found.push_back(list->second);
        }
        return found;
    };
    rule.exempt = positions(tier.exempt);
    const auto groups = [&](const std::vector<std::vector<std::string>>& all) {
        std::vector<std::vector<std::uint32_t>> found;
        for (const std::vector<std::string>& names : all) {
            if (auto group = positions(names); group.size() > 1) found.push_back(std::move(group));
        }
        return found;
    };
    rule.joined = groups(tier.joined);
    rule.joined_inside = groups(tier.joined_inside);
    for (const ListCap& cap : tier.caps) {
        const auto list = position.find(cap.choice);
        if (!cap.district.empty() || list == position.end()) continue;
        if (rule.caps.empty()) rule.caps.assign(lists.size(), std::numeric_limits<int>::max());
        rule.caps[list->second] = cap.seats;
    }
    return rule;
}

bool has_districts(const Tier& tier) noexcept {
    const auto* list = std::get_if<ListTier>(&tier);
    return list == nullptr || list->districts.has_value();
}

DistrictShapes::DistrictShapes(const DistrictTier& tier) : tier_(tier) {
    row_.reserve(tier.magnitudes.size());
    for (std::size_t m = 0; m < tier.magnitudes.size(); ++m)
        row_.try_emplace(tier.magnitudes[m].district, m);
}

std::optional<DistrictShape> DistrictShapes::of(const std::string& district) const {
    if (tier_.magnitudes.empty()) return DistrictShape{tier_.seats, tier_.gender};
    const auto found = row_.find(district);
    if (found == row_.end()) return std::nullopt;
    const DistrictMagnitude& row = tier_.magnitudes[found->second];
    const bool own = !std::holds_alternative<NoGenderRule>(row.gender);
    return DistrictShape{row.seats, own ? row.gender : tier_.gender};
}

std::vector<DistrictShape> district_shapes(const DistrictTier& tier,
                                           std::span<const std::string> districts) {
    const DistrictShapes known(tier);
    std::vector<DistrictShape> shapes;
    shapes.reserve(districts.size());
    for (const std::string& name : districts)
        shapes.push_back(known.of(name).value_or(DistrictShape{0, NoGenderRule{}}));
    return shapes;
}

SystemDistricts::SystemDistricts(const System& system) {
    for (const Tier& any : system.tiers) {
        const auto* tier = std::get_if<DistrictTier>(&any);
        by_table_.push_back(tier != nullptr && !tier->magnitudes.empty());
        tiers_.emplace_back();
        if (tier == nullptr) continue;
        tiers_.back().emplace(*tier);
        for (const DistrictMagnitude& row : tier->magnitudes)
            named_.insert(row.district);
    }
}

std::optional<DistrictShape> SystemDistricts::shape(std::size_t tier,
                                                    const std::string& district) const {
    if (!tiers_[tier]) return std::nullopt;
    if (!by_table_[tier] && named_.contains(district)) return std::nullopt;
    return tiers_[tier]->of(district);
}

bool asks_gender(const GenderRule& rule, int magnitude) noexcept {
    if (const auto* most = std::get_if<MaxSameGender>(&rule)) return most->seats < magnitude;
    const auto* least = std::get_if<MinWomen>(&rule);
    return least != nullptr && least->seats > 0;
}

}  // namespace kenesh
