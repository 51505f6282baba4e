#include "sim/io/study/prior_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "sim/io/reading/settings.hpp"
#include "sim/sweep/prior.hpp"
#include "sim/sweep/setting_value.hpp"

namespace kenesh {
namespace {

constexpr std::string_view kPoint = "point";

bool is_told(const std::string& name) {
    return name.ends_with(')');
}

/// Draws and what decides how many there are belong to the run.
bool may_differ(const std::string& key) {
    return key != "runs" && key != "seed" && key != "antithetic" && !key.starts_with("prior") &&
           !key.starts_with("poll.");
}

/// "key" of "key (0.1 to 0.3)".
std::string key_of(const std::string& name) {
    return name.substr(0, name.rfind(" ("));
}

/// The key and between which values 90 % of its points lie; the key alone where it is no number.
std::string words_of(const CsvTable& table, std::size_t column) {
    std::vector<double> values;
    for (const auto& row : table.rows) {
        if (row[column].text.empty()) continue;
        const double value = setting_number(row[column].text);
        if (!(value == value)) return table.header[column].text;
        values.push_back(value);
    }
    if (values.empty()) return table.header[column].text;
    std::ranges::sort(values);
    const auto at = [&](double p) {
        return values[static_cast<std::size_t>(
            std::lround(p * static_cast<double>(values.size() - 1)))];
    };
    return fmt::format("{} ({:.3g} to {:.3g})", table.header[column].text, at(0.05), at(0.95));
}

struct Columns {
    std::vector<std::size_t> told, set;
};

Columns columns_of(const CsvTable& table, const std::function<bool(const std::string&)>& is_set,
                   Diagnostics& mistakes) {
    Columns out;
    std::set<std::string> seen;
    for (std::size_t c = 0; c < table.header.size(); ++c) {
        const CsvCell& cell = table.header[c];
        if (!seen.insert(cell.text).second)
            mistakes.error(table.place(cell),
                           fmt::format("the column '{}' is there twice", cell.text));
        if (cell.text == kPoint) continue;
        Diagnostics ignored;
        if (is_told(cell.text)) {
            out.told.push_back(c);
        } else if (!parse_setting({cell.text + "=0"}, ignored)) {
            mistakes.error(table.place(cell), fmt::format("'{}' is no key", cell.text));
        } else if (!may_differ(cell.text)) {
            mistakes.error(table.place(cell),
                           fmt::format("'{}' is no parameter of the model: all points have the "
                                       "scenario's",
                                       cell.text));
        } else if (!is_set(cell.text)) {
            out.set.push_back(c);
        }
    }
    return out;
}

}  // namespace

PriorTable read_prior_table(const CsvTable& table,
                            const std::function<bool(const std::string&)>& is_set,
                            Diagnostics& mistakes) {
    PriorTable out;
    out.design.kind = "prior";
    const Place place{table.file, 0, 0};
    if (!table.whole) return out;  // its mistakes are told
    if (table.rows.size() < 2 || table.rows.size() > static_cast<std::size_t>(kMostPriorPoints)) {
        mistakes.error(place, fmt::format("a table of priors has 2 to {} points, one a row, not {}",
                                          kMostPriorPoints, table.rows.size()));
        return out;
    }
    const Columns columns = columns_of(table, is_set, mistakes);
    if (columns.set.empty()) return out;
    const auto& shown = columns.told.empty() ? columns.set : columns.told;
    for (const std::size_t c : shown) {
        const std::string& name = table.header[c].text;
        out.design.names.push_back(is_told(name) ? key_of(name) : name);
        out.words.push_back(is_told(name) ? name : words_of(table, c));
    }
    for (const auto& row : table.rows) {
        DesignPoint& point = out.design.points.emplace_back();
        for (const std::size_t c : shown)
            point.values.push_back(row[c].text);
        for (const std::size_t c : columns.set)
            if (!row[c].text.empty())
                point.settings.push_back(table.header[c].text + '=' + row[c].text);
    }
    return out;
}

}  // namespace kenesh
