#include "sim/summary/scenario_says.hpp"

#include <algorithm>

namespace kenesh {
namespace {

/// Share of women among candidates where a scenario does not say (docs/scenario.md).
constexpr double kUsualWomen = 0.5;

bool asks_gender(const DistrictTier& tier) {
    const auto has_rule = [](const GenderRule& rule) {
        return !std::holds_alternative<NoGenderRule>(rule);
    };
    return has_rule(tier.gender) ||
           std::ranges::any_of(tier.magnitudes,
                               [&](const auto& row) { return has_rule(row.gender); }) ||
           std::ranges::any_of(tier.candidates,
                               [](const auto& row) { return row.gender != Gender::unknown; });
}

bool asks_gender(const ListTier& tier) {
    return tier.rule.women_ppm > 0;
}

}  // namespace

bool speaks_of_gender(const Scenario& scenario) {
    if (scenario.women_effect != 0.0) return true;
    for (const Choice& choice : scenario.choices)
        if (choice.kind != ChoiceKind::against_all && choice.women != kUsualWomen) return true;
    for (const System& system : scenario.systems)
        for (const Tier& tier : system.tiers)
            if (std::visit([](const auto& any) { return asks_gender(any); }, tier)) return true;
    return false;
}

}  // namespace kenesh
