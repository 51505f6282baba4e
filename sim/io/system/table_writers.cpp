#include "sim/io/system/table_writers.hpp"

#include <algorithm>
#include <cstdint>

#include "sim/io/text/csv_writer.hpp"

namespace kenesh {

std::string magnitude_table(const std::vector<DistrictMagnitude>& rows) {
    CsvWriter out(CsvText::exact);
    out.text("district").text("seats").text("min_women").text("max_same_gender").end_line();
    const auto bound = [&](const auto* rule) {
        if (rule != nullptr) {
            out.number(std::int64_t{rule->seats});
        } else {
            out.empty();
        }
    };
    for (const DistrictMagnitude& row : rows) {
        out.text(row.district).number(std::int64_t{row.seats});
        bound(std::get_if<MinWomen>(&row.gender));
        bound(std::get_if<MaxSameGender>(&row.gender));
        out.end_line();
    }
    return out.take();
}

std::string candidate_table(const std::vector<TableCandidate>& rows) {
    CsvWriter out(CsvText::exact);
    out.text("district").text("candidate").text("choice").text("gender").text("effect").end_line();
    for (const TableCandidate& row : rows) {
        out.text(row.district).text(row.name).text(row.choice).text(letter_of(row.gender));
        if (row.effect) {
            out.number(*row.effect);
        } else {
            out.empty();
        }
        out.end_line();
    }
    return out.take();
}

std::string tile_table(const std::vector<DistrictTile>& rows) {
    CsvWriter out(CsvText::exact);
    const bool named =
        std::ranges::any_of(rows, [](const DistrictTile& row) { return !row.name.empty(); });
    out.text("district").text("row").text("column");
    if (named) out.text("name");
    out.end_line();
    for (const DistrictTile& row : rows) {
        out.text(row.district).number(std::int64_t{row.row}).number(std::int64_t{row.column});
        if (named) out.text(row.name);
        out.end_line();
    }
    return out.take();
}

std::string cap_table(const std::vector<ListCap>& rows) {
    CsvWriter out(CsvText::exact);
    out.text("choice").text("seats").text("district").end_line();
    for (const ListCap& row : rows)
        out.text(row.choice).number(std::int64_t{row.seats}).text(row.district).end_line();
    return out.take();
}

}  // namespace kenesh
