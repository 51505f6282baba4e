#include "sim/report/charts/charts.hpp"

#include "sim/report/charts/chart_curve.hpp"
#include "sim/report/charts/chart_districts.hpp"
#include "sim/report/charts/chart_hemicycle.hpp"
#include "sim/report/charts/chart_house.hpp"
#include "sim/report/charts/chart_seats.hpp"

namespace kenesh {

std::vector<Chart> charts(const Summary& summary, const RunSample& sample) {
    std::vector<Chart> list = {hemicycles(summary, sample)};
    for (std::size_t c = 0; c < summary.comparisons.size(); ++c)
        list.push_back(seat_differences(summary, c));
    list.push_back(seat_intervals(summary));
    list.push_back(seat_distributions(summary));
    list.push_back(votes_to_seats(summary, sample));
    for (std::size_t s = 0; s < summary.systems.size(); ++s)
        if (!summary.systems[s].district_tiers.empty()) list.push_back(district_tiles(summary, s));
    list.push_back(women_elected(summary));
    list.push_back(disproportionality(summary));
    return list;
}

}  // namespace kenesh
