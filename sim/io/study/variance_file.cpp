#include "sim/io/study/variance_file.hpp"

#include <array>
#include <limits>

#include "sim/core/diagnostics.hpp"
#include "sim/io/text/csv_parser.hpp"
#include "sim/io/text/csv_writer.hpp"

namespace kenesh {
namespace {

constexpr double kMost = std::numeric_limits<double>::max();
constexpr std::int64_t kMostCount = std::int64_t{1} << 40;

enum Column : std::size_t {
    kSystem,
    kChoice,
    kMeasure,
    kMean,
    kKey,
    kWords,
    kIndex,
    kValue,
    kLow,
    kHigh,
    kPoints,
    kRuns
};
const std::array<std::string, 12> kColumns{"system", "choice", "measure", "mean", "key",    "words",
                                           "index",  "value",  "q05",     "q95",  "points", "runs"};

class Rows {
public:
    Rows(const VarianceShares& shares, CsvWriter& csv) : shares_(shares), csv_(csv) {}
    void add(const MeasureShares& of, const std::string& key, const std::string& words,
             const char* index, const VarianceShare& share) {
        csv_.text(of.system).text(of.choice).text(of.measure).number(of.mean).text(key).text(words);
        csv_.text(index).number(share.value).number(share.low).number(share.high);
        csv_.number(shares_.points).number(shares_.runs).end_line();
    }

private:
    const VarianceShares& shares_;
    CsvWriter& csv_;
};

void read_row(const CsvSheet& sheet, const std::vector<CsvCell>& row, Diagnostics& mistakes,
              VarianceShares& out) {
    const auto number = [&](std::size_t column) {
        return number_cell(sheet.table, sheet.cell(row, column), -kMost, kMost, mistakes)
            .value_or(0.0);
    };
    const auto count = [&](std::size_t column) {
        return whole_cell(sheet.table, sheet.cell(row, column), 0, kMostCount, mistakes)
            .value_or(0);
    };
    const auto text = [&](std::size_t column) { return sheet.cell(row, column).text; };
    out.points = count(kPoints);
    out.runs = count(kRuns);
    const VarianceShare share{number(kValue), number(kLow), number(kHigh)};
    // The row of chance begins a measure.
    if (text(kIndex) == "chance") {
        out.measures.push_back(
            {text(kSystem), text(kChoice), text(kMeasure), number(kMean), share, {}});
    } else if (!out.measures.empty() && text(kIndex) == "first") {
        out.measures.back().keys.push_back({text(kKey), share, {}});
        if (out.measures.size() == 1) out.keys.push_back(text(kWords));
    } else if (!out.measures.empty() && !out.measures.back().keys.empty() &&
               text(kIndex) == "total") {
        out.measures.back().keys.back().together = share;
    } else {
        mistakes.error(sheet.place(row, kIndex), "'" + text(kIndex) + "' is out of its place");
    }
}

}  // namespace

std::string variance_csv(const VarianceShares& shares) {
    CsvWriter csv(CsvText::exact);
    for (const std::string& column : kColumns)
        csv.text(column);
    csv.end_line();
    Rows rows(shares, csv);
    for (const MeasureShares& one : shares.measures) {
        rows.add(one, "", "", "chance", one.chance);
        for (std::size_t k = 0; k < one.keys.size(); ++k) {
            rows.add(one, one.keys[k].key, shares.keys[k], "first", one.keys[k].alone);
            rows.add(one, one.keys[k].key, shares.keys[k], "total", one.keys[k].together);
        }
    }
    return csv.take();
}

VarianceShares read_variance(const std::string& text, const std::string& path) {
    Diagnostics mistakes;
    VarianceShares out;
    if (const auto sheet = parse_sheet(text, path, kColumns, OtherColumns::refused, mistakes)) {
        for (const auto& row : sheet->table.rows) {
            read_row(*sheet, row, mistakes, out);
            if (!mistakes.empty()) break;
        }
    }
    mistakes.throw_if_any();
    return out;
}

}  // namespace kenesh
