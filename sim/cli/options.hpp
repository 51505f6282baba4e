#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/engine/simulate.hpp"

namespace CLI {
class App;
}

namespace kenesh {

enum class Format : std::uint8_t { table, json, csv };
enum class ColorMode : std::uint8_t { automatic, always, never };

/// How results are shown.
struct OutputOptions {
    Format format = Format::table;
    ColorMode color = ColorMode::automatic;
    bool quiet = false;
    bool no_progress = false;
};

/// What is simulated, beyond the scenario's own word.
struct SimulationOptions {
    std::optional<std::int64_t> runs;
    std::optional<std::uint64_t> seed;
    int threads = 0;
    std::vector<std::string> settings;  ///< key=value
    double precision = 0.0;
    bool no_antithetic = false;
    Engine engine = Engine::vector;
    SimdTarget simd = SimdTarget::automatic;
    Normals normals = Normals::counters;
    bool importance = false;
    std::int64_t block = 0;
};

/// --format (with csv or without), --color, --quiet, --no-progress.
void add_output_options(CLI::App& command, OutputOptions& options);
/// --seed, --set, --no-antithetic: what decides a single run.
void add_draw_options(CLI::App& command, SimulationOptions& options);
/// The above and --runs, --threads, --precision, --engine, --simd, --normals, --importance.
void add_simulation_options(CLI::App& command, SimulationOptions& options);

/// What a command needs that simulates many scenarios of one file: fit, strategy.
struct StudyOptions {
    std::vector<std::string> settings;  ///< key=value
    std::optional<std::uint64_t> seed;
    int threads = 0;
    /// The settings, the seed among them.
    [[nodiscard]] std::vector<std::string> all_settings() const;
};

/// --set, --seed, --threads.
void add_study_options(CLI::App& command, StudyOptions& options);

/// "1000000", "1e6", "2M", "10k", "1_000_000" as a whole number; nothing if it is none, or not
/// within 1 to 2^30.
[[nodiscard]] std::optional<std::int64_t> parse_runs(const std::string& text);

}  // namespace kenesh
