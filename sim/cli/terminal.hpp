#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "sim/cli/options.hpp"
#include "sim/engine/simulate.hpp"
#include "sim/report/paper/table.hpp"

namespace kenesh {

/// Writes to stdout at once, or throws FileError: a full disk and a closed pipe are noticed.
void print(std::string_view text);
/// Writes to stderr as well as it can.
void print_error(std::string_view text);

/// Width of the terminal (COLUMNS, else the terminal's own, else 100) and whether to colour.
[[nodiscard]] TextStyle stdout_style(ColorMode mode);

/// From now on SIGINT and SIGTERM set the flag that it returns; a second one ends the program.
/// Writing to a closed pipe becomes an error in place of a signal.
[[nodiscard]] const std::atomic<bool>& watch_signals();

/// From now on SIGTERM sets the flag that it returns and no longer that of watch_signals(): finish
/// what is in hand and end.
[[nodiscard]] const std::atomic<bool>& watch_termination();

/// A line on stderr with a bar, the rate and the time left; appears after a second and only if
/// stderr is a terminal.
class ProgressBar {
public:
    explicit ProgressBar(bool wanted);
    ~ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;
    void show(const Progress& progress);
    /// Will a bar ever appear?
    [[nodiscard]] bool enabled() const noexcept { return enabled_; }

private:
    bool enabled_ = false;
    bool shown_ = false;
    std::chrono::steady_clock::time_point started_;
};

/// The bar's line without control characters: "[=====>    ]  52 %  412,000 of 800,000 runs ...".
[[nodiscard]] std::string progress_line(const Progress& progress, double seconds,
                                        std::size_t width);

}  // namespace kenesh
