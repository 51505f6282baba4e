#include "sim/report/count/explain.hpp"

#include <fmt/format.h>

#include "sim/report/count/count_words.hpp"
#include "sim/report/count/explain_district.hpp"
#include "sim/report/count/explain_lists.hpp"
#include "sim/report/paper/text.hpp"

namespace kenesh {

std::string explain(const CountedElection& election, const TextStyle& style) {
    std::string text;
    for (const CountedSystem& system : election.systems) {
        for (std::size_t t = 0; t < system.system.tiers.size(); ++t) {
            const TierOutcome& outcome = system.outcome.tiers[t];
            const auto heading = [&](const std::string& rule) {
                const std::string line =
                    fmt::format("{}, tier {}: {}", visible(system.system.id), t, rule);
                return inked(wrap(line, style.width, 2), Ink::bold, style) + "\n\n";
            };
            if (const auto* districts = std::get_if<DistrictTierOutcome>(&outcome)) {
                const auto& tier = std::get<DistrictTier>(system.system.tiers[t]);
                text += heading(describe(tier));
                for (const DistrictOutcome& district : districts->districts)
                    text += explain_district(election, tier, district, style) + '\n';
            } else {
                const auto& tier = std::get<ListTier>(system.system.tiers[t]);
                text += heading(describe(tier)) +
                        explain_lists(election, system, tier, std::get<ListTierOutcome>(outcome),
                                      style) +
                        '\n';
            }
        }
    }
    return text;
}

}  // namespace kenesh
