#pragma once

#include <chrono>
#include <exception>
#include <string>
#include <string_view>

#include "sim/cli/options.hpp"
#include "sim/core/interrupted.hpp"
#include "sim/engine/simulate.hpp"
#include "sim/report/paper/table.hpp"

namespace kenesh {

/// Whoever read stdout has had enough (`| head`): there is nothing left to do, and nothing to say.
class ReaderGone : public std::exception {};

/// Writes to stdout at once, below a progress bar that is cleared first. Throws FileError (a full
/// disk) and ReaderGone.
void print(std::string_view text);
/// Writes to stderr as well as it can.
void print_error(std::string_view text);

/// Width of the terminal (COLUMNS, else the terminal's own, else 80) and whether to colour.
[[nodiscard]] TextStyle stdout_style(ColorMode mode);

/// From its first call on SIGINT and SIGTERM raise the flag that it returns. Who looks at it ends
/// at once and leaves nothing behind; whoever has not ended a second later is ended. A second
/// signal ends the program too. Writing to a closed pipe becomes an error in place of a signal.
[[nodiscard]] StopFlag watch_signals();

/// The same flag for a command that has something to report when it is raised: from now on it takes
/// the time that it needs.
[[nodiscard]] StopFlag watch_signals_and_finish();

/// From now on SIGTERM raises the flag that it returns and no longer that of watch_signals():
/// finish what is in hand and end.
[[nodiscard]] StopFlag watch_termination();

/// Ends the program as a closed pipe ends one that does not look: by SIGPIPE, without a word.
void end_as_closed_pipe();

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
    std::chrono::steady_clock::time_point started_;
};

/// The bar's line without control characters: "[=====>    ]  52 %  412,000 of 800,000 runs ...".
[[nodiscard]] std::string progress_line(const Progress& progress, double seconds,
                                        std::size_t width);

}  // namespace kenesh
