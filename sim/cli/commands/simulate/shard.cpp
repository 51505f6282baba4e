#include "sim/cli/commands/simulate/shard.hpp"

#include <cstdlib>
#include <limits>
#include <string_view>

#include "sim/core/whole_number.hpp"

namespace kenesh {
namespace {

std::optional<int> whole(std::string_view text) {
    const auto value = whole_number(text, 0, std::numeric_limits<int>::max());
    return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
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

void add_shard_option(Options& options, std::optional<Shard>& shard) {
    const auto take = [&shard](const std::string& text) {
        shard = parse_shard(text);
        return shard ? std::string() : "'" + text + "' is not i/n with 1 <= i <= n, as in 2/8";
    };
    options.word("--shard", "I/N", "do the i-th of n parts only; 'kenesh merge' joins them", take)
        .rarely();
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

void take_shard(const Shard& shard, bool antithetic, SimulationSettings& settings) {
    const std::int64_t size = antithetic ? 2 : 1;
    const std::int64_t blocks = (settings.runs + size - 1) / size;
    const std::int64_t first = blocks * (shard.number - 1) / shard.count;
    const std::int64_t last = blocks * shard.number / shard.count;
    settings.first_run = first * size;
    settings.runs = (last - first) * size;
}

}  // namespace kenesh
