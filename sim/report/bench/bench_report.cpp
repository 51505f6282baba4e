#include "sim/report/bench/bench_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"

namespace kenesh {
namespace {

std::string rate_text(double runs_per_second) {
    return grouped(std::llround(runs_per_second));
}
std::string share_text(double share) {
    return share > 0.0 ? percent(share, 0) : "";
}
std::string times_text(double ratio) {
    return ratio > 0.0 ? number(ratio, ratio < 10.0 ? 2 : 1) : "";
}
std::string nanoseconds_text(double nanoseconds) {
    return number(nanoseconds, nanoseconds < 10.0 ? 3 : 0);
}

Column left(std::string title) {
    Column column;
    column.title = std::move(title);
    column.align = Align::left;
    return column;
}
Column right(std::string title) {
    Column column;
    column.title = std::move(title);
    return column;
}

Row row_of(std::vector<std::string> texts) {
    Row row;
    for (std::string& text : texts)
        row.cells.push_back({std::move(text), Ink::plain, {}});
    return row;
}

Table pieces_table(const BenchReport& report) {
    Table table{"Pieces, one thread",
                {left("piece"), left("target"), right("ns each"), right("of the port limit")},
                {}};
    for (const PieceResult& piece : report.pieces)
        table.rows.push_back(row_of({piece.name, piece.target, nanoseconds_text(piece.nanoseconds),
                                     share_text(piece.share_of_limit)}));
    return table;
}

Table rates_table(const BenchReport& report) {
    Table table{
        "Whole elections of " + report.scenario,
        {left("engine"), left("target"), right("threads"), right("runs a second"), right("slowest"),
         right("fastest"), right("times reference"), right("of the drawing limit")},
        {}};
    for (const RateResult& rate : report.rates)
        table.rows.push_back(row_of({rate.engine, rate.target, std::to_string(rate.threads),
                                     rate_text(rate.runs_per_second), rate_text(rate.slowest),
                                     rate_text(rate.fastest), times_text(rate.to_reference),
                                     share_text(rate.share_of_limit)}));
    return table;
}

std::string machine_line(const BenchReport& report) {
    std::string text = fmt::format("{}, {} processors", report.processor, report.processors);
    if (report.gigahertz > 0.0) text += fmt::format(", {:.2f} GHz", report.gigahertz);
    return text + fmt::format("; kenesh {} (commit {}), {}; {}", report.version, report.commit,
                              report.compiler, report.date);
}

std::string what_line(const BenchReport& report) {
    std::string text = fmt::format("Medians of {}.", report.repeat);
    if (report.normals_per_draw > 0.0)
        text +=
            fmt::format(" A pair of runs draws {:.0f} normals; a run takes {:.0f} exponentials.",
                        report.normals_per_draw, report.exponentials_per_run);
    return text;
}

std::string markdown(const Table& table) {
    std::string text = table.title + "\n\n|";
    for (const Column& column : table.columns)
        text += " " + column.title + " |";
    text += "\n|";
    for (const Column& column : table.columns)
        text += column.align == Align::left ? " --- |" : " ---: |";
    for (const Row& row : table.rows) {
        text += "\n|";
        for (const Cell& cell : row.cells)
            text += " " + cell.text + " |";
    }
    return text + "\n";
}

const PieceResult* same(const BenchReport& report, const PieceResult& piece) {
    const auto at = std::ranges::find_if(report.pieces, [&](const PieceResult& other) {
        return other.name == piece.name && other.target == piece.target;
    });
    return at == report.pieces.end() ? nullptr : &*at;
}

const RateResult* same(const BenchReport& report, const RateResult& rate) {
    const auto at = std::ranges::find_if(report.rates, [&](const RateResult& other) {
        return other.engine == rate.engine && other.target == rate.target &&
               other.threads == rate.threads;
    });
    return at == report.rates.end() ? nullptr : &*at;
}

Table comparison(const BenchReport& now, const BenchReport& before) {
    Table table{"This against the other",
                {left("what"), left("target"), right("unit"), right("this"), right("other"),
                 right("times faster")},
                {}};
    for (const PieceResult& piece : now.pieces)
        if (const PieceResult* other = same(before, piece))
            table.rows.push_back(
                row_of({piece.name, piece.target, "ns", nanoseconds_text(piece.nanoseconds),
                        nanoseconds_text(other->nanoseconds),
                        times_text(other->nanoseconds / piece.nanoseconds)}));
    for (const RateResult& rate : now.rates)
        if (const RateResult* other = same(before, rate))
            table.rows.push_back(
                row_of({fmt::format("{}, {} thread{}", rate.engine, rate.threads,
                                    rate.threads == 1 ? "" : "s"),
                        rate.target, "runs/s", rate_text(rate.runs_per_second),
                        rate_text(other->runs_per_second),
                        times_text(rate.runs_per_second / other->runs_per_second)}));
    return table;
}

}  // namespace

std::string bench_table(const BenchReport& report, const TextStyle& style) {
    return wrap(machine_line(report), style.width, 2) + "\n" +
           wrap(what_line(report), style.width, 2) + "\n\n" + render(pieces_table(report), style) +
           "\n" + render(rates_table(report), style);
}

std::string bench_markdown(const BenchReport& report) {
    return machine_line(report) + ".\n" + what_line(report) + "\n\n" +
           markdown(pieces_table(report)) + "\n" + markdown(rates_table(report));
}

std::string bench_comparison_table(const BenchReport& now, const BenchReport& before,
                                   const TextStyle& style) {
    return wrap("this:  " + machine_line(now), style.width, 2) + "\n" +
           wrap("other: " + machine_line(before), style.width, 2) + "\n\n" +
           render(comparison(now, before), style);
}

std::string bench_comparison_markdown(const BenchReport& now, const BenchReport& before) {
    return "This: " + machine_line(now) + ".\nOther: " + machine_line(before) + ".\n\n" +
           markdown(comparison(now, before));
}

}  // namespace kenesh
