#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "sim/cli/about/version.hpp"
#include "sim/cli/command.hpp"
#include "sim/cli/commands/results/png.hpp"
#include "sim/cli/commands/results/result_files.hpp"
#include "sim/cli/commands/study/sweep_sensitivity.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/io/results/sweep_store.hpp"
#include "sim/io/text/file_writer.hpp"
#include "sim/report/paper/chart_file.hpp"
#include "sim/report/run/report_page.hpp"
#include "sim/report/sweep/page_sweep.hpp"
#include "sim/report/sweep/sweep_charts.hpp"
#include "sim/report/sweep/sweep_report.hpp"
#include "sim/summary/rare.hpp"
#include "sim/summary/seat_check.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;

struct ReportOptions {
    std::string folder;
    std::string output = "report.html";
    std::string charts;
};

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

int report_sweep(const ReportOptions& options) {
    SqliteWatch watch;
    watch.stop = watch_signals();
    SweepStore store = SweepStore::open(options.folder, watch);
    const SweepIdentity identity = store.identity();
    SweepReport sweep = sweep_report(store, options.folder);
    if (has_sensitivities(store)) sweep.sensitivity = sensitivities(store, {});
    write(options.output, sweep_page(sweep, {identity.command, identity.program, identity.digest(),
                                             project_homepage()}));
    print(options.output + ": written\n");
    if (!options.charts.empty()) {
        std::vector<ResultFile> files;
        const ChartCredit credit{
            sweep.title + fmt::format(". {} points, at least {} simulated elections at each.",
                                      sweep.points.size(), sweep.runs),
            "",
            fmt::format("Kenesh {}{}{}; seed {}.", identity.program,
                        project_homepage().empty() ? "" : ", ", project_homepage(), sweep.seed)};
        for (const Chart& chart : sweep_charts(sweep))
            files.push_back({chart.id + ".svg", chart_file(chart, credit)});
        write_charts(options.charts, files);
        print(fmt::format("{}: {} charts\n", options.charts, files.size()));
    }
    return kDone;
}

int report(const ReportOptions& options) {
    if (fs::is_regular_file(options.folder)) return report_sweep(options);
    const ReadFolder read = read_result_folder(options.folder);
    Summary summary =
        summarise(read.scenario, read.plan, tally_layout(read.plan), read.saved.simulation);
    require_whole_houses(summary);
    set_rare_chances(read.saved.rare, summary);
    const Provenance provenance =
        provenance_of(read.scenario, read.saved.simulation.engine, read.saved.normals);
    write(options.output, report_page(summary, read.plan, provenance));
    print(options.output + ": written\n");
    if (!options.charts.empty()) {
        const std::vector<ResultFile> files = chart_files(summary, read.plan, provenance);
        write_charts(options.charts, files);
        print(fmt::format("{}: charts and their data, {} files\n", options.charts, files.size()));
    }
    return kDone;
}

Action declare(Options& words, const CommandContext&) {
    auto options = std::make_shared<ReportOptions>();
    words
        .text("", "DIR", options->folder,
              "result folder of 'kenesh run --out', or store of 'kenesh sweep'")
        .must()
        .is(ValueKind::folder);
    words
        .text("-o,--output", "FILE.html", options->output,
              "write the page there (default: report.html)")
        .is(ValueKind::file);
    words
        .text("--charts", "DIR", options->charts,
              "also write each chart there: .svg, .png and Vega-Lite (.vl.json)")
        .is(ValueKind::folder);
    return [options] { return report(*options); };
}

}  // namespace

Command report_command() {
    return {"report",
            "one page to look at, publish and print, from a result folder or a sweep",
            declare,
            {{"kenesh report results", "the page of 'kenesh run --out results'"},
             {"kenesh report strength.sqlite -o strength.html --charts charts",
              "a sweep's page, and each chart as a file"}}};
}

}  // namespace kenesh
