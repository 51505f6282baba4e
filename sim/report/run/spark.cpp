#include "sim/report/run/spark.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/report/run/choice_table.hpp"
#include "sim/summary/shown_systems.hpp"

namespace kenesh {
namespace {

/// Most seats that any shown choice has in 99.9 % of runs of the first two systems.
int histogram_end(const Summary& s, const std::vector<std::size_t>& shown) {
    int end = 1;
    for (std::size_t i = 0; i < shown_systems(s); ++i)
        for (const std::size_t k : shown) {
            const auto& runs = s.systems[i].choices[k].seats.histogram.runs;
            const auto all = std::accumulate(runs.begin(), runs.end(), std::int64_t{0});
            std::int64_t above = 0;
            for (std::size_t b = runs.size(); b-- > 0;) {
                above += runs[b];
                if (1000 * above <= all) continue;
                end = std::max(end, static_cast<int>(b));
                break;
            }
        }
    return end + 1;
}

/// "0      |46      72": the ends of the scale, and a bar where the majority begins. Where there is
/// no room for both, the majority stays: the title promises it.
std::string scale(int end, int majority, std::size_t cells) {
    std::string line(cells, ' ');
    line[0] = '0';
    const auto at = static_cast<std::size_t>(majority) * cells / static_cast<std::size_t>(end);
    const std::string number = std::to_string(majority);
    if (at > number.size() + 1 && at < cells) {
        const bool right = at + 1 + number.size() <= cells;
        line[at] = '|';
        line.replace(right ? at + 1 : at - number.size(), number.size(), number);
    }
    const std::string last = std::to_string(end - 1);
    const std::size_t from = cells - std::min(cells, last.size());
    if (from > 1 && line.find_first_not_of(' ', from - 1) == std::string::npos)
        line.replace(from, last.size(), last);
    return line;
}

}  // namespace

std::string spark_bars(const Histogram& histogram, double low, double high, std::size_t cells) {
    std::vector<double> height(cells, 0.0);
    const double cell = (high - low) / static_cast<double>(cells);
    for (std::size_t b = 0; b < histogram.runs.size(); ++b) {
        // A bin wider than a cell fills all the cells that it covers.
        const double from = histogram.first + static_cast<double>(b) * histogram.width;
        const double to = from + histogram.width;
        for (std::size_t i = 0; i < cells; ++i) {
            const double left = low + static_cast<double>(i) * cell;
            const double shared = std::min(to, left + cell) - std::max(from, left);
            if (shared > 1e-9 * cell)
                height[i] += static_cast<double>(histogram.runs[b]) * shared / histogram.width;
        }
    }
    const double most = cells == 0 ? 0.0 : *std::ranges::max_element(height);
    std::string out;
    for (const double h : height) {
        const int eighths = most > 0.0 ? static_cast<int>(std::lround(8.0 * h / most)) : 0;
        if (eighths == 0) {
            out += ' ';
            continue;
        }
        out += "\xe2\x96";
        out += static_cast<char>(0x80 + eighths);
    }
    return out;
}

std::string seat_histograms(const Summary& s, const TextStyle& style) {
    constexpr std::size_t kLeastWidth = 76;
    if (style.width < kLeastWidth) return {};
    ChoiceTable out(s, "How often so many seats (| a majority)");
    const int end = histogram_end(s, shown_choices(s));
    const std::size_t systems = shown_systems(s);
    const std::size_t room = (std::min<std::size_t>(style.width, 120) - 26) / systems - 3;
    const auto seats = static_cast<std::size_t>(end);
    // Whole cells per seat or whole seats per cell, so that no cell gets more seats than another.
    const std::size_t cells = seats <= room
                                  ? seats * (room / seats)
                                  : (seats + (seats - 1) / room) / ((seats - 1) / room + 1);
    const std::size_t per_cell = seats <= room ? 1 : (seats - 1) / room + 1;
    const auto high =
        seats <= room ? static_cast<double>(seats) : static_cast<double>(cells * per_cell);
    for (std::size_t i = 0; i < systems; ++i) {
        const SystemSummary& system = s.systems[i];
        out.column({system_label(s, i), scale(static_cast<int>(high), system.house / 2 + 1, cells),
                    Align::left},
                   [&](std::size_t k) {
                       return Cell{spark_bars(system.choices[k].seats.histogram, 0.0, high, cells),
                                   Ink::plain, s.choices[k].color};
                   });
    }
    return render(out.table(), style);
}

}  // namespace kenesh
