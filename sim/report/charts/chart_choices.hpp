#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/summary/summary.hpp"

namespace kenesh {

/// Position and look of a choice in the charts.
struct ChartChoice {
    std::size_t choice = 0;
    std::string name;
    std::string color;                 ///< safe, and seen on white
    std::vector<std::size_t> members;  ///< the choices that it stands for: itself, or small ones
    [[nodiscard]] bool others() const { return members.size() > 1; }
};

/// Choices that can have seats and are present: those with most seats in the first system first,
/// independents last, as in the tables.
[[nodiscard]] std::vector<ChartChoice> every_choice(const Summary& summary);

/// The same for pictures: where there are more than ten, those that have hardly a seat anywhere
/// stand together in the end.
[[nodiscard]] std::vector<ChartChoice> chart_choices(const Summary& summary);

/// Those of them that stand for themselves.
[[nodiscard]] std::vector<ChartChoice> single_choices(const Summary& summary);
/// ". Left out: n parties ..." where single_choices() are not all; otherwise "".
[[nodiscard]] std::string left_out(const Summary& summary);

}  // namespace kenesh
