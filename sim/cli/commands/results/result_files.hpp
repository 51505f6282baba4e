#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/io/results/manifest.hpp"
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
    SavedManifest manifest;
    std::string digest;  ///< of the scenario; with its points, where parameters were drawn
};

/// The digest of a scenario whose folder also has points of parameters.
using DigestWithPoints = std::function<std::string(
    const Scenario&, const std::filesystem::path& folder, const SavedManifest&)>;

/// Without `with_points` a folder whose parameters were drawn is a mistake.
[[nodiscard]] ReadFolder read_result_folder(const std::string& folder,
                                            const DigestWithPoints& with_points = {});

/// The text of one of the folder's files as it was written. Throws InputError.
[[nodiscard]] std::string own_text(const std::filesystem::path& folder, std::string_view name,
                                   const SavedManifest& manifest);

}  // namespace kenesh
