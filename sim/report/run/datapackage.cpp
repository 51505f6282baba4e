#include "sim/report/run/datapackage.hpp"

#include <nlohmann/json.hpp>

#include "sim/report/paper/text.hpp"
#include "sim/report/run/summary_csv.hpp"

namespace kenesh {
namespace {

using Json = nlohmann::ordered_json;

Json column(std::string_view name, std::string_view type, std::string_view description) {
    return {{"name", name}, {"type", type}, {"description", description}};
}

Json system_column() {
    return column("system", "string", "id of the electoral system");
}

Json choice_column() {
    return column("choice", "string", "id of the party, or 'independents'");
}

Json runs_column() {
    return column("runs", "integer", "simulated elections that had this value");
}

Json columns_json(std::span<const SummaryColumn> columns) {
    Json out = Json::array();
    for (const SummaryColumn& one : columns)
        out.push_back(column(one.name, one.type, one.description));
    return out;
}

Json resource(const char* name, const char* title, Json fields) {
    return {{"name", name},
            {"path", std::string(name) + ".csv"},
            {"profile", "tabular-data-resource"},
            {"title", title},
            {"format", "csv"},
            {"mediatype", "text/csv"},
            {"encoding", "utf-8"},
            {"dialect", {{"delimiter", ","}, {"lineTerminator", "\n"}, {"header", true}}},
            {"schema", {{"fields", std::move(fields)}}}};
}

/// Names of packages are of [a-z0-9._-] (Data Package 1, metadata).
std::string package_name(const std::string& id) {
    std::string name;
    for (const char c : id) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        name += plain ? c : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : '-';
    }
    return name.empty() ? "kenesh" : name;
}

/// What a run whose parameters are drawn has besides.
void add_prior_tables(Json& resources) {
    const Json measure = column("measure", "string", "what was measured");
    const Json mean = column("mean", "number", "its mean, or the chance");
    const Json se = column("se", "number", "standard error of the mean");
    const Json system =
        column("system", "string", "id of the electoral system, or of two: 'new - old'");
    const Json choice = column("choice", "string", "id of the party, or empty");
    resources.push_back(resource("points", "Each point of the parameters",
                                 {column("point", "integer", "number of the point, from 0"),
                                  column("runs", "integer", "simulated elections of the point"),
                                  system, choice, measure, mean, se}));
    resources.push_back(
        resource("ranges", "What the parameters leave open",
                 {system, choice, measure, mean, se,
                  column("q05", "number", "5 % of the points' means without their noise"),
                  column("q95", "number", "95 % of the points' means without their noise"),
                  column("sd", "number",
                         "standard deviation of the points' means without their "
                         "noise")}));
}

}  // namespace

std::string datapackage_json(const Summary& s, const std::string& digest, bool priors) {
    const Json seats = column("seats", "integer", "seats in the house");
    const Json tier = column("tier", "integer", "position of the tier in its system: 0, 1, ...");
    const Json district = column("district", "string", "name of the district");
    const Json won = column("seats", "integer", "seats won in the district");
    const Json first = column("new", "string", "id of the first electoral system");
    const Json other = column("old", "string", "id of the one that it is compared with");
    const Json difference =
        column("difference", "integer", "seats under the new system less seats under the old one");
    Json summary = columns_json(summary_columns());
    if (priors)
        for (const SummaryColumn& one : prior_columns())
            summary.push_back(column(one.name, one.type, one.description));
    Json resources = {
        resource("summary", "The result: a line per system and choice", std::move(summary)),
        resource("seats", "How often each choice has so many seats",
                 {system_column(), choice_column(), seats, runs_column()}),
        resource("districts", "The same in each district",
                 {system_column(), tier, district, choice_column(), won, runs_column()}),
        resource("difference", "How often the new system gives so many seats more",
                 {first, other, choice_column(), difference, runs_column()})};
    if (!s.blocs.empty())
        resources.push_back(resource("blocs", "Sums over choices: a line per system and bloc",
                                     columns_json(bloc_columns())));
    if (priors) add_prior_tables(resources);
    const Json package = {
        {"profile", "tabular-data-package"},
        {"name", package_name(s.scenario)},
        {"title", visible(s.title.empty() ? s.scenario : s.title)},
        {"description",
         "Simulated elections of scenario " + digest +
             ": the result, and how often they ended so, one line per value that occurred"},
        {"resources", std::move(resources)}};
    return package.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace kenesh
