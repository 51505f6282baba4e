#include "sim/report/sweep/sweep_report.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <map>

#include "sim/core/diagnostics.hpp"
#include "sim/io/scenario/choice_names.hpp"
#include "sim/report/sweep/key_words.hpp"

namespace kenesh {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Where a measure of a system and a choice stands.
using Place = std::pair<std::string, std::string>;

/// The finished points, each measure by its place.
struct Points {
    std::vector<std::map<Place, std::map<std::string, SweepMeasure>>> rows;
    std::vector<std::string> systems;  ///< in the order of the results; no pairs
    std::vector<std::string> choices;
    std::vector<std::string> actors;  ///< that can have a majority
};

void note(std::vector<std::string>& list, const std::string& name) {
    if (std::ranges::find(list, name) == list.end()) list.push_back(name);
}

Points collect(SweepStore& store, SweepReport& out) {
    Points points;
    store.for_each([&](const SweepPointResult& result) {
        out.points.push_back(result.values);
        out.runs = out.runs == 0 ? result.runs : std::min(out.runs, result.runs);
        auto& row = points.rows.emplace_back();
        for (const SweepMeasure& m : result.measures) {
            if (m.choice.empty()) continue;
            row[{m.system, m.choice}][m.measure] = m;
            if (m.system.find(" - ") != std::string::npos) continue;
            note(points.systems, m.system);
            note(points.choices, m.choice);
            if (m.measure == "p_majority") note(points.actors, m.choice);
        }
    });
    return points;
}

Grid<double> grid_of(const Points& points, const std::string& system, const std::string& measure,
                     bool error) {
    Grid<double> out(points.rows.size(), points.choices.size());
    for (std::size_t p = 0; p < points.rows.size(); ++p) {
        for (std::size_t k = 0; k < points.choices.size(); ++k) {
            out(p, k) = kNone;
            const auto place = points.rows[p].find({system, points.choices[k]});
            if (place == points.rows[p].end()) continue;
            const auto found = place->second.find(measure);
            if (found == place->second.end()) continue;
            out(p, k) = error ? found->second.error.value_or(0.0) : found->second.value;
        }
    }
    return out;
}

SweepValues values_of(const Points& points, const std::string& system, const std::string& measure,
                      bool spread) {
    SweepValues out;
    out.mean = grid_of(points, system, measure, false);
    out.error = grid_of(points, system, measure, true);
    if (spread) {
        out.low = grid_of(points, system, measure + "_q05", false);
        out.high = grid_of(points, system, measure + "_q95", false);
    }
    return out;
}

std::vector<SweepParty> parties_of(const Points& points, const std::vector<ChoiceName>& names) {
    std::vector<SweepParty> out;
    for (const std::string& id : points.choices) {
        const auto name = std::ranges::find(names, id, &ChoiceName::id);
        const bool majority = std::ranges::find(points.actors, id) != points.actors.end();
        out.push_back(name == names.end() ? SweepParty{id, "", majority, id}
                                          : SweepParty{name->name, name->color, majority, id});
    }
    return out;
}

}  // namespace

SweepReport sweep_report(SweepStore& store, const std::string& path) {
    const SweepIdentity identity = store.identity();
    SweepReport out;
    out.title = identity.title;
    out.design = identity.design;
    out.parameters = identity.parameters;
    out.seed = std::strtoull(identity.seed.c_str(), nullptr, 10);
    out.planned = static_cast<std::size_t>(identity.points);
    const Points points = collect(store, out);
    if (points.rows.empty()) throw InputError({{{path, 0, 0}, "has no finished point yet", {}}});
    if (points.systems.empty() || points.choices.empty())
        throw InputError({{{path, 0, 0}, "has no results of any party", {}}});
    const std::vector<ChoiceName> choices = choice_names(identity.scenario);
    const std::vector<ChoiceName> systems = system_names(identity.scenario);
    out.parties = parties_of(points, choices);
    for (const std::string& key : identity.parameters)
        out.labels.push_back(key_words(key, choices, systems));
    for (const std::string& id : points.systems) {
        const auto name = std::ranges::find(systems, id, &ChoiceName::id);
        out.systems.push_back({name == systems.end() ? id : name->name,
                               values_of(points, id, "seats", true),
                               values_of(points, id, "p_majority", false), id});
    }
    if (points.systems.size() > 1)
        out.difference =
            values_of(points, points.systems[0] + " - " + points.systems[1], "difference", false);
    return out;
}

}  // namespace kenesh
