#include "sim/report/charts/chart_choices.hpp"

#include "sim/report/paper/chart_parts.hpp"
#include "sim/report/paper/markup.hpp"
#include "sim/report/paper/text.hpp"

namespace kenesh {

std::vector<ChartChoice> chart_choices(const Summary& summary) {
    std::vector<ChartChoice> list;
    for (std::size_t k = 0; k < summary.choices.size(); ++k) {
        const SummaryChoice& choice = summary.choices[k];
        if (!choice.present || choice.kind == ChoiceKind::against_all) continue;
        list.push_back({k, clip(choice.name, 18), safe_color(choice.color)});
    }
    return list;
}

}  // namespace kenesh
