#include "sim/report/run/brief/limits.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/core/visible.hpp"
#include "sim/summary/most_seats.hpp"
#include "sim/summary/shown_systems.hpp"

namespace kenesh {
namespace {

std::string limit_reached(const Summary& s, const Plan& plan, std::size_t which) {
    const SystemSummary& system = s.systems[which];
    for (std::size_t k = 0; k < s.choices.size(); ++k) {
        if (s.choices[k].kind != ChoiceKind::party) continue;
        const int most = most_seats(plan, plan.systems[which], k);
        const auto& quantiles = system.choices[k].seats.quantiles;
        if (most == 0 || most >= system.house || !quantiles || quantiles->median < most) continue;
        return fmt::format("{} cannot take more than {} of {} seats under {}: {}.",
                           visible(s.choices[k].name), most, system.house, visible(system.id),
                           system.list_seats == 0 ? "it has no more candidates"
                                                  : "its candidates, or caps of lists, end there");
    }
    return {};
}

}  // namespace

std::vector<std::string> limits_reached(const Summary& summary, const Plan& plan) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < shown_systems(summary); ++i)
        if (std::string words = limit_reached(summary, plan, i); !words.empty())
            out.push_back(std::move(words));
    return out;
}

}  // namespace kenesh
