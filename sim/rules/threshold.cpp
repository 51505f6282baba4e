#include "sim/rules/threshold.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace kenesh {
namespace {

[[nodiscard]] bool contains(std::span<const std::uint32_t> lists, std::size_t list) noexcept {
    return std::find(lists.begin(), lists.end(), list) != lists.end();
}

/// Asks lists one by one; keeps what it asked only where somebody follows.
class Bars {
public:
    Bars(const Threshold& threshold, std::span<const std::uint32_t> exempt, const ListVotes& votes,
         ThresholdSteps* steps)
        : threshold_(threshold), exempt_(exempt), votes_(votes), steps_(steps) {
        nation_ = std::accumulate(votes.base.begin(), votes.base.end(), std::int64_t{0});
        if (steps == nullptr) return;
        *steps = {};
        steps->nation = nation_;
        for (std::size_t r = 0; !threshold.regional.is_zero() && r < votes.votes.rows(); ++r)
            steps->regional.push_back(regional(r));
    }

    [[nodiscard]] bool passes(std::size_t list, std::int64_t national_votes) {
        const Entry entry = entry_of(list, national_votes);
        if (steps_ != nullptr) steps_->entry.push_back(entry);
        return entry == Entry::passes || entry == Entry::passes_by_seats || entry == Entry::exempt;
    }

private:
    [[nodiscard]] std::int64_t regional(std::size_t region) const noexcept {
        const bool own = threshold_.regional_base == RegionalBase::region;
        return least_votes(threshold_.regional, own ? votes_.base[region] : nation_);
    }

    Entry entry_of(std::size_t list, std::int64_t votes) {
        const int members = votes_.members.empty() ? 1 : votes_.members[list];
        const std::int64_t needed =
            std::max(least_votes(threshold_of(threshold_, members), nation_), threshold_.votes);
        if (steps_ != nullptr) steps_->national.push_back(needed);
        if (votes == 0) return Entry::no_votes;
        if (contains(exempt_, list)) return Entry::exempt;
        bool reached = reaches(list, {}, votes, needed);
        // All regions are asked only for the sake of a reader.
        for (std::size_t r = 0; !threshold_.regional.is_zero() && r < votes_.votes.rows() &&
                                (reached || steps_ != nullptr);
             ++r) {
            if (votes_.known.rows() > 0 && votes_.known(r, list) == 0) continue;
            const bool here =
                reaches(list, static_cast<std::uint32_t>(r), votes_.votes(r, list), regional(r));
            reached = reached && here;
        }
        if (reached) return Entry::passes;
        const bool seated = threshold_.district_seats > 0 && !votes_.seats_elsewhere.empty() &&
                            votes_.seats_elsewhere[list] >= threshold_.district_seats;
        return seated ? Entry::passes_by_seats : Entry::fails;
    }

    bool reaches(std::size_t list, std::optional<std::uint32_t> region, std::int64_t votes,
                 std::int64_t needed) {
        if (votes >= needed) return true;
        if (steps_ != nullptr)
            steps_->missed.push_back({static_cast<std::uint32_t>(list), region, votes, needed});
        return false;
    }

    const Threshold& threshold_;
    std::span<const std::uint32_t> exempt_;
    const ListVotes& votes_;
    ThresholdSteps* steps_;
    std::int64_t nation_ = 0;
};

}  // namespace

Share threshold_of(const Threshold& threshold, int members) noexcept {
    const auto above = threshold.coalitions.upper_bound(members);
    if (above == threshold.coalitions.begin()) return threshold.national;
    const Share higher = std::prev(above)->second;
    return threshold.national < higher ? higher : threshold.national;
}

void apply_threshold(const Threshold& threshold, std::span<const std::uint32_t> exempt,
                     const ListVotes& votes, std::vector<std::int64_t>& national,
                     std::vector<std::uint8_t>& passed, ThresholdSteps* steps) {
    const std::size_t lists = votes.votes.columns();
    national.assign(lists, 0);
    for (std::size_t r = 0; r < votes.votes.rows(); ++r) {
        for (std::size_t i = 0; i < lists; ++i)
            national[i] += votes.votes(r, i);
    }
    Bars bars(threshold, exempt, votes, steps);
    passed.resize(lists);
    for (std::size_t i = 0; i < lists; ++i)
        passed[i] = bars.passes(i, national[i]) ? 1 : 0;
}

void apply_district_threshold(const Threshold& threshold, std::span<const std::uint32_t> exempt,
                              std::span<const std::int64_t> votes, std::int64_t base,
                              std::span<const std::uint8_t> nation,
                              std::vector<std::uint8_t>& passed, ThresholdSteps* steps) {
    const std::int64_t needed = least_votes(threshold.district, base);
    if (steps != nullptr) {
        *steps = {};
        steps->nation = base;
        steps->national.assign(votes.size(), needed);
    }
    passed.assign(votes.size(), 0);
    for (std::size_t i = 0; i < votes.size(); ++i) {
        const Entry entry = votes[i] == 0         ? Entry::no_votes
                            : nation[i] == 0      ? Entry::fails_nation
                            : contains(exempt, i) ? Entry::exempt
                            : votes[i] >= needed  ? Entry::passes
                                                  : Entry::fails;
        passed[i] = entry == Entry::passes || entry == Entry::exempt ? 1 : 0;
        if (steps == nullptr) continue;
        steps->entry.push_back(entry);
        if (entry == Entry::fails)
            steps->missed.push_back(
                {static_cast<std::uint32_t>(i), std::nullopt, votes[i], needed});
    }
}

}  // namespace kenesh
