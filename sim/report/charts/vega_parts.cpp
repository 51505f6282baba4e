#include "sim/report/charts/vega_parts.hpp"

#include "sim/report/paper/text.hpp"

namespace kenesh::vega {

Json frame(const std::string& title, Json values) {
    return {{"$schema", "https://vega.github.io/schema/vega-lite/v5.json"},
            {"title", visible(title)},
            {"data", {{"values", std::move(values)}}}};
}

Json field(const char* name, const char* type, const char* title) {
    Json out = {{"field", name}, {"type", type}};
    if (title != nullptr) out["title"] = title;
    return out;
}

std::string name_of(const Summary& summary, const ChartChoice& one) {
    return visible(summary.choices[one.choice].name);
}

Json party_color(const Summary& summary, const std::vector<ChartChoice>& choices) {
    Json domain = Json::array(), range = Json::array();
    for (const ChartChoice& one : choices) {
        domain.push_back(name_of(summary, one));
        range.push_back(one.color);
    }
    Json color = field("party", "nominal");
    color["scale"] = {{"domain", std::move(domain)}, {"range", std::move(range)}};
    return color;
}

Json unsorted(const char* name) {
    Json out = field(name, "nominal");
    out["sort"] = nullptr;
    out["title"] = nullptr;
    return out;
}

Json in_order(const char* name, Json names) {
    Json out = unsorted(name);
    out["sort"] = std::move(names);
    return out;
}

Json parties(const Summary& summary, const std::vector<ChartChoice>& choices) {
    Json names = Json::array();
    for (const ChartChoice& one : choices)
        names.push_back(name_of(summary, one));
    return names;
}

Json systems(const Summary& summary) {
    Json names = Json::array();
    for (const SystemSummary& system : summary.systems)
        names.push_back(visible(system.name));
    return names;
}

void add_spread(Json& row, const Spread& spread) {
    row["mean"] = spread.mean;
    if (!spread.quantiles) return;
    row["q05"] = spread.quantiles->q05;
    row["q25"] = spread.quantiles->q25;
    row["q75"] = spread.quantiles->q75;
    row["q95"] = spread.quantiles->q95;
}

Json interval_layers(const char* title) {
    const auto span = [&](const char* from, const char* to, Json mark) {
        return Json{
            {"mark", std::move(mark)},
            {"encoding", {{"x", field(from, "quantitative", title)}, {"x2", {{"field", to}}}}}};
    };
    return {span("q05", "q95", {{"type", "rule"}, {"strokeWidth", 2}}),
            span("q25", "q75", {{"type", "bar"}, {"height", 8}}),
            {{"mark", {{"type", "point"}, {"filled", true}, {"fill", "white"}, {"size", 24}}},
             {"encoding", {{"x", field("mean", "quantitative", title)}}}}};
}

}  // namespace kenesh::vega
