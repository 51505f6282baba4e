#include "sim/io/study/outcomes_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "sim/io/text/csv_parser.hpp"
#include "sim/io/text/csv_table.hpp"
#include "sim/summary/measures.hpp"

namespace kenesh {
namespace {

const std::vector<std::string> kColumns{"choice", "seats"};
const std::vector<std::string> kOptional{"list_seats", "district_seats", "vote_share"};

class OutcomesReader {
public:
    OutcomesReader(const CsvTable& table, const Forecast& forecast, const std::string& system,
                   Diagnostics& mistakes)
        : table_(table), forecast_(forecast), system_(system), mistakes_(mistakes) {
        for (const ForecastChoice& choice : forecast.choices)
            ids_.push_back(choice.id);
    }

    std::vector<Outcome> read(const CsvColumns& columns) {
        for (const auto& row : table_.rows)
            read_row(row, columns);
        for (const std::string& id : ids_)
            if (!lines_.contains(id))
                mistakes_.error({table_.file, table_.header.front().line, 1},
                                fmt::format("no row for '{}', which the forecast has", id));
        check_sum(columns);
        return std::move(rows_);
    }

private:
    void read_row(const std::vector<CsvCell>& row, const CsvColumns& columns) {
        const CsvCell& cell = row[*columns[0]];
        if (std::ranges::find(ids_, cell.text) == ids_.end()) {
            mistakes_.error(table_.place(cell),
                            fmt::format("the forecast has no choice '{}'; it has {}", cell.text,
                                        fmt::join(ids_, ", ")),
                            nearest(cell.text, ids_));
            return;
        }
        const auto [first, is_new] = lines_.try_emplace(cell.text, cell.line);
        if (!is_new) {
            mistakes_.error(table_.place(cell), fmt::format("'{}' has a row in line {} already",
                                                            cell.text, first->second));
            return;
        }
        read_value(row, *columns[1], cell.text, kColumns[1]);
        for (std::size_t i = 0; i < kOptional.size(); ++i)
            if (columns[i + kColumns.size()])
                read_value(row, *columns[i + kColumns.size()], cell.text, kOptional[i]);
    }

    void read_value(const std::vector<CsvCell>& row, std::size_t column, const std::string& choice,
                    const std::string& measure) {
        const auto number = std::ranges::find_if(forecast_.numbers, [&](const ForecastNumber& n) {
            return n.system == system_ && n.choice == choice && n.measure == measure;
        });
        if (number == forecast_.numbers.end()) {
            mistakes_.error(table_.place(table_.header[column]),
                            fmt::format("the forecast has no {} under '{}'", measure, system_));
            return;
        }
        const CsvCell& cell = row[column];
        if (measure == kVoteShare.name) {
            const auto share = number_cell(table_, cell, 0.0, 1.0, mistakes_);
            if (share) rows_.push_back({choice, measure, *share});
            return;
        }
        const auto most = static_cast<std::int64_t>(number->histogram.runs.size()) - 1;
        const auto seats = whole_cell(table_, cell, 0, most, mistakes_);
        if (!seats) return;
        rows_.push_back({choice, measure, static_cast<double>(*seats)});
        if (measure != kSeats.name) return;
        given_ += *seats;
        most_ = std::max(most_, most);
    }

    void check_sum(const CsvColumns& columns) {
        if (given_ <= most_) return;
        mistakes_.error(
            table_.place(table_.header[*columns[1]]),
            fmt::format("the seats add up to {}, and '{}' has at most {}", given_, system_, most_));
    }

    const CsvTable& table_;
    const Forecast& forecast_;
    const std::string& system_;
    Diagnostics& mistakes_;
    std::vector<std::string> ids_;
    std::map<std::string, int> lines_;
    std::vector<Outcome> rows_;
    std::int64_t given_ = 0;
    std::int64_t most_ = 0;
};

}  // namespace

std::vector<Outcome> read_outcomes(const std::filesystem::path& path, const Forecast& forecast,
                                   const std::string& system, Diagnostics& mistakes) {
    const auto table = read_csv(path, mistakes);
    if (!table) return {};
    const auto columns = find_columns(*table, kColumns, kOptional, OtherColumns::refused, mistakes);
    if (!columns) return {};
    return OutcomesReader(*table, forecast, system, mistakes).read(*columns);
}

}  // namespace kenesh
