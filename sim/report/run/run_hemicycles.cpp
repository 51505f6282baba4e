#include "sim/report/run/run_hemicycles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "sim/report/charts/chart_choices.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text_hemicycle.hpp"
#include "sim/summary/shown_systems.hpp"

namespace kenesh {

std::string run_hemicycles(const Summary& summary, const RunSample& sample,
                           const TextStyle& style) {
    std::string out;
    for (std::size_t s = 0; s < shown_systems(summary); ++s) {
        const auto seats = sample.seats[s].row(sample.nearest[s]);
        std::vector<Bench> benches;
        for (const ChartChoice& one : every_choice(summary))
            benches.push_back({summary.choices[one.choice].name, one.color, seats[one.choice]});
        out += '\n' + text_hemicycle(
                          fmt::format("{}, run {}: the nearest to the median of the first "
                                      "{}",
                                      summary.systems[s].id, sample.nearest[s],
                                      grouped(static_cast<long long>(sample.preference.rows()))),
                          benches, style);
    }
    return out;
}

}  // namespace kenesh
