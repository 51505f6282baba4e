#include "sim/cli/commands/shard.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <charconv>
#include <cstdlib>
#include <string_view>

namespace kenesh {
namespace {

std::optional<int> whole(std::string_view text) {
    int value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || stop != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<Shard> parse_shard(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const auto number = whole(text.substr(0, slash));
    const auto count = whole(text.substr(slash + 1));
    if (!number || !count || *number < 1 || *number > *count) return std::nullopt;
    return Shard{*number, *count};
}

std::optional<int> variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::nullopt : whole(value);
}

}  // namespace

void add_shard_option(CLI::App& command, std::optional<Shard>& shard) {
    command
        .add_option_function<std::string>(
            "--shard",
            [&shard](const std::string& text) {
                shard = parse_shard(text);
                if (!shard)
                    throw CLI::ValidationError("--shard: '" + text +
                                               "' is not i/n with 1 <= i <= n, as in 2/8");
            },
            "do the i-th of n parts only; 'kenesh merge' joins them")
        ->type_name("I/N");
}

std::optional<Shard> shard_of_job_array() {
    const auto task = variable("SLURM_ARRAY_TASK_ID");
    const auto count = variable("SLURM_ARRAY_TASK_COUNT");
    if (!task || !count) return std::nullopt;
    const int first = variable("SLURM_ARRAY_TASK_MIN").value_or(1);
    const int number = *task - first + 1;
    if (number < 1 || number > *count) return std::nullopt;
    return Shard{number, *count};
}

}  // namespace kenesh
