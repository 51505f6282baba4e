#include "sim/rules/list_rule.hpp"

#include <algorithm>

namespace kenesh {

int women_seats(const ListRule& rule, int seats) noexcept {
    const std::int64_t million = 1'000'000;
    const std::int64_t raise = rule.women_rounding == WomenRounding::up ? million - 1 : million / 2;
    return static_cast<int>((rule.women_ppm * seats + raise) / million);
}

bool is_plain(const ListRule& rule) noexcept {
    const Threshold& bar = rule.threshold;
    const bool millionths = bar.national.in_millionths() && bar.regional.in_millionths() &&
                            std::all_of(bar.coalitions.begin(), bar.coalitions.end(),
                                        [](const auto& one) { return one.second.in_millionths(); });
    const bool shares_alone = millionths && bar.district.is_zero() && bar.votes == 0;
    const bool formula_alone =
        rule.min_seats == 0 && rule.prior_seats == 0 && rule.bonus_seats == 0 && rule.caps.empty();
    return shares_alone && formula_alone && rule.joined.empty() && rule.exempt.empty() &&
           !rule.compensatory;
}

}  // namespace kenesh
