#pragma once

#include <string>
#include <vector>

#include "sim/engine/simulate.hpp"
#include "sim/summary/rare.hpp"

namespace kenesh {

/// A simulation and where its normal deviates came from.
struct SavedSimulation {
    Simulation simulation;
    Normals normals = Normals::counters;
    std::vector<RareEstimate> rare{};  ///< what importance sampling adds to the counts
};

/// A digest of every place and bin of the layout: equal digests mean that counts can be exchanged.
[[nodiscard]] std::string layout_digest(const TallyLayout& layout);

/// tallies.json (docs/output.md): all counts of a simulation, from which its summary can be made
/// again without running anything. `scenario`: digest of the scenario.
[[nodiscard]] std::string tallies_json(const SavedSimulation& saved, const TallyLayout& layout,
                                       const std::string& scenario);

/// What tallies_json() wrote. Throws InputError that names `path` if the text is no such file, is
/// of another scenario or layout, or if a number of it cannot be what a simulation counted.
[[nodiscard]] SavedSimulation read_tallies(const std::string& text, const std::string& path,
                                           const TallyLayout& layout, const std::string& scenario);

}  // namespace kenesh
