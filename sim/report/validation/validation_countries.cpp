#include "sim/report/validation/validation_countries.hpp"

#include <fmt/format.h>

#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"

namespace kenesh {
namespace {

std::string range_of(const CountryChoice& choice) {
    return fmt::format("{:.0f} to {:.0f}", choice.low, choice.high);
}

void add_choice(const CountryBacktest& country, const CountryChoice& choice, Table& table,
                ValidationPart& part) {
    table.rows.push_back({{{country.scenario},
                           {visible(choice.name)},
                           {std::to_string(choice.official), Ink::bold},
                           {number(choice.mean, 1), Ink::bold},
                           {range_of(choice)},
                           {choice.inside() ? "" : "outside", Ink::bold},
                           {number(choice.crps, 2)},
                           {std::to_string(choice.still)},
                           {std::to_string(choice.still_error())}}});
    const std::string row = country.scenario + " " + choice.id;
    const auto value = [&](const char* measure, double what) {
        part.values.push_back({"seats", row, measure, what, std::nullopt});
    };
    value("official", choice.official);
    value("mean", choice.mean);
    value("q05", choice.low);
    value("q95", choice.high);
    value("crps", choice.crps);
    value("without_noise", choice.still);
    value("without_noise_error", choice.still_error());
}

}  // namespace

// Long: two tables cell by cell, in the order of the page.
ValidationPart countries_part(const std::vector<CountryBacktest>& countries, std::int64_t runs) {
    ValidationPart part;
    part.id = "countries";
    part.heading = "Shipped countries: official seats against simulated ones";
    part.text.push_back(fmt::format(
        "{} simulated elections of each scenario. Range: 90 % of them. Without noise: the same "
        "scenario with every deviation 0 and the uniform swing, which is one election; its error "
        "in seats is its CRPS.",
        grouped(runs)));
    Table seats{"Seats",
                {{"", "scenario", Align::left},
                 {"", "choice", Align::left},
                 {"", "official"},
                 {"simulated", "mean"},
                 {"simulated", "range"},
                 {"simulated", "", Align::left, 0, true},
                 {"simulated", "CRPS"},
                 {"without noise", "seats"},
                 {"without noise", "error"}},
                {}};
    Table means{"Mean scores over a scenario's choices: less is better",
                {{"", "scenario", Align::left},
                 {"", "choices"},
                 {"", "inside"},
                 {"", "CRPS"},
                 {"", "without noise"}},
                {}};
    std::size_t all = 0, inside = 0;
    for (const CountryBacktest& country : countries) {
        std::size_t here = 0;
        for (const CountryChoice& choice : country.choices) {
            add_choice(country, choice, seats, part);
            here += choice.inside() ? 1 : 0;
        }
        means.rows.push_back({{{country.scenario},
                               {std::to_string(country.choices.size())},
                               {std::to_string(here)},
                               {number(country.crps, 2), Ink::bold},
                               {number(country.still_error, 2)}}});
        part.values.push_back({"means", country.scenario, "crps", country.crps, std::nullopt});
        part.values.push_back(
            {"means", country.scenario, "without_noise", country.still_error, std::nullopt});
        all += country.choices.size();
        inside += here;
    }
    part.tables.push_back(std::move(seats));
    part.tables.push_back(std::move(means));
    part.notes.push_back(
        fmt::format("{} of {} official numbers of seats lie in their ranges.", inside, all));
    return part;
}

}  // namespace kenesh
