#include "sim/report/charts/vega.hpp"

#include <algorithm>
#include <cmath>

#include "sim/report/charts/chart_districts.hpp"
#include "sim/report/charts/chart_hemicycle.hpp"
#include "sim/report/charts/vega_parts.hpp"
#include "sim/report/paper/house_picture.hpp"
#include "sim/report/paper/text.hpp"
#include "sim/summary/shown_systems.hpp"

// Specifications after https://vega.github.io/vega-lite/docs/ : data values, mark, encoding, layer,
// facet.

namespace kenesh {
namespace {

using namespace vega;

/// Single runs in the cloud of votes and seats.
constexpr std::size_t kCloud = 100;

Json intervals(const Summary& summary, const std::vector<ChartChoice>& choices) {
    Json values = Json::array();
    for (const ChartChoice& one : choices)
        for (std::size_t s = 0; s < shown_systems(summary); ++s) {
            Json row = {{"party", name_of(summary, one)},
                        {"system", visible(summary.systems[s].name)}};
            add_spread(row, summary.systems[s].choices[one.choice].seats);
            values.push_back(std::move(row));
        }
    Json spec = frame("Mean seats with 50 and 90 % ranges", std::move(values));
    Json offset = field("system", "nominal");
    offset["sort"] = nullptr;
    spec["encoding"] = {{"y", unsorted("party")},
                        {"yOffset", offset},
                        {"color", party_color(summary, choices)},
                        {"opacity",
                         {{"field", "system"},
                          {"type", "ordinal"},
                          {"sort", nullptr},
                          {"scale", {{"range", {1.0, 0.45}}}}}}};
    spec["layer"] = interval_layers("seats");
    return spec;
}

Json differences(const Summary& summary, const std::vector<ChartChoice>& choices,
                 const ComparisonSummary& comparison) {
    Json values = Json::array();
    for (const ChartChoice& one : choices) {
        const DifferenceSummary& difference = comparison.choices[one.choice];
        Json row = {{"party", name_of(summary, one)}};
        add_spread(row, difference.all);
        row["chance_of_more"] = difference.more.p;
        row["chance_of_fewer"] = difference.fewer.p;
        values.push_back(std::move(row));
    }
    Json spec = frame(
        summary.systems[comparison.first].name + " less " + summary.systems[comparison.other].name,
        std::move(values));
    spec["encoding"] = {{"y", unsorted("party")}, {"color", party_color(summary, choices)}};
    spec["layer"] = interval_layers("difference in seats");
    return spec;
}

Json distributions(const Summary& summary, const std::vector<ChartChoice>& choices) {
    Json values = Json::array();
    for (std::size_t s = 0; s < shown_systems(summary); ++s)
        for (const ChartChoice& one : choices) {
            const Histogram& h = summary.systems[s].choices[one.choice].seats.histogram;
            for (std::size_t b = 0; b < h.runs.size(); ++b)
                if (h.runs[b] > 0)
                    values.push_back({{"party", name_of(summary, one)},
                                      {"system", visible(summary.systems[s].name)},
                                      {"seats", h.first + static_cast<double>(b) * h.width},
                                      {"runs", h.runs[b]}});
        }
    Json spec = frame("How many seats, how often", std::move(values));
    Json row = in_order("party", parties(summary, choices));
    row["header"] = {{"labelAngle", 0}, {"labelAlign", "left"}};
    spec["facet"] = {{"row", row}};
    Json runs = field("runs", "quantitative");
    runs["axis"] = nullptr;
    Json dash = field("system", "nominal");
    dash["sort"] = nullptr;
    spec["spec"] = {{"height", 40},
                    {"layer",
                     {{{"mark", {{"type", "line"}, {"interpolate", "step"}}},
                       {"encoding",
                        {{"x", field("seats", "quantitative")},
                         {"y", runs},
                         {"color", party_color(summary, choices)},
                         {"strokeDash", dash}}}},
                      {{"mark", {{"type", "rule"}, {"strokeDash", {3, 3}}}},
                       {"encoding", {{"x", {{"datum", summary.systems[0].house / 2 + 1}}}}}}}}};
    spec["resolve"] = {{"scale", {{"y", "independent"}}}};
    return spec;
}

Json hemicycles(const Summary& summary, const std::vector<ChartChoice>& choices,
                const RunSample& sample) {
    Json values = Json::array();
    for (std::size_t s = 0; s < shown_systems(summary); ++s) {
        const auto seats = sample.seats[s].row(paired_run(summary, sample));
        int total = 0;
        for (const int n : seats)
            total += n;
        const auto places = house_seats(total);
        std::size_t place = 0;
        for (const ChartChoice& one : choices)
            for (int i = 0; i < seats[one.choice] && place < places.size(); ++i, ++place)
                values.push_back({{"system", visible(summary.systems[s].name)},
                                  {"party", name_of(summary, one)},
                                  {"x", -places[place].radius * std::cos(places[place].angle)},
                                  {"y", places[place].radius * std::sin(places[place].angle)}});
    }
    Json spec = frame("A typical parliament under each system", std::move(values));
    Json x = field("x", "quantitative"), y = field("y", "quantitative");
    x["axis"] = y["axis"] = nullptr;
    spec["mark"] = {{"type", "point"}, {"filled", true}, {"size", 90}, {"opacity", 1}};
    spec["encoding"] = {{"column", in_order("system", systems(summary))},
                        {"x", x},
                        {"y", y},
                        {"color", party_color(summary, choices)}};
    spec["width"] = 260;
    spec["height"] = 140;
    return spec;
}

Json chances(const Summary& summary, const std::vector<ChartChoice>& choices) {
    Json values = Json::array();
    for (std::size_t s = 0; s < shown_systems(summary); ++s)
        for (const ChartChoice& one : choices)
            if (const auto& majority = summary.systems[s].choices[one.choice].majority)
                values.push_back({{"system", visible(summary.systems[s].name)},
                                  {"party", name_of(summary, one)},
                                  {"chance", majority->p}});
    Json spec = frame("Who has a majority?", std::move(values));
    Json chance = field("chance", "quantitative", "chance of a majority");
    chance["axis"] = {{"format", ".0%"}};
    spec["mark"] = {{"type", "bar"}};
    spec["encoding"] = {{"row", in_order("system", systems(summary))},
                        {"y", unsorted("party")},
                        {"x", chance},
                        {"color", party_color(summary, choices)}};
    return spec;
}

Json votes_to_seats(const Summary& summary, const std::vector<ChartChoice>& choices,
                    const RunSample& sample) {
    Json values = Json::array();
    const std::size_t runs = std::min(kCloud, sample.preference.rows());
    for (std::size_t s = 0; s < shown_systems(summary); ++s)
        for (const ChartChoice& one : choices)
            for (std::size_t run = 0; run < runs; ++run)
                values.push_back(
                    {{"run", run},
                     {"system", visible(summary.systems[s].name)},
                     {"party", name_of(summary, one)},
                     {"preferences", std::round(1e5 * sample.preference(run, one.choice)) / 1e5},
                     {"seats", sample.seats[s](run, one.choice)}});
    Json spec = frame("Seats for votes", std::move(values));
    Json x = field("preferences", "quantitative", "share of first preferences");
    x["axis"] = {{"format", ".0%"}};
    spec["mark"] = {{"type", "point"}, {"filled", true}, {"size", 8}, {"opacity", 0.5}};
    spec["encoding"] = {{"column", in_order("system", systems(summary))},
                        {"x", x},
                        {"y", field("seats", "quantitative")},
                        {"color", party_color(summary, choices)}};
    return spec;
}

Json districts(const Summary& summary, const std::vector<ChartChoice>& choices,
               const SystemSummary& system) {
    const DistrictTierSummary& tier = system.district_tiers.front();
    const TileGrid grid = tile_grid(tier);
    Json values = Json::array();
    for (std::size_t d = 0; d < tier.districts.size(); ++d)
        for (const ChartChoice& one : choices)
            values.push_back({{"district", visible(tier.districts[d].id)},
                              {"row", grid.tiles[d].row},
                              {"column", grid.tiles[d].column},
                              {"party", name_of(summary, one)},
                              {"order", one.choice},
                              {"seats", tier.districts[d].seats[one.choice].mean},
                              {"close", tier.districts[d].close.p}});
    Json spec = frame("Where the seats are expected: " + system.name, std::move(values));
    Json row = field("row", "ordinal"), column = field("column", "ordinal");
    row["header"] = column["header"] = nullptr;
    spec["facet"] = {{"row", row}, {"column", column}};
    spec["spacing"] = 4;
    Json seats = field("seats", "quantitative");
    seats["axis"] = nullptr;
    seats["stack"] = "zero";
    const Json label = {{"type", "text"}, {"baseline", "bottom"}, {"dy", -14}, {"align", "left"}};
    spec["spec"] = {
        {"width", 52},
        {"height", 36},
        {"layer",
         {{{"mark", {{"type", "bar"}, {"height", 18}}},
           {"encoding",
            {{"x", seats},
             {"color", party_color(summary, choices)},
             {"order", field("order", "quantitative")}}}},
          {{"transform",
            {{{"aggregate", Json::array({{{"op", "count"}, {"as", "parties"}}})},
              {"groupby", {"district", "row", "column"}}}}},
           {"mark", label},
           {"encoding", {{"x", {{"datum", 0}}}, {"text", field("district", "nominal")}}}}}}};
    return spec;
}

Json house(const Summary& summary, const std::string& title, const char* unit,
           HouseMeasure measure) {
    Json values = Json::array();
    for (const SystemSummary& system : summary.systems) {
        Json row = {{"system", visible(system.name)}};
        add_spread(row, system.measures[measure]);
        values.push_back(std::move(row));
    }
    Json spec = frame(title, std::move(values));
    spec["encoding"] = {{"y", unsorted("system")}};
    spec["layer"] = interval_layers(unit);
    return spec;
}

std::string text_of(const Json& json) {
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace

std::vector<VegaSpec> vega_specs(const Summary& summary, const RunSample& sample) {
    const auto choices = every_choice(summary);
    std::vector<VegaSpec> list;
    const auto add = [&](const std::string& id, std::size_t at, const Json& json) {
        list.push_back({at == 0 ? id : id + "-" + std::to_string(at + 1), text_of(json)});
    };
    add("hemicycles", 0, hemicycles(summary, choices, sample));
    add("chances", 0, chances(summary, choices));
    for (std::size_t c = 0; c < summary.comparisons.size(); ++c)
        add("differences", c, differences(summary, choices, summary.comparisons[c]));
    add("intervals", 0, intervals(summary, choices));
    add("distributions", 0, distributions(summary, choices));
    add("votes-to-seats", 0, votes_to_seats(summary, choices, sample));
    for (std::size_t s = 0; s < summary.systems.size(); ++s)
        if (!summary.systems[s].district_tiers.empty())
            add("districts", s, districts(summary, choices, summary.systems[s]));
    add("women", 0, house(summary, "Women elected", "women", HouseMeasure::women));
    add("disproportionality", 0,
        house(summary, "Gallagher index, first preferences", "points",
              HouseMeasure::gallagher_pref));
    return list;
}

}  // namespace kenesh
