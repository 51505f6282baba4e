#include "sim/report/charts/charts.hpp"

#include "sim/report/charts/chart_blocs.hpp"
#include "sim/report/charts/chart_chances.hpp"
#include "sim/report/charts/chart_curve.hpp"
#include "sim/report/charts/chart_districts.hpp"
#include "sim/report/charts/chart_hemicycle.hpp"
#include "sim/report/charts/chart_house.hpp"
#include "sim/report/charts/chart_seats.hpp"

namespace kenesh {
namespace {

std::vector<Chart> drawn(const Summary& summary, const RunSample& sample, const Sheet& sheet) {
    std::vector<Chart> list = {hemicycles(summary, sample, sheet),
                               majority_chances(summary, sheet)};
    if (!summary.blocs.empty()) list.push_back(bloc_majorities_chart(summary, sheet));
    for (std::size_t c = 0; c < summary.comparisons.size(); ++c)
        list.push_back(seat_differences(summary, c, sheet));
    list.push_back(seat_intervals(summary, sheet));
    list.push_back(seat_distributions(summary, sheet));
    list.push_back(votes_to_seats(summary, sample, sheet));
    for (std::size_t s = 0; s < summary.systems.size(); ++s)
        if (!summary.systems[s].district_tiers.empty())
            list.push_back(district_tiles(summary, s, sheet));
    list.push_back(women_elected(summary, sheet));
    list.push_back(disproportionality(summary, sheet));
    return list;
}

}  // namespace

std::vector<Chart> charts(const Summary& summary, const RunSample& sample) {
    std::vector<Chart> list = drawn(summary, sample, kWideSheet);
    const std::vector<Chart> narrow = drawn(summary, sample, kNarrowSheet);
    for (std::size_t i = 0; i < list.size(); ++i)
        list[i].narrow = narrow[i].svg;
    return list;
}

}  // namespace kenesh
