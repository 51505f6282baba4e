#include "sim/cli/commands/results/prior_folder.hpp"

#include <cassert>
#include <memory>
#include <utility>

#include "sim/io/results/prior_points.hpp"
#include "sim/io/results/result_names.hpp"
#include "sim/io/scenario/scenario_writer.hpp"
#include "sim/io/study/variance_file.hpp"
#include "sim/io/text/digest.hpp"
#include "sim/io/text/toml_writer.hpp"
#include "sim/report/run/datapackage.hpp"
#include "sim/report/run/priors/prior_report.hpp"
#include "sim/report/run/summary_csv.hpp"
#include "sim/summary/seat_check.hpp"

namespace kenesh {
namespace {

std::string& contents_of(std::vector<ResultFile>& files, std::string_view name) {
    const auto file = std::ranges::find(files, name, &ResultFile::name);
    assert(file != files.end() && "a file that every result folder has");
    return file->contents;
}

}  // namespace

std::string digest_with_points(const Scenario& scenario, const std::string& table) {
    return sha256(scenario_digest(scenario) + '\n' + table);
}

std::vector<ResultFile> result_files(const Scenario& scenario, const Summary& summary,
                                     const SavedSimulation& saved, const TallyLayout& layout,
                                     const Provenance& provenance, const PriorResults& priors) {
    std::vector<ResultFile> files = result_files(scenario, summary, saved, layout, provenance);
    std::string& json = contents_of(files, result_name::kSummary);
    json = with_priors(json, priors.ranges);
    contents_of(files, result_name::kSummaryTable) = summary_csv(summary, &priors.ranges);
    contents_of(files, result_name::kDataPackage) =
        datapackage_json(summary, provenance.scenario_digest, true);
    // A key of the top level stands before the first table.
    TomlWriter line;
    line.text("prior_table", result_name::kPriorTable);
    contents_of(files, result_name::kScenario).insert(0, line.str());
    files.push_back({std::string(result_name::kPriorTable), priors.table});
    files.push_back({std::string(result_name::kPoints), prior_points_csv(priors.points)});
    files.push_back({std::string(result_name::kRanges), prior_ranges_csv(priors.ranges)});
    return files;
}

ReadRun read_run(const std::string& folder) {
    ReadRun out;
    const auto with_points = [&out](const Scenario& scenario, const std::filesystem::path& path,
                                    const SavedManifest& manifest) {
        out.priors.table = own_text(path, result_name::kPriorTable, manifest);
        out.priors.points = read_prior_points(own_text(path, result_name::kPoints, manifest),
                                              (path / result_name::kPoints).string());
        out.asked = asked_priors((path / result_name::kScenario).string(), {}, scenario.seed,
                                 std::make_shared<InputFiles>());
        if (!out.asked)
            throw InputError({{{(path / result_name::kScenario).string(), 0, 0},
                               "has no 'prior_table', as it had when it was written",
                               {}}});
        out.priors.ranges = {out.asked->priors, static_cast<std::int64_t>(out.priors.points.size()),
                             prior_ranges(out.priors.points)};
        return digest_with_points(scenario, out.priors.table);
    };
    out.folder = read_result_folder(folder, with_points);
    const std::filesystem::path path = folder;
    const SavedManifest& manifest = out.folder.manifest;
    if (manifest.digests.contains(result_name::kSensitivity))
        out.sensitivity = read_variance(own_text(path, result_name::kSensitivity, manifest),
                                        (path / result_name::kSensitivity).string());
    return out;
}

Summary summary_of(const ReadRun& read) {
    const ReadFolder& folder = read.folder;
    Summary summary =
        summarise(folder.scenario, folder.plan, tally_layout(folder.plan), folder.saved.simulation);
    require_whole_houses(summary);
    if (read.asked) take_errors(read.priors.ranges, summary);
    return summary;
}

}  // namespace kenesh
