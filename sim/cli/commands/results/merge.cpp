#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "sim/cli/command.hpp"
#include "sim/cli/commands/results/merge_runs.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/io/results/merge_stores.hpp"

namespace kenesh {
namespace {

struct MergeOptions {
    std::vector<std::string> parts;
    std::string output;
    bool force = false;
    bool partial = false;
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
        const auto missing = merge_stores(parts, options.output, options.partial, watch_signals());
        if (!missing.empty())
            print_error(fmt::format("kenesh merge: {} points are missing in {}: {}\n",
                                    points_in(missing), options.output, to_string(missing)));
    }
    return kDone;
}

Action declare(Options& words, const CommandContext&) {
    auto options = std::make_shared<MergeOptions>();
    words.texts("", "PART...", options->parts, "stores, or result folders of 'run --shard'")
        .must()
        .is(ValueKind::file);
    words.text("-o,--out", "OUT", options->output, "the whole: a store, or a result folder")
        .must()
        .is(ValueKind::file);
    words.flag("--force", options->force,
               "replace the results of another scenario in the folder OUT");
    words.flag("--partial", options->partial,
               "merge stores that lack points; a sweep into the whole goes on with these");
    return [options] { return merge(*options); };
}

}  // namespace

Command merge_command() {
    return {"merge",
            "join the shards of a sweep, or of one large simulation",
            declare,
            {{"kenesh merge part1.sqlite part2.sqlite --out whole.sqlite", "shards of a sweep"},
             {"kenesh merge part1 part2 --out whole", "result folders of 'kenesh run --shard'"}}};
}

}  // namespace kenesh
