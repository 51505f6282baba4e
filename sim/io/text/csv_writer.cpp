#include "sim/io/text/csv_writer.hpp"

#include <fmt/format.h>

#include <utility>

namespace kenesh {
namespace {

/// Spreadsheets run cells that begin so (OWASP, CSV injection).
bool looks_like_formula(std::string_view cell) {
    return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != cell.npos;
}

}  // namespace

void CsvWriter::separate() {
    if (!first_) text_ += ',';
    first_ = false;
}

CsvWriter& CsvWriter::text(std::string_view cell) {
    separate();
    const bool harmless = kind_ == CsvText::exact || !looks_like_formula(cell);
    std::string safe = harmless ? "" : "'";
    safe += cell;
    if (safe.find_first_of(",\"\r\n") == std::string::npos) {
        text_ += safe;
        return *this;
    }
    text_ += '"';
    for (const char c : safe) {
        if (c == '"') text_ += '"';
        text_ += c;
    }
    text_ += '"';
    return *this;
}

CsvWriter& CsvWriter::number(std::int64_t cell) {
    separate();
    text_ += std::to_string(cell);
    return *this;
}

CsvWriter& CsvWriter::number(double cell) {
    // -0 is written as what it is read as.
    separate();
    text_ += fmt::format("{}", cell + 0.0);
    return *this;
}

CsvWriter& CsvWriter::empty() {
    separate();
    return *this;
}

void CsvWriter::end_line() {
    text_ += '\n';
    first_ = true;
}

std::string CsvWriter::take() {
    return std::exchange(text_, {});
}

}  // namespace kenesh
