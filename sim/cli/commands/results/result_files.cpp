#include "sim/cli/commands/results/result_files.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

#include "sim/cli/about/version.hpp"
#include "sim/cli/load.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/io/results/result_names.hpp"
#include "sim/io/scenario/scenario_reader.hpp"
#include "sim/io/scenario/scenario_writer.hpp"
#include "sim/io/text/digest.hpp"
#include "sim/io/text/read_file.hpp"
#include "sim/report/run/datapackage.hpp"
#include "sim/report/run/summary_csv.hpp"

namespace kenesh {
namespace {

/// Refuses a file that is not the one that was written: a bit that rotted changes numbers.
void check_digest(const SavedManifest& manifest, std::string_view name, const std::string& text,
                  const std::string& path) {
    const auto written = manifest.digests.find(name);
    if (written != manifest.digests.end() && written->second == sha256(text)) return;
    throw InputError({{{path, 0, 0},
                       "is not the file that was written: its SHA-256 differs from that in "
                       "manifest.json",
                       {}}});
}

}  // namespace

Provenance provenance_of(const Scenario& scenario, Engine engine, Normals normals) {
    return {program_version(), scenario_digest(scenario), engine, normals, project_homepage()};
}

std::vector<ResultFile> result_files(const Scenario& scenario, const Summary& summary,
                                     const SavedSimulation& saved, const TallyLayout& layout,
                                     const Provenance& provenance) {
    std::vector<ResultFile> files = {
        {std::string(result_name::kSummary), summary_json(summary, provenance)},
        {std::string(result_name::kSummaryTable), summary_csv(summary)},
        {std::string(result_name::kSeats), seats_csv(summary)},
        {std::string(result_name::kDistricts), districts_csv(summary)},
        {std::string(result_name::kDifference), difference_csv(summary)},
        {std::string(result_name::kDataPackage),
         datapackage_json(summary, provenance.scenario_digest)},
        {std::string(result_name::kTallies),
         tallies_json(saved, layout, provenance.scenario_digest)}};
    if (!summary.blocs.empty())
        files.push_back({std::string(result_name::kBlocs), blocs_csv(summary)});
    for (ResultFile& file : write_scenario(scenario))
        files.push_back(std::move(file));
    return files;
}

std::string own_text(const std::filesystem::path& folder, std::string_view name,
                     const SavedManifest& manifest) {
    const std::filesystem::path path = folder / name;
    Diagnostics mistakes;
    auto text = read_file(path, mistakes);
    mistakes.throw_if_any();
    check_digest(manifest, name, *text, path.string());
    return std::move(*text);
}

ReadFolder read_result_folder(const std::string& folder, const DigestWithPoints& with_points) {
    namespace fs = std::filesystem;
    const fs::path path = folder;
    std::error_code ignored;
    if (!fs::exists(path, ignored))
        throw InputError({{{folder, 0, 0}, "there is no such folder or store", {}}});
    auto manifest = fs::is_directory(path) ? read_manifest(path) : std::nullopt;
    if (!manifest)
        throw InputError(
            {{{folder, 0, 0},
              "is not a result folder; 'kenesh run SCENARIO.toml --out DIR' writes one",
              {}}});
    const bool points = manifest->digests.contains(result_name::kPriorTable);
    if (points && !with_points)
        throw InputError(
            {{{folder, 0, 0}, "is of a run whose parameters were drawn: it has no shards", {}}});
    ReadFolder out;
    out.scenario = read_scenario((path / result_name::kScenario).string(), {});
    out.plan = load_plan(out.scenario);
    out.digest =
        points ? with_points(out.scenario, path, *manifest) : scenario_digest(out.scenario);
    out.saved =
        read_tallies(own_text(path, result_name::kTallies, *manifest),
                     (path / result_name::kTallies).string(), tally_layout(out.plan), out.digest);
    out.manifest = std::move(*manifest);
    return out;
}

}  // namespace kenesh
