#pragma once

#include <string>

#include "sim/engine/tally/settings.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// What a summary cannot know of itself.
struct Provenance {
    std::string program_version;
    std::string scenario_digest;  ///< of the scenario as resolved, with its tables
    Engine engine = Engine::vector;
    Normals normals = Normals::counters;
    std::string homepage{};  ///< of the project, for the page's links; may be ""
};

/// summary.json (docs/output.md): the same bytes for the same numbers on every machine; ends with
/// a newline.
[[nodiscard]] std::string summary_json(const Summary& summary, const Provenance& provenance);

}  // namespace kenesh
