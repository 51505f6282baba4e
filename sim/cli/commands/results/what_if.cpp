#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include "sim/cli/about/version.hpp"
#include "sim/cli/command.hpp"
#include "sim/cli/load.hpp"
#include "sim/cli/options.hpp"
#include "sim/cli/own_inputs.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/engine/simulate.hpp"
#include "sim/io/scenario/scenario_writer.hpp"
#include "sim/io/text/file_writer.hpp"
#include "sim/io/text/shipped.hpp"
#include "sim/report/live/live_page.hpp"
#include "sim/report/live/live_view.hpp"
#include "sim/summary/sample.hpp"
#include "sim/summary/seat_check.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;

struct WhatIfOptions {
    std::string scenario;
    std::string output = "what-if.html";
    std::string module;  ///< folder with the module
    SimulationOptions simulation;
};

/// Where the module is: the folder named, beside what ships, or where it is built.
fs::path module_folder(const std::string& named) {
    std::vector<fs::path> places;
    if (!named.empty()) {
        places.emplace_back(named);
    } else {
        std::error_code ignored;
        const fs::path program = fs::read_symlink("/proc/self/exe", ignored).parent_path();
        if (const auto shipped = shipped_folder()) places.push_back(*shipped / "web");
        places.push_back(program / "web");
    }
    for (const fs::path& place : places) {
        std::error_code ignored;
        if (fs::exists(place / "page.wasm.gz", ignored) &&
            fs::exists(place / "page.js.gz", ignored))
            return place;
    }
    throw InputError({{{places.front().string(), 0, 0},
                       "there is no page.wasm.gz with its page.js.gz, which go into the page; in "
                       "the source folder, as root:\n"
                       "    apt-get install debootstrap\n"
                       "    .ci/wasm build/release ../debian13",
                       {}}});
}

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (!file || bytes.empty()) throw InputError({{{path.string(), 0, 0}, "cannot be read", {}}});
    return bytes;
}

/// The files that the scenario was read from, below one folder of the page's engine: what they name
/// by relative paths is found there too.
void take_files(InputFiles& files, const std::string& scenario, LiveParts& parts) {
    std::vector<fs::path> paths;
    for (const InputFiles::Opened& one : files.opened())
        paths.push_back(fs::weakly_canonical(one.path));
    fs::path common = paths.front().parent_path();
    const auto holds = [&](const fs::path& path) {
        const auto [end, at] =
            std::mismatch(common.begin(), common.end(), path.begin(), path.end());
        return end == common.end();
    };
    while (!std::ranges::all_of(paths, holds))
        common = common.parent_path();
    const auto inside = [&](const fs::path& path) {
        return "/s/" + fs::weakly_canonical(path).lexically_relative(common).string();
    };
    Diagnostics mistakes;
    for (const InputFiles::Opened& one : files.opened())
        parts.files.push_back({inside(one.path), *files.text(one.path, mistakes)});
    parts.scenario = inside(scenario);
}

/// As one writes it behind `kenesh run`: the short name of what ships, the file's name of others,
/// and no folder of the one who made the page.
std::string short_name(const fs::path& path) {
    const auto shipped = shipped_folder();
    std::error_code ignored;
    const bool ships =
        shipped && fs::equivalent(path.parent_path(), *shipped / "scenarios", ignored);
    return (ships ? path.stem() : path.filename()).string();
}

int what_if(const WhatIfOptions& options) {
    const fs::path folder = module_folder(options.module);
    InputFiles files;
    const std::string path = found_file(options.scenario, Shipped::scenarios);
    const Scenario scenario = load_scenario(path, options.simulation, files);
    refuse_inputs(options.output, files);
    const Plan plan = load_plan(scenario);
    SimulationSettings settings;
    settings.runs = kRestRuns;
    settings.engine = Engine::vector;
    settings.stop = watch_signals();
    const Simulation simulation = simulate(plan, settings);
    if (simulation.interrupted) return kInterrupted;
    const Summary summary = summarise(scenario, plan, tally_layout(plan), simulation);
    require_whole_houses(summary);
    const LiveView view =
        live_view(summary, sample_runs(plan, summary, kHouses), 0, LiveDetail::all);
    LiveParts parts;
    take_files(files, path, parts);
    parts.settings = all_settings(options.simulation);
    parts.name = short_name(fs::weakly_canonical(path));
    parts.digest = scenario_digest(scenario);
    parts.version = program_version();
    parts.module = bytes_of(folder / "page.wasm.gz");
    parts.script = bytes_of(folder / "page.js.gz");
    const std::string page = live_page(summary, view, controls(scenario), parts);
    FileWriter file(options.output);
    file.write(page);
    file.commit();
    print(fmt::format("{}: written, {:.0f} kB; open it in a browser\n", options.output,
                      static_cast<double>(page.size()) / 1000.0));
    return kDone;
}

Action declare(Options& words, const CommandContext&) {
    auto options = std::make_shared<WhatIfOptions>();
    add_scenario(words, options->scenario);
    words
        .text("-o,--output", "FILE.html", options->output,
              "write the page there (default: what-if.html)")
        .is(ValueKind::file);
    words
        .text("--module", "DIR", options->module,
              "where page.wasm.gz and page.js.gz are (default: beside the scenarios that ship, "
              "or beside the program)")
        .is(ValueKind::folder);
    add_draw_options(words, options->simulation);
    return [options] { return what_if(*options); };
}

}  // namespace

Command what_if_command() {
    return {"what-if",
            "a page with sliders: the engine in a browser, in one file",
            declare,
            {{"kenesh what-if kyrgyzstan-mekenchil -o page.html",
              "a page to open, host or send, which asks for nothing"},
             {"kenesh what-if japan-2024 --set party.ldp.strength=0.35 -o japan.html",
              "what the page calls \"as shipped\" is the scenario so changed"}}};
}

}  // namespace kenesh
