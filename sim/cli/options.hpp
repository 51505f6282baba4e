#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/cli/option.hpp"
#include "sim/engine/simulate.hpp"
#include "sim/engine/tally/tally_layout.hpp"

namespace kenesh {

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

/// SCENARIO.toml, the first word of many commands.
void add_scenario(Options& options, std::string& scenario);
/// --set.
void add_settings(Options& options, std::vector<std::string>& settings);
/// --format, --color, --quiet, --no-progress.
void add_output_options(Options& options, OutputOptions& output);
/// --seed, --set, --no-antithetic: what decides a single run.
void add_draw_options(Options& options, SimulationOptions& simulation);
/// The above and --runs, --threads, --precision, --engine, --simd, --normals, --importance.
void add_simulation_options(Options& options, SimulationOptions& simulation);

/// What a command needs that simulates many scenarios of one file: fit, strategy.
struct StudyOptions {
    std::vector<std::string> settings;  ///< key=value
    std::optional<std::uint64_t> seed;
    int threads = 0;
    /// The settings, the seed among them.
    [[nodiscard]] std::vector<std::string> all_settings() const;
};

/// --set, --seed, --threads.
void add_study_options(Options& options, StudyOptions& study);

}  // namespace kenesh
