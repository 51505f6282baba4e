#include "sim/cli/terminal.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <string>

#include "sim/io/text/file_writer.hpp"
#include "sim/report/paper/numbers.hpp"

namespace kenesh {
namespace {

constexpr std::size_t kUsualWidth = 100;
constexpr std::size_t kLeastWidth = 60;
constexpr std::chrono::milliseconds kPatience{1000};

std::atomic<bool> interrupted{false};

std::atomic<bool> terminated{false};

void terminate_soon(int) {
    terminated.store(true, std::memory_order_relaxed);
}

void interrupt(int) {
    interrupted.store(true, std::memory_order_relaxed);
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
    write_all(STDOUT_FILENO, text, "stdout");
}

void print_error(std::string_view text) {
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

const std::atomic<bool>& watch_signals() {
    struct sigaction action {};
    action.sa_handler = interrupt;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
    return interrupted;
}

const std::atomic<bool>& watch_termination() {
    struct sigaction action {};
    action.sa_handler = terminate_soon;
    ::sigaction(SIGTERM, &action, nullptr);
    return terminated;
}

ProgressBar::ProgressBar(bool wanted)
    : enabled_(wanted && ::isatty(STDERR_FILENO) == 1),
      started_(std::chrono::steady_clock::now()) {}

ProgressBar::~ProgressBar() {
    if (shown_) print_error("\r\x1b[K");
}

void ProgressBar::show(const Progress& progress) {
    const auto passed = std::chrono::steady_clock::now() - started_;
    if (!enabled_ || passed < kPatience) return;
    const double seconds = std::chrono::duration<double>(passed).count();
    print_error("\r\x1b[K" + progress_line(progress, seconds, terminal_width(STDERR_FILENO)));
    shown_ = true;
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
