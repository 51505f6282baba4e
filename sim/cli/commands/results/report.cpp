#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <utility>

#include "sim/cli/about/version.hpp"
#include "sim/cli/command.hpp"
#include "sim/cli/commands/results/chart_folder.hpp"
#include "sim/cli/commands/results/png.hpp"
#include "sim/cli/commands/results/prior_folder.hpp"
#include "sim/cli/commands/results/result_files.hpp"
#include "sim/cli/commands/simulate/sensitivity.hpp"
#include "sim/cli/commands/study/sweep_sensitivity.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/io/results/added_files.hpp"
#include "sim/io/results/result_names.hpp"
#include "sim/io/results/sweep_store.hpp"
#include "sim/io/text/file_writer.hpp"
#include "sim/report/charts/charts.hpp"
#include "sim/report/paper/chart_file.hpp"
#include "sim/report/paper/page_mark.hpp"
#include "sim/report/run/headline.hpp"
#include "sim/report/run/priors/prior_page.hpp"
#include "sim/report/run/report_page.hpp"
#include "sim/report/sweep/page_sweep.hpp"
#include "sim/report/sweep/sweep_charts.hpp"
#include "sim/report/sweep/sweep_report.hpp"
#include "sim/summary/rare.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;

struct ReportOptions {
    std::string folder;
    std::string output;  ///< "": in the folder, or beside the store
    std::string charts;
    bool force = false;
    std::string url;  ///< where the page will stand
};

void write(const fs::path& path, const std::string& contents) {
    FileWriter file(path);
    file.write(contents);
    file.commit();
}

/// A page that another program or a hand wrote is not replaced without a word.
void check_page(const fs::path& path) {
    std::error_code ignored;
    if (!fs::is_regular_file(path, ignored)) return;
    std::string begin(1024, '\0');
    std::ifstream file(path, std::ios::binary);
    file.read(begin.data(), static_cast<std::streamsize>(begin.size()));
    if (file.gcount() == 0 || begin.find(kPageMark) != begin.npos) return;
    throw InputError({{{path.string(), 0, 0},
                       "is no page of this program and would be replaced; name another file, or "
                       "--force",
                       {}}});
}

/// The file beside the page that links to it show; "" if there is no address or nothing draws it.
std::string write_preview(const ReportOptions& options, const Chart& chart,
                          const std::string& title) {
    if (options.url.empty()) return {};
    const fs::path svg = fs::path(options.output).replace_extension(".preview.svg");
    const fs::path png = fs::path(options.output).replace_extension(".png");
    write(svg, preview_file(chart, title));
    const bool drawn = write_png(svg, png);
    std::error_code ignored;
    fs::remove(svg, ignored);
    if (drawn) return png.filename().string();
    print_error("kenesh report: no picture for links: " + std::string(kNoPainter));
    return {};
}

std::string written(const ReportOptions& options, const std::string& picture) {
    return "wrote " + options.output +
           (picture.empty() ? "" : "; links show " + picture + " beside it") + ": open it\n";
}

bool is_address(const std::string& text) {
    const std::size_t after = text.starts_with("https://")  ? 8
                              : text.starts_with("http://") ? 7
                                                            : 0;
    return after != 0 && text.size() > after && text[after] != '/' &&
           std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f && c != '"'; });
}

int report_sweep(ReportOptions options) {
    if (options.output.empty())
        options.output = fs::path(options.folder).replace_extension(".html").string();
    if (!options.force) check_page(options.output);
    SqliteWatch watch;
    watch.stop = watch_signals();
    SweepStore store = SweepStore::open(options.folder, watch);
    const SweepIdentity identity = store.identity();
    SweepReport sweep = sweep_report(store, options.folder);
    if (has_sensitivities(store)) sweep.sensitivity = sensitivities(store, {});
    const std::vector<Chart> charts = sweep_charts(sweep);
    const std::string picture = write_preview(options, charts.front(), sweep_finding(sweep));
    write(options.output, sweep_page(sweep, charts,
                                     {identity.command, identity.program, identity.digest(),
                                      project_homepage(), options.url, picture}));
    print(written(options, picture));
    if (!options.charts.empty()) {
        std::vector<ResultFile> files;
        const ChartCredit credit{
            sweep.title + fmt::format(". {} points, at least {} simulated elections at each.",
                                      sweep.points.size(), sweep.runs),
            "",
            fmt::format("{}; seed {}.", program_credit(identity.program, project_homepage()),
                        sweep.seed)};
        for (const Chart& chart : charts)
            files.push_back({chart.id + ".svg", chart_file(chart, credit)});
        write_charts("kenesh report", options.charts, files);
        print(fmt::format("{}: {} charts\n", options.charts, files.size()));
    }
    return kDone;
}

/// Of runs at their points, where parameters were drawn.
RunSample sample_of(const ReadRun& read, const Summary& summary, const Provenance& provenance) {
    if (!read.asked) return sample_of(summary, read.folder.plan, provenance);
    return sample_of(summary,
                     prior_plans(read.folder.plan, read.asked->design, read.asked->scenario_at,
                                 static_cast<std::size_t>(kSampleRuns), 0, watch_signals()),
                     provenance);
}

int report(ReportOptions options) {
    if (fs::is_regular_file(options.folder)) return report_sweep(std::move(options));
    const fs::path own = fs::path(options.folder) / result_name::kPage;
    const bool inside = options.output.empty() ||
                        fs::path(options.output).lexically_normal() == own.lexically_normal();
    if (inside) options.output = own.string();
    const ReadRun read = read_run(options.folder);
    if (inside && !options.force)
        check_may_add(options.folder, std::string(result_name::kPage));
    else if (!options.force)
        check_page(options.output);
    Summary summary = summary_of(read);
    set_rare_chances(read.folder.saved.rare, summary);
    Provenance provenance = provenance_of(read.folder.scenario, read.folder.saved.simulation.engine,
                                          read.folder.saved.normals);
    provenance.scenario_digest = read.folder.digest;
    const RunSample sample = sample_of(read, summary, provenance);
    const std::vector<Chart> drawn = charts(summary, sample);
    const std::string picture = write_preview(options, drawn.front(), finding(summary));
    std::vector<PageAddition> additions;
    if (read.asked) additions.push_back(prior_part(summary, read.priors.ranges));
    if (read.sensitivity) additions.push_back(sensitivity_part(summary, *read.sensitivity));
    write(options.output,
          report_page(summary, drawn, provenance, {options.url, picture}, additions));
    std::vector<std::string> added{std::string(result_name::kPage)};
    if (!picture.empty()) added.push_back(picture);
    if (inside) vouch_for(options.folder, added);
    print(written(options, picture));
    if (!options.charts.empty()) {
        const std::vector<ResultFile> files = chart_files(summary, drawn, sample, provenance);
        write_charts("kenesh report", options.charts, files);
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
              "write the page there (default: report.html in DIR; of a store, beside it)")
        .is(ValueKind::file);
    words.flag("--force", options->force, "replace a page that was changed or is not ours");
    words
        .text("--charts", "DIR", options->charts,
              "also write each chart there: .svg, .png and Vega-Lite (.vl.json)")
        .is(ValueKind::folder);
    words.word("--url", "ADDRESS",
               "where the page will stand (https://...): links to it show the picture that is "
               "written beside it",
               [options](const std::string& text) {
                   options->url = text;
                   return is_address(text) ? std::string()
                                           : "an address begins with https:// or http:// and has "
                                             "no spaces";
               });
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
