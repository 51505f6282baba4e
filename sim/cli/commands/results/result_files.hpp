#pragma once

#include <string>
#include <vector>

#include "sim/io/results/saved_tallies.hpp"
#include "sim/io/text/result_file.hpp"
#include "sim/model/scenario.hpp"
#include "sim/report/run/summary_json.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

[[nodiscard]] Provenance provenance_of(const Scenario& scenario, Engine engine, Normals normals);

/// The files of a result folder (docs/output.md) but for the page and the manifest.
[[nodiscard]] std::vector<ResultFile> result_files(const Scenario& scenario, const Summary& summary,
                                                   const SavedSimulation& saved,
                                                   const TallyLayout& layout,
                                                   const Provenance& provenance);

/// What a result folder holds, read back: the scenario and the counts. Throws InputError.
struct ReadFolder {
    Scenario scenario;
    Plan plan;
    SavedSimulation saved;
};

[[nodiscard]] ReadFolder read_result_folder(const std::string& folder);

}  // namespace kenesh
