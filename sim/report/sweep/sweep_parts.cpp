#include "sim/report/sweep/sweep_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "sim/report/sweep/key_words.hpp"

namespace kenesh {

MeanRange range_of(const SweepValues& measure, std::size_t party) {
    MeanRange range;
    for (std::size_t p = 0; p < measure.mean.rows(); ++p) {
        const double value = measure.mean(p, party);
        if (value < range.least) range.at_least = p;
        if (value > range.most) range.at_most = p;
        range.least = std::min(range.least, value);
        range.most = std::max(range.most, value);
    }
    return range;
}

std::vector<std::string> values_of(const SweepReport& sweep, std::size_t parameter) {
    std::vector<std::string> values;
    for (const auto& point : sweep.points)
        values.push_back(point[parameter]);
    return values;
}

std::string id_of(const std::string& kind, std::size_t at) {
    return at == 0 ? kind : fmt::format("{}-{}", kind, at + 1);
}

SweepAxis axis_of(const SweepReport& sweep, std::size_t parameter,
                  const std::vector<std::string>& values) {
    SweepAxis axis = sweep_axis(label_of(sweep, parameter), values);
    axis.percent = axis.numeric && is_share(sweep.parameters[parameter]);
    for (std::string& label : axis.labels)
        label = value_words(sweep.parameters[parameter], label);
    return axis;
}

std::vector<std::size_t> most_moved(const SweepReport& sweep) {
    std::vector<double> width(sweep.parties.size());
    for (const SweepSystem& system : sweep.systems)
        for (std::size_t k = 0; k < width.size(); ++k)
            width[k] = std::max(width[k], range_of(system.seats, k).width());
    std::vector<std::size_t> order(sweep.parties.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [&](std::size_t k) { return width[k]; });
    return order;
}

std::size_t index_in(const std::vector<std::string>& list, const std::string& value) {
    return static_cast<std::size_t>(std::find(list.begin(), list.end(), value) - list.begin());
}

}  // namespace kenesh
