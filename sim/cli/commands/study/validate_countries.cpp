#include "sim/cli/commands/study/validate_countries.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/io/returns/official_seats_reader.hpp"
#include "sim/io/scenario/scenario_reader.hpp"
#include "sim/report/validation/validation_countries.hpp"

namespace kenesh {

ValidationPart validate_countries(const std::filesystem::path& shipped, std::int64_t runs) {
    const std::filesystem::path folder = shipped / "scenarios";
    Diagnostics mistakes;
    const auto official = read_official_seats(folder / "outcomes.csv", mistakes);
    mistakes.throw_if_any();
    const std::vector<std::string> uniform{"swing=uniform"};
    std::vector<CountryBacktest> countries;
    for (auto first = official->begin(); first != official->end();) {
        const auto last = std::find_if(first, official->end(), [&](const OfficialSeats& row) {
            return row.scenario != first->scenario;
        });
        const std::string file = (folder / (first->scenario + ".toml")).string();
        countries.push_back(backtest_country(read_scenario(file),
                                             without_deviations(read_scenario(file, uniform)),
                                             std::span(first, last), runs));
        first = last;
    }
    return countries_part(countries, runs);
}

}  // namespace kenesh
