#include "sim/sweep/point_plan.hpp"

#include <fmt/format.h>

#include <type_traits>

#include "sim/core/diagnostics.hpp"

namespace kenesh {

std::vector<std::int64_t> places_of(const TallyLayout& layout) {
    std::vector<std::int64_t> out{static_cast<std::int64_t>(layout.size)};
    for_each_slot(layout, [&](const auto& slot) {
        out.push_back(static_cast<std::int64_t>(slot.at));
        if constexpr (std::is_same_v<std::decay_t<decltype(slot)>, MeasureSlot>)
            out.insert(out.end(), {slot.first, slot.width, slot.bins, slot.last});
    });
    return out;
}

Plan plan_at(const Design& design, const ScenarioAtPoint& scenario_at, std::size_t point,
             const std::vector<std::int64_t>& places, Calibrator& calibrator) {
    Plan plan = make_plan(scenario_at(design.points[point]), calibrator);
    if (places_of(tally_layout(plan)) == places) return plan;
    throw InputError(
        {{{"[prior]", 0, 0},
          fmt::format("point {} of the parameters has other choices or seats than the file: a "
                      "strength may not become 0",
                      point),
          {}}});
}

}  // namespace kenesh
