#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sim/report/charts/chart_choices.hpp"
#include "sim/summary/summary.hpp"

// Pieces of Vega-Lite specifications that several charts share.

namespace kenesh::vega {

using Json = nlohmann::ordered_json;

/// What every specification begins with: schema, title, data.
[[nodiscard]] Json frame(const std::string& title, Json values);

/// {"field": name, "type": type}, with a title if there is one.
[[nodiscard]] Json field(const char* name, const char* type, const char* title = nullptr);
/// A nominal field in the order of the data, without a title.
[[nodiscard]] Json unsorted(const char* name);
/// A facet by parties or systems; facets know no other order than a list.
[[nodiscard]] Json in_order(const char* name, Json names);

[[nodiscard]] std::string name_of(const Summary& summary, const ChartChoice& one);
[[nodiscard]] Json parties(const Summary& summary, const std::vector<ChartChoice>& choices);
[[nodiscard]] Json systems(const Summary& summary);
/// Parties in scenario order, each in its colour.
[[nodiscard]] Json party_color(const Summary& summary, const std::vector<ChartChoice>& choices);

/// Adds mean, q05, q25, q75, q95 of a spread to a row of data.
void add_spread(Json& row, const Spread& spread);
/// The 90 % range as a line, the 50 % range as a bar, the mean as a point.
[[nodiscard]] Json interval_layers(const char* title);

}  // namespace kenesh::vega
