#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "sim/cli/command.hpp"
#include "sim/cli/commands/merge_runs.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/io/results/sweep_store.hpp"

namespace kenesh {
namespace {

struct MergeOptions {
    std::vector<std::string> parts;
    std::string output;
    bool force = false;
};

int merge(const MergeOptions& options) {
    Diagnostics mistakes;
    bool folders = true;
    bool files = true;
    for (const std::string& part : options.parts) {
        if (!std::filesystem::exists(part)) mistakes.error({part, 0, 0}, "is not there");
        (std::filesystem::is_directory(part) ? files : folders) = false;
    }
    if (mistakes.empty() && !folders && !files)
        mistakes.error({options.parts.front(), 0, 0},
                       "stores of sweeps and folders of runs cannot be merged with each other");
    mistakes.throw_if_any();
    const std::vector<std::filesystem::path> parts(options.parts.begin(), options.parts.end());
    if (folders) {
        merge_runs(parts, options.output, options.force);
    } else {
        merge_stores(parts, options.output);
    }
    return kDone;
}

}  // namespace

void add_merge(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<MergeOptions>();
    CLI::App* command =
        program.add_subcommand("merge", "join the shards of a sweep, or of one large simulation");
    command->add_option("parts", options->parts, "stores, or result folders of 'run --shard'")
        ->required()
        ->type_name("PART");
    command->add_option("--out,-o", options->output, "the whole: a store, or a result folder")
        ->required()
        ->type_name("OUT");
    command->add_flag("--force", options->force,
                      "replace the results of another scenario in the folder OUT");
    command->callback([&chosen, options] { chosen = [options] { return merge(*options); }; });
}

}  // namespace kenesh
