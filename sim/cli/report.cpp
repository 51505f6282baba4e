#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <filesystem>
#include <memory>

#include "sim/cli/command.hpp"
#include "sim/cli/load.hpp"
#include "sim/cli/png.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/cli/version.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/io/file_writer.hpp"
#include "sim/io/read_file.hpp"
#include "sim/io/scenario_reader.hpp"
#include "sim/io/scenario_writer.hpp"
#include "sim/report/rare.hpp"
#include "sim/report/report_page.hpp"
#include "sim/report/saved_tallies.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;

struct ReportOptions {
    std::string folder;
    std::string output = "report.html";
    std::string charts;
};

std::string text_of(const fs::path& path) {
    Diagnostics mistakes;
    const auto text = read_file(path, mistakes);
    mistakes.throw_if_any();
    return *text;
}

void write(const fs::path& path, const std::string& contents) {
    FileWriter file(path);
    file.write(contents);
    file.commit();
}

/// The charts' files into a folder that is made if it is not there, pictures also as .png if the
/// machine has what draws them.
void write_charts(const fs::path& folder, const std::vector<ResultFile>& files) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) throw FileError(folder.string() + ": " + error.message());
    bool drawn = true;
    for (const ResultFile& file : files) {
        const fs::path path = folder / file.name;
        write(path, file.contents);
        if (path.extension() == ".svg" && drawn)
            drawn = write_png(path, fs::path(path).replace_extension(".png"));
    }
    if (!drawn)
        print_error(
            "kenesh report: no .png files: rsvg-convert (Debian: librsvg2-bin) is not "
            "installed\n");
}

int report(const ReportOptions& options) {
    const fs::path folder = options.folder;
    if (!fs::is_directory(folder) || !fs::exists(folder / "manifest.json"))
        throw InputError(
            {{{options.folder, 0, 0},
              "is not a result folder; 'kenesh run SCENARIO.toml --out DIR' writes one",
              {}}});
    const Scenario scenario = read_scenario((folder / "scenario.toml").string(), {});
    const Plan plan = make_plan(scenario);
    const TallyLayout layout = tally_layout(plan);
    const std::string digest = scenario_digest(scenario);
    const fs::path tallies = folder / "tallies.json";
    const SavedSimulation saved = read_tallies(text_of(tallies), tallies.string(), layout, digest);
    Summary summary = summarise(scenario, plan, layout, saved.simulation);
    set_rare_chances(saved.rare, summary);
    const Provenance provenance{program_version(), digest, engine_name(saved.simulation.engine),
                                normals_name(saved.normals), project_homepage()};
    write(options.output, report_page(summary, plan, provenance));
    if (!options.charts.empty())
        write_charts(options.charts, chart_files(summary, plan, provenance));
    return kDone;
}

}  // namespace

void add_report(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<ReportOptions>();
    CLI::App* command = program.add_subcommand(
        "report", "one page to look at, publish and print, from a result folder");
    command->add_option("folder", options->folder, "result folder of 'kenesh run --out'")
        ->required()
        ->type_name("DIR");
    command
        ->add_option("--output,-o", options->output, "write the page there (default: report.html)")
        ->type_name("FILE.html");
    command
        ->add_option("--charts", options->charts,
                     "also write each chart there: .svg, .png and Vega-Lite (.vl.json)")
        ->type_name("DIR");
    command->callback([&chosen, options] { chosen = [options] { return report(*options); }; });
}

}  // namespace kenesh
