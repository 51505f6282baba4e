#include "sim/io/returns/list_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "sim/returns/count_returns.hpp"

namespace kenesh {
namespace {

/// What a list tier asks of the returns.
class ListCheck {
public:
    ListCheck(const System& system, const ListTier& tier, const ListReturns& lists,
              const Returns& returns, const std::string& file, Diagnostics& mistakes)
        : system_(system),
          tier_(tier),
          lists_(lists),
          returns_(returns),
          file_(file),
          known_(lists.lists.begin(), lists.lists.end()),
          mistakes_(mistakes) {}

    void run() {
        for (const auto& group : tier_.joined) {
            for (const std::string& name : group)
                check_list(name, "joined");
        }
        for (const std::string& name : tier_.exempt)
            check_list(name, "exempt");
        for (const ListCap& cap : tier_.caps)
            check_list(cap.choice, "with a cap");
        check_quota();
        check_base();
        if (tier_.districts) check_districts(*tier_.districts);
    }

private:
    void error(std::string message, std::string suggestion = {}) {
        mistakes_.error({file_, 0, 0}, std::move(message), std::move(suggestion));
    }

    void check_list(const std::string& name, std::string_view what) {
        if (known_.contains(name)) return;
        error(fmt::format("no votes for the list '{}', {} in the system '{}'", name, what,
                          system_.id),
              nearest(name, lists_.lists));
    }

    /// A quota of whole votes means nothing where parts of a vote are counted.
    void check_quota() {
        const auto* rule = std::get_if<LargestRemainder>(&tier_.rule.formula);
        if (returns_.parts == 1 || rule == nullptr) return;
        if (rule->quota != Quota::droop && rule->rounding == QuotaRounding::exact) return;
        error(
            fmt::format("the quota of the system '{}' is a whole number of votes: it cannot "
                        "divide votes with decimals",
                        system_.id));
    }

    void check_base() {
        const Threshold& threshold = tier_.rule.threshold;
        if (threshold_base(threshold, lists_, returns_.bases)) return;
        const std::string option =
            threshold.base == ThresholdBase::votes_cast ? "votes-cast" : "registered";
        error(
            fmt::format("the thresholds of the system '{}' are shares of '{}': give --{} N, or "
                        "--bases FILE with a row per region",
                        system_.id, option, option));
    }

    void check_districts(const ListDistricts& districts) {
        if (districts.apportioned &&
            !apportionment_base(districts.apportioned->by, lists_, returns_.bases))
            error(
                fmt::format("the system '{}' apportions seats by registers: give --bases FILE "
                            "with a row per district",
                            system_.id));
        if (lists_.regions.size() == 1 && lists_.regions.front().empty()) {
            error(
                fmt::format("the system '{}' divides lists by district: the votes need a column "
                            "'district'",
                            system_.id));
            return;
        }
        std::unordered_set<std::string> rows;
        std::vector<std::string> names;
        for (const DistrictMagnitude& row : districts.magnitudes) {
            rows.insert(row.district);
            names.push_back(row.district);
        }
        const std::unordered_set<std::string> told(lists_.regions.begin(), lists_.regions.end());
        for (const ListCap& cap : tier_.caps) {
            if (!cap.district.empty() && !told.contains(cap.district))
                error(fmt::format("no votes in the district '{}', which has a cap", cap.district),
                      nearest(cap.district, lists_.regions));
        }
        int suggestions = 20;  // each looks at all names
        for (const std::string& region : lists_.regions) {
            if (region.empty()) {
                error("votes of no district are counted in none: name their district");
            } else if (!rows.empty() && !rows.contains(region)) {
                error(fmt::format("no seats for the district '{}' in the system '{}'", region,
                                  system_.id),
                      --suggestions > 0 ? nearest(region, names) : "");
            }
        }
    }

    const System& system_;
    const ListTier& tier_;
    const ListReturns& lists_;
    const Returns& returns_;
    const std::string& file_;
    std::unordered_set<std::string> known_;
    Diagnostics& mistakes_;
};

}  // namespace

void check_lists(const System& system, const Returns& returns, const std::string& file,
                 Diagnostics& mistakes) {
    const bool wanted = std::any_of(system.tiers.begin(), system.tiers.end(), [](const Tier& tier) {
        return std::holds_alternative<ListTier>(tier);
    });
    if (!wanted) return;
    const ListReturns lists =
        returns.lists ? *returns.lists : lists_from_candidates(returns.districts);
    for (const Tier& any : system.tiers) {
        const auto* tier = std::get_if<ListTier>(&any);
        if (tier == nullptr) continue;
        ListCheck(system, *tier, lists, returns, file, mistakes).run();
    }
}

}  // namespace kenesh
