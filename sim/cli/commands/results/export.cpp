#include <array>
#include <filesystem>
#include <memory>
#include <string>

#include "sim/cli/command.hpp"
#include "sim/cli/own_inputs.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/io/results/sweep_store.hpp"
#include "sim/io/text/file_writer.hpp"
#include "sim/report/sweep/sweep_csv.hpp"

namespace kenesh {
namespace {

struct ExportOptions {
    std::string store;
    std::string output;
    Format format = Format::csv;
    bool seats = false;
};

using Sink = std::function<void(std::string_view)>;

void write(SweepStore& store, const ExportOptions& options, const Sink& sink) {
    const SweepIdentity sweep = store.identity();
    const bool json = options.format == Format::json;
    if (!json) sink(options.seats ? sweep_seats_csv_header(sweep) : sweep_csv_header(sweep));
    const StopFlag stop = watch_signals();
    store.for_each([&](const SweepPointResult& point) {
        stop.check();
        if (json) {
            sink(sweep_json_line(sweep, point));
        } else {
            sink(options.seats ? sweep_seats_csv(point) : sweep_csv(point));
        }
    });
}

int run_export(const ExportOptions& options) {
    SqliteWatch watch;
    watch.stop = watch_signals();
    SweepStore store = SweepStore::open(options.store, watch);
    if (options.output.empty()) {
        write(store, options, [](std::string_view text) { print(text); });
        return kDone;
    }
    refuse_inputs(options.output, std::array{std::filesystem::path(options.store)});
    FileWriter file(options.output);
    write(store, options, [&file](std::string_view text) { file.write(text); });
    file.commit();
    print(options.output + ": written\n");
    return kDone;
}

Action declare(Options& words, const CommandContext&) {
    auto options = std::make_shared<ExportOptions>();
    words.text("", "STORE", options->store, "store of 'kenesh sweep'").must().is(ValueKind::file);
    words.text("-o,--output", "FILE", options->output, "a file in place of stdout")
        .is(ValueKind::file);
    words.format(options->format, {Format::csv, Format::json});
    words.flag("--seats", options->seats, "the histograms of seats in place of the measures")
        .only_for({Format::csv});
    return [options] { return run_export(*options); };
}

}  // namespace

Command export_command() {
    return {"export",
            "a sweep's results as one tidy table",
            declare,
            {{"kenesh export strength.sqlite -o strength.csv", "a line for each point and measure"},
             {"kenesh export strength.sqlite --format json", "a line of JSON for each point"}}};
}

}  // namespace kenesh
