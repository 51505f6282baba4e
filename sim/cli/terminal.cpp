#include "sim/cli/terminal.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <string>

#include "sim/cli/exit_code.hpp"
#include "sim/io/text/file_writer.hpp"
#include "sim/report/paper/numbers.hpp"

namespace kenesh {
namespace {

constexpr std::size_t kUsualWidth = 80;
constexpr std::size_t kLeastWidth = 60;
constexpr std::chrono::milliseconds kPatience{1000};

/// Seconds after which a command that does not heed a signal is ended.
constexpr unsigned kGrace = 1;

// Signals know no other place than static ones.
std::atomic<bool> interrupted{false};
std::atomic<bool> terminated{false};
std::atomic<bool> finishes{false};  ///< the command ends in its own time
bool bar_shown = false;             ///< a progress bar stands on the terminal's last line

void raise_flag(std::atomic<bool>& flag) {
    flag.store(true, std::memory_order_relaxed);
    if (!finishes.load(std::memory_order_relaxed)) ::alarm(kGrace);
}

void terminate_soon(int) {
    raise_flag(terminated);
}

void interrupt(int) {
    raise_flag(interrupted);
}

/// What had been begun is in files that have not yet taken their names.
void end_now(int) {
    if (finishes.load(std::memory_order_relaxed)) return;
    constexpr std::string_view kWords = "kenesh: interrupted\n";
    static_cast<void>(!::write(STDERR_FILENO, kWords.data(), kWords.size()));
    ::_exit(terminated.load(std::memory_order_relaxed) ? kToBeResumed : kInterrupted);
}

void watch(int signal, void (*handler)(int), int flags) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = flags;
    ::sigaction(signal, &action, nullptr);
}

void clear_bar() {
    if (!bar_shown) return;
    bar_shown = false;
    print_error("\r\x1b[K");
}

std::string_view environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string_view() : std::string_view(value);
}

std::size_t terminal_width(int descriptor) {
    const int columns = std::atoi(std::string(environment("COLUMNS")).c_str());
    if (columns > 0) return static_cast<std::size_t>(columns);
    winsize size{};
    if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    return kUsualWidth;
}

std::string duration(double seconds) {
    const auto whole = static_cast<long long>(std::ceil(seconds));
    if (whole >= 3600) return fmt::format("{} h {:02} min", whole / 3600, whole / 60 % 60);
    if (whole >= 60) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
    return fmt::format("{} s", whole);
}

}  // namespace

void print(std::string_view text) {
    clear_bar();
    try {
        write_all(STDOUT_FILENO, text, "stdout");
    } catch (const FileError&) {
        // write_all() tells of errors in words; a pipe without a reader says so for ever.
        pollfd out{STDOUT_FILENO, POLLOUT, 0};
        if (::poll(&out, 1, 0) == 1 && (out.revents & POLLERR) != 0) throw ReaderGone();
        throw;
    }
}

void print_error(std::string_view text) {
    clear_bar();
    try {
        write_all(STDERR_FILENO, text, "stderr");
    } catch (const FileError&) {
        // There is no third place to say so.
    }
}

TextStyle stdout_style(ColorMode mode) {
    TextStyle style;
    style.width = std::max(kLeastWidth, terminal_width(STDOUT_FILENO));
    const bool automatic = ::isatty(STDOUT_FILENO) == 1 && environment("NO_COLOR").empty() &&
                           environment("TERM") != "dumb";
    style.color = mode == ColorMode::always || (mode == ColorMode::automatic && automatic);
    const std::string_view depth = environment("COLORTERM");
    style.true_color = depth == "truecolor" || depth == "24bit";
    return style;
}

StopFlag watch_signals() {
    // Once: a second signal finds what the first one has left.
    static const bool watched = [] {
        watch(SIGALRM, end_now, 0);
        watch(SIGINT, interrupt, static_cast<int>(SA_RESETHAND));
        watch(SIGTERM, interrupt, static_cast<int>(SA_RESETHAND));
        watch(SIGPIPE, SIG_IGN, 0);
        watch(SIGXFSZ, SIG_IGN, 0);  // a file that may not grow is a full disk
        return true;
    }();
    return watched ? StopFlag(&interrupted) : StopFlag();
}

StopFlag watch_signals_and_finish() {
    finishes = true;
    return &interrupted;
}

StopFlag watch_termination() {
    watch(SIGTERM, terminate_soon, 0);
    return &terminated;
}

void end_as_closed_pipe() {
    watch(SIGPIPE, SIG_DFL, 0);
    static_cast<void>(::raise(SIGPIPE));
}

ProgressBar::ProgressBar(bool wanted)
    : enabled_(wanted && ::isatty(STDERR_FILENO) == 1),
      started_(std::chrono::steady_clock::now()) {}

ProgressBar::~ProgressBar() {
    clear_bar();
}

void ProgressBar::show(const Progress& progress) {
    const auto passed = std::chrono::steady_clock::now() - started_;
    if (!enabled_ || passed < kPatience) return;
    const double seconds = std::chrono::duration<double>(passed).count();
    print_error("\r\x1b[K" + progress_line(progress, seconds, terminal_width(STDERR_FILENO)));
    bar_shown = true;
}

std::string progress_line(const Progress& progress, double seconds, std::size_t width) {
    const auto done = static_cast<double>(progress.done);
    const auto total = static_cast<double>(progress.total);
    const double rate = seconds > 0.0 ? done / seconds : 0.0;
    std::string text = grouped(progress.done);
    if (progress.total > 0) text += " of " + grouped(progress.total);
    text += std::string(" ") + progress.unit;
    text += fmt::format(", {} a second", grouped(std::llround(rate)));
    if (progress.total > 0 && rate > 0.0) text += ", " + duration((total - done) / rate) + " left";
    if (progress.standard_error)
        text += fmt::format(", standard error {:.3g} seats", *progress.standard_error);
    if (progress.total <= 0 || width < text.size() + 20) return text.substr(0, width - 1);
    const std::size_t bar = std::min<std::size_t>(30, width - text.size() - 12);
    const double share = std::clamp(done / total, 0.0, 1.0);
    const auto full = static_cast<std::size_t>(share * static_cast<double>(bar));
    return fmt::format("[{}{}] {:3.0f} %  {}", std::string(full, '='), std::string(bar - full, ' '),
                       std::floor(100.0 * share), text);
}

}  // namespace kenesh
