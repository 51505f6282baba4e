#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/report/paper/chart.hpp"
#include "sim/report/paper/table.hpp"
#include "sim/validation/list_backtest.hpp"
#include "sim/validation/region_backtest.hpp"

namespace kenesh {

/// One number of a validation, for json and csv.
struct ValidationValue {
    std::string table;
    std::string row;
    std::string measure;
    double value = 0.0;
    std::optional<double> error;
};

/// What was tried on elections that took place, in every form in which it is shown.
struct ValidationPart {
    std::string id;
    std::string heading;
    std::vector<std::string> text;
    std::vector<Table> tables;
    std::vector<std::string> notes;
    std::vector<ValidationValue> values;
    std::vector<Chart> charts;
};

[[nodiscard]] ValidationPart list_part(const std::vector<ListBacktest>& elections);
[[nodiscard]] ValidationPart region_part(const RegionStudy& study);

[[nodiscard]] std::string validation_text(const std::vector<ValidationPart>& parts,
                                          const TextStyle& style);
[[nodiscard]] std::string validation_markdown(const std::vector<ValidationPart>& parts);
[[nodiscard]] std::string validation_csv(const std::vector<ValidationPart>& parts);
[[nodiscard]] std::string validation_json(const std::vector<ValidationPart>& parts);

}  // namespace kenesh
