#include "sim/report/sweep/sweep_range.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <set>

#include "sim/sweep/setting_value.hpp"

namespace kenesh {

SweepRange sweep_range(std::span<const std::vector<std::string>> points, std::size_t parameter) {
    assert(!points.empty() && "a parameter without points has no range");
    std::vector<std::string> values;
    std::set<std::string> seen;
    for (const auto& point : points) {
        if (seen.insert(point[parameter]).second) values.push_back(point[parameter]);
    }
    const bool numbers = std::ranges::none_of(
        values, [](const std::string& value) { return std::isnan(setting_number(value)); });
    if (!numbers) return {values.size(), values.front(), values.back()};
    const auto [least, greatest] = std::ranges::minmax_element(values, {}, setting_number);
    return {values.size(), *least, *greatest};
}

}  // namespace kenesh
