#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/engine/simulate.hpp"
#include "sim/engine/tally/tally_layout.hpp"
#include "sim/model/plan/plan.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

/// One scenario with the settings that a page has at the moment, and the elections counted with
/// them. What settings have in common (turnout's part, the pilot's draws) stays from one setting to
/// the next; results are those of the program to the last bit.
class Session {
public:
    /// Reads the scenario of a file with these settings, and forgets what was counted. On an eighth
    /// of the calibration's points it is quick and not exact: for a slider that moves. Throws
    /// InputError, and then everything is as it was.
    void open(const std::string& path, const std::vector<std::string>& settings,
              PilotPoints points);

    /// Counts elections first .. first + runs - 1 too. Both even with twins.
    void simulate(std::int64_t first, std::int64_t runs);
    /// What was counted, as tallies.json, to be added in another session of the same settings.
    [[nodiscard]] std::string counts() const;
    void add(const std::string& counts);
    void clear();

    /// summary.json, the bytes of `kenesh run --no-prior --format json`.
    [[nodiscard]] std::string summary() const;
    [[nodiscard]] std::string summary_table() const;  ///< summary.csv
    /// The page's view (report/live). `run`: the election that the houses show; nothing: the
    /// nearest to the medians among the first few hundred.
    [[nodiscard]] std::string view(std::optional<std::int64_t> run) const;
    /// Seats of the first elections, one by one.
    [[nodiscard]] std::string sample(std::int64_t runs) const;
    /// An election in full, as `kenesh replay --format json`.
    [[nodiscard]] std::string replay(std::int64_t run) const;
    /// The scenario with its settings in it, as a file.
    [[nodiscard]] std::string scenario_files() const;

private:
    struct Opened {
        Scenario scenario;
        std::string digest;
        Plan plan;
        TallyLayout layout;
        Simulation simulation;
    };
    [[nodiscard]] const Opened& opened() const;

    Calibrator exact_;
    Calibrator quick_{{}, PilotPoints::eighth};
    std::optional<Opened> opened_;
};

}  // namespace kenesh
