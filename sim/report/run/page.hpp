#pragma once

#include <string>
#include <vector>

#include "sim/report/charts/charts.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// What the page says beside the numbers.
struct PageContext {
    std::string command;  ///< that repeats the run
    std::string version;
    std::string digest;    ///< of the scenario
    std::string homepage;  ///< of the project; "": the docs are named, not linked
};

/// One self-contained HTML page: no network, no script needed to read it, light and dark, phone and
/// A4. Every name from the scenario is escaped.
[[nodiscard]] std::string page(const Summary& summary, const std::vector<Chart>& charts,
                               const PageContext& context);

/// The page's frame around any body: head, style, script. Title and body are HTML already.
[[nodiscard]] std::string page_frame(const std::string& title, const std::string& body);

}  // namespace kenesh
