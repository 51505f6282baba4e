#include "sim/io/results/prior_points.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "sim/core/diagnostics.hpp"
#include "sim/engine/tally/tally_layout.hpp"
#include "sim/io/text/csv_parser.hpp"
#include "sim/io/text/csv_writer.hpp"

namespace kenesh {
namespace {

constexpr double kMost = std::numeric_limits<double>::max();

enum Column : std::size_t { kPoint, kRuns, kSystem, kChoice, kMeasure, kMean, kError };
const std::array<std::string, 7> kColumns{"point",   "runs", "system", "choice",
                                          "measure", "mean", "se"};

void add(const CsvSheet& sheet, const std::vector<CsvCell>& row, Diagnostics& mistakes,
         std::vector<SweepPointResult>& points) {
    const auto last = static_cast<std::int64_t>(points.size());
    const auto number = whole_cell(sheet.table, sheet.cell(row, kPoint),
                                   std::max<std::int64_t>(last - 1, 0), last, mistakes);
    const auto runs = whole_cell(sheet.table, sheet.cell(row, kRuns), 1, kMostRuns, mistakes);
    const auto mean = number_cell(sheet.table, sheet.cell(row, kMean), -kMost, kMost, mistakes);
    const auto error = number_cell(sheet.table, sheet.cell(row, kError), 0.0, kMost, mistakes);
    if (!number || !runs || !mean || !error) return;
    if (*number == last) {
        points.emplace_back();
        points.back().point = *number;
        points.back().runs = *runs;
    }
    points.back().measures.push_back({sheet.cell(row, kSystem).text,
                                      sheet.cell(row, kChoice).text,
                                      sheet.cell(row, kMeasure).text,
                                      *mean,
                                      *error,
                                      {},
                                      {}});
}

}  // namespace

std::string prior_points_csv(std::span<const SweepPointResult> points) {
    CsvWriter csv(CsvText::exact);
    for (const std::string& column : kColumns)
        csv.text(column);
    csv.end_line();
    for (const SweepPointResult& point : points)
        for (const SweepMeasure& m : point.measures) {
            if (!m.error) continue;
            csv.number(point.point).number(point.runs);
            csv.text(m.system).text(m.choice).text(m.measure).number(m.value).number(*m.error);
            csv.end_line();
        }
    return csv.take();
}

std::vector<SweepPointResult> read_prior_points(const std::string& text, const std::string& path) {
    Diagnostics mistakes;
    std::vector<SweepPointResult> points;
    if (const auto sheet = parse_sheet(text, path, kColumns, OtherColumns::refused, mistakes)) {
        for (const auto& row : sheet->table.rows) {
            add(*sheet, row, mistakes, points);
            if (!mistakes.empty()) break;
        }
    }
    if (mistakes.empty() && points.size() < 2)
        mistakes.error({path, 0, 0}, "has fewer than two points");
    mistakes.throw_if_any();
    return points;
}

std::string prior_ranges_csv(const PriorRanges& ranges) {
    CsvWriter csv(CsvText::exact);
    for (const char* column : {"system", "choice", "measure", "mean", "se", "q05", "q95", "sd"})
        csv.text(column);
    csv.end_line();
    for (const PriorRange& range : ranges.ranges) {
        csv.text(range.system).text(range.choice).text(range.measure);
        csv.number(range.mean).number(range.error).number(range.low).number(range.high);
        csv.number(range.between).end_line();
    }
    return csv.take();
}

}  // namespace kenesh
