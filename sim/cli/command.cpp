#include "sim/cli/command.hpp"

namespace kenesh {

std::span<const Command> commands() {
    static const std::vector<Command> kCommands = {
        run_command(),     replay_command(),   count_command(),    sweep_command(),
        fit_command(),     strategy_command(), validate_command(), report_command(),
        what_if_command(), register_command(), score_command(),    export_command(),
        merge_command(),   check_command(),    list_command(),     keys_command(),
        new_command(),     bench_command()};
    return kCommands;
}

}  // namespace kenesh
