#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <string>

#include "sim/cli/command.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/io/results/sweep_store.hpp"
#include "sim/io/text/file_writer.hpp"
#include "sim/report/sweep/sweep_csv.hpp"

namespace kenesh {
namespace {

struct ExportOptions {
    std::string store;
    std::string output;
    std::string format = "csv";
    bool seats = false;
};

using Sink = std::function<void(std::string_view)>;

void write(SweepStore& store, const ExportOptions& options, const Sink& sink) {
    const SweepIdentity sweep = store.identity();
    const bool json = options.format == "json";
    if (!json) sink(options.seats ? sweep_seats_csv_header(sweep) : sweep_csv_header(sweep));
    store.for_each([&](const SweepPointResult& point) {
        if (json) {
            sink(sweep_json_line(sweep, point));
        } else {
            sink(options.seats ? sweep_seats_csv(point) : sweep_csv(point));
        }
    });
}

int run_export(const ExportOptions& options) {
    SweepStore store = SweepStore::open(options.store);
    if (options.output.empty()) {
        write(store, options, [](std::string_view text) { print(text); });
        return kDone;
    }
    FileWriter file(options.output);
    write(store, options, [&file](std::string_view text) { file.write(text); });
    file.commit();
    print(options.output + ": written\n");
    return kDone;
}

}  // namespace

void add_export(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<ExportOptions>();
    CLI::App* command = program.add_subcommand("export", "a sweep's results as one tidy table");
    command->add_option("store", options->store, "store of 'kenesh sweep'")
        ->required()
        ->type_name("STORE");
    command->add_option("--output,-o", options->output, "a file in place of stdout")
        ->type_name("FILE");
    command->add_option("--format", options->format, "csv, or json: a line for each point")
        ->check(CLI::IsMember({"csv", "json"}));
    command->add_flag("--seats", options->seats,
                      "the histograms of seats in place of the measures");
    command->callback([&chosen, options] { chosen = [options] { return run_export(*options); }; });
}

}  // namespace kenesh
