#include "sim/report/live/controls.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <variant>

#include "sim/model/faults/faults.hpp"
#include "sim/report/paper/text.hpp"

namespace kenesh {
namespace {

/// Choices whose sliders fit on a page; the strongest stand for the rest.
constexpr std::size_t kMostChoices = 14;

double value_of(const Share& share) {
    return static_cast<double>(share.part()) / static_cast<double>(share.of());
}

bool is_polled(const Scenario& scenario, std::size_t choice) {
    return scenario.poll && scenario.poll->share[choice] >= 0.0;
}

/// The present choices in scenario order, the strongest if there are many.
std::vector<std::size_t> shown(const Scenario& scenario) {
    std::vector<std::size_t> list;
    for (std::size_t k = 0; k < scenario.choices.size(); ++k)
        if (scenario.choices[k].strength > 0.0) list.push_back(k);
    std::ranges::stable_sort(list, [&](std::size_t a, std::size_t b) {
        return scenario.choices[a].strength > scenario.choices[b].strength;
    });
    if (list.size() > kMostChoices) list.resize(kMostChoices);
    std::ranges::sort(list);
    return list;
}

bool has_candidates(const Scenario& scenario) {
    return std::ranges::any_of(scenario.systems, [](const System& system) {
        return std::ranges::any_of(system.tiers, [](const Tier& tier) {
            const auto* districts = std::get_if<DistrictTier>(&tier);
            return districts != nullptr && districts->candidates.empty() &&
                   (districts->seats > 1 || !districts->magnitudes.empty());
        });
    });
}

void add_strengths(const Scenario& scenario, std::vector<Control>& out) {
    for (const std::size_t k : shown(scenario)) {
        if (is_polled(scenario, k)) continue;  // the poll decides it
        const Choice& choice = scenario.choices[k];
        const double most =
            std::max(choice.strength, std::min(0.9, std::max(0.6, choice.strength + 0.2)));
        out.push_back({ControlGroup::strength,
                       path_of(choice) + ".strength",
                       visible(choice.name),
                       {},
                       choice.strength,
                       0.005,
                       most,
                       0.005,
                       true,
                       false,
                       false});
    }
}

void add_candidates(const Scenario& scenario, std::vector<Control>& out) {
    if (!has_candidates(scenario)) return;
    for (const std::size_t k : shown(scenario)) {
        const Choice& choice = scenario.choices[k];
        // A list that nobody stands for in the districts stays one.
        const bool nobody = !choice.candidates.as_seats && choice.candidates.by_seats.empty() &&
                            choice.candidates.number == 0;
        if (choice.kind == ChoiceKind::against_all || nobody) continue;
        const std::string path = path_of(choice);
        const std::string name = visible(choice.name);
        if (!choice.candidates.as_seats && choice.candidates.by_seats.empty()) {
            const int most = std::max(6, choice.candidates.number + 3);
            out.push_back({ControlGroup::candidates, path + ".candidates", name,
                           "candidates per district", static_cast<double>(choice.candidates.number),
                           1.0, static_cast<double>(most), 1.0, false, true, false});
        }
        if (choice.kind != ChoiceKind::party) continue;
        out.push_back({ControlGroup::candidates, path + ".vote_management", name,
                       "how evenly it spreads its votes over its candidates",
                       choice.vote_management, 0.0, 1.0, 0.05, true, false, false});
        out.push_back({ControlGroup::candidates, path + ".women", name,
                       "women among its candidates", choice.women, 0.0, 1.0, 0.05, true, false,
                       false});
    }
}

void add_list_law(const ListTier& tier, const std::string& path, const std::string& system,
                  std::vector<Control>& out) {
    const Threshold& threshold = tier.rule.threshold;
    out.push_back({ControlGroup::law, path + ".threshold", "Threshold of lists in the nation",
                   system, value_of(threshold.national), 0.0,
                   std::max(0.1, value_of(threshold.national)), 0.005, true, false, false});
    if (value_of(threshold.regional) > 0.0)
        out.push_back({ControlGroup::law, path + ".regional_threshold",
                       "Threshold of lists in every region", system, value_of(threshold.regional),
                       0.0, std::max(0.02, 2.0 * value_of(threshold.regional)), 0.0005, true, false,
                       false});
    if (tier.districts) return;
    if (tier.rule.max_seats)
        out.push_back({ControlGroup::law, path + ".max_seats", "Most seats of one list", system,
                       static_cast<double>(*tier.rule.max_seats), 1.0,
                       static_cast<double>(std::max(tier.rule.seats, *tier.rule.max_seats)), 1.0,
                       false, true, false});
    out.push_back({ControlGroup::law, path + ".seats", "Seats of lists", system,
                   static_cast<double>(tier.rule.seats), 1.0,
                   static_cast<double>(2 * tier.rule.seats), 1.0, false, true, false});
}

void add_law(const Scenario& scenario, std::vector<Control>& out) {
    for (const System& system : scenario.systems) {
        for (std::size_t t = 0; t < system.tiers.size(); ++t) {
            const std::string path = fmt::format("system.{}.tier.{}", system.id, t);
            if (const auto* list = std::get_if<ListTier>(&system.tiers[t])) {
                add_list_law(*list, path, visible(system.name), out);
                continue;
            }
            const auto& districts = std::get<DistrictTier>(system.tiers[t]);
            const auto* rule = std::get_if<MaxSameGender>(&districts.gender);
            if (rule == nullptr || !districts.magnitudes.empty()) continue;
            // At most as many as there are seats is no rule.
            const auto seats = static_cast<double>(districts.seats);
            out.push_back({ControlGroup::law, path + ".max_same_gender", "Gender rule",
                           fmt::format("{}: at most {} of {} seats of a district to one gender",
                                       visible(system.name), std::min(rule->seats, districts.seats),
                                       districts.seats),
                           static_cast<double>(rule->seats),
                           std::min(static_cast<double>(rule->seats), seats - 1.0), seats, 1.0,
                           false, true, true});
        }
    }
}

/// The deviation that most choices have: those of their own are not moved by the scenario's.
void add_certainty(const Scenario& scenario, std::vector<Control>& out) {
    const Uncertainty& usual = scenario.choices.front().uncertainty;
    const auto add = [&](const char* key, const char* label, const char* detail, double value) {
        out.push_back({ControlGroup::certainty, fmt::format("uncertainty.{}", key), label, detail,
                       value, 0.0, std::max(1.0, 2.0 * value), 0.01, false, false, false});
    };
    add("national", "Support in the nation", "how far it may be from the strengths above",
        usual.national);
    add("region", "Support in the regions", "how far regions differ from their leans",
        usual.region);
    if (has_candidates(scenario))
        add("candidate", "Personal votes", "how far candidates of one party differ",
            usual.candidate);
}

}  // namespace

std::vector<Control> controls(const Scenario& scenario) {
    std::vector<Control> out;
    add_strengths(scenario, out);
    add_candidates(scenario, out);
    add_law(scenario, out);
    add_certainty(scenario, out);
    return out;
}

}  // namespace kenesh
