#pragma once

#include <string>
#include <vector>

#include "sim/report/paper/chart.hpp"
#include "sim/report/paper/page_frame.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// A part of the page that only some runs have, behind the results.
struct PageAddition {
    std::vector<std::string> lead;  ///< sentences for the top
    std::string id, name;           ///< of its heading
    std::string html;
};

/// One self-contained HTML page: no network, no script needed to read it, light and dark, phone and
/// A4. Every name from the scenario is escaped.
[[nodiscard]] std::string page(const Summary& summary, const std::vector<Chart>& charts,
                               const PageContext& context,
                               const std::vector<PageAddition>& additions = {});

}  // namespace kenesh
