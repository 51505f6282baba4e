#include "sim/report/charts/chart_choices.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/report/paper/contrast.hpp"
#include "sim/report/paper/markup.hpp"
#include "sim/report/paper/text.hpp"
#include "sim/summary/shown_systems.hpp"

namespace kenesh {
namespace {

constexpr std::size_t kMost = 10;  ///< choices that stand for themselves whatever their seats
constexpr std::size_t kLargest = 14;
/// Mean seats of one that is told, in one of the first two systems.
constexpr double kTold = 0.5;

/// The scenario's colour as far as white paper allows it (WCAG 2.2, 1.4.11: 3 to 1 for marks).
std::string mark_color(const std::string& color) {
    const Color of = parse_color(safe_color(color)).value_or(Color{});
    return to_string(standing_out(of, {255, 255, 255}, 3.0));
}

double most_seats(const Summary& summary, std::size_t choice) {
    double most = 0.0;
    for (std::size_t s = 0; s < shown_systems(summary); ++s)
        most = std::max(most, summary.systems[s].choices[choice].seats.mean);
    return most;
}

}  // namespace

std::vector<ChartChoice> every_choice(const Summary& summary) {
    std::vector<ChartChoice> list;
    for (std::size_t k = 0; k < summary.choices.size(); ++k) {
        const SummaryChoice& choice = summary.choices[k];
        if (!choice.present || choice.kind == ChoiceKind::against_all) continue;
        list.push_back({k, visible(choice.name), mark_color(choice.color), {k}});
    }
    std::ranges::stable_sort(list, [&](const ChartChoice& a, const ChartChoice& b) {
        const bool last_a = summary.choices[a.choice].kind == ChoiceKind::independents;
        const bool last_b = summary.choices[b.choice].kind == ChoiceKind::independents;
        if (last_a != last_b) return last_b;
        return summary.systems[0].choices[a.choice].seats.mean >
               summary.systems[0].choices[b.choice].seats.mean;
    });
    return list;
}

std::vector<ChartChoice> chart_choices(const Summary& summary) {
    std::vector<ChartChoice> all = every_choice(summary);
    if (all.size() <= kMost) return all;
    std::vector<ChartChoice> list;
    ChartChoice others{0, "Others", "#8a8a8a", {}};
    for (ChartChoice& one : all) {
        const bool told = most_seats(summary, one.choice) >= kTold && list.size() < kLargest;
        if (told || summary.choices[one.choice].kind == ChoiceKind::independents) {
            list.push_back(std::move(one));
        } else {
            others.members.push_back(one.choice);
        }
    }
    if (others.members.size() < 2) return every_choice(summary);
    others.choice = others.members.front();
    others.name = fmt::format("Others ({})", others.members.size());
    list.push_back(std::move(others));
    return list;
}

std::vector<ChartChoice> single_choices(const Summary& summary) {
    auto list = chart_choices(summary);
    if (!list.empty() && list.back().others()) list.pop_back();
    return list;
}

std::string left_out(const Summary& summary) {
    const auto list = chart_choices(summary);
    if (list.empty() || !list.back().others()) return {};
    return fmt::format(" Left out: {} parties with few seats or none; the table has them.",
                       list.back().members.size());
}

}  // namespace kenesh
