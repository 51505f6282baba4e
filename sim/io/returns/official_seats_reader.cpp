#include "sim/io/returns/official_seats_reader.hpp"

#include <array>
#include <cstdint>
#include <string>

#include "sim/io/text/csv_parser.hpp"
#include "sim/io/text/csv_table.hpp"

namespace kenesh {
namespace {

constexpr std::int64_t kMostSeats = 10'000;

}  // namespace

std::optional<std::vector<OfficialSeats>> read_official_seats(const std::filesystem::path& path,
                                                              Diagnostics& mistakes) {
    const Diagnostics::Mark before(mistakes);
    const auto table = read_csv(path, mistakes);
    if (!table) return std::nullopt;
    const std::array<std::string, 4> wanted{"scenario", "system", "choice", "seats"};
    const auto columns = find_columns(*table, wanted, {}, OtherColumns::refused, mistakes);
    if (!columns) return std::nullopt;
    std::vector<OfficialSeats> out;
    for (const std::vector<CsvCell>& row : table->rows) {
        const auto text = [&](std::size_t c) {
            return text_cell(*table, row[*(*columns)[c]], wanted[c], mistakes).value_or("");
        };
        const auto seats = whole_cell(*table, row[*(*columns)[3]], 0, kMostSeats, mistakes);
        out.push_back({text(0), text(1), text(2), static_cast<int>(seats.value_or(0))});
    }
    if (!before.clean()) return std::nullopt;
    return out;
}

}  // namespace kenesh
