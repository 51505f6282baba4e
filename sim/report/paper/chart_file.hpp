#pragma once

#include <string>

#include "sim/report/paper/chart.hpp"

namespace kenesh {

/// What a chart says when it leaves its page.
struct ChartCredit {
    std::string subject;  ///< what was simulated
    std::string source;   ///< of its numbers; may be empty
    std::string credit;   ///< who made it: program, version, seed, address
};

/// "Kenesh 0.2.0", and where it is from if that is known.
[[nodiscard]] std::string program_credit(const std::string& version, const std::string& homepage);

/// The chart as a picture of its own on white paper: title, subject, picture, how to read it,
/// source and credit.
[[nodiscard]] std::string chart_file(const Chart& chart, const ChartCredit& credit);

/// The picture that those show who link to a page: its title above the chart, on a sheet of 400 x
/// 210 units, which write_png() makes 1200 x 630 pixels.
[[nodiscard]] std::string preview_file(const Chart& chart, const std::string& title);

}  // namespace kenesh
