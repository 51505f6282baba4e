#include "sim/report/sweep/shares/variance_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

#include "sim/core/visible.hpp"
#include "sim/report/paper/markup.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/page_parts.hpp"
#include "sim/report/paper/text.hpp"
#include "sim/report/sweep/chart_sobol.hpp"
#include "sim/summary/measures.hpp"

namespace kenesh {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostKeys = 8;  ///< of the table; files have all

/// A measure of the headline, and what it is called.
struct Shown {
    const MeasureShares* shares = nullptr;
    std::string column;  ///< of a table that names the party
    std::string words;   ///< by themselves
};

const MeasureShares* find(const VarianceShares& shares, const std::string& system,
                          const std::string& choice, std::string_view measure) {
    const auto at = std::ranges::find_if(shares.measures, [&](const MeasureShares& one) {
        return one.system == system && one.choice == choice && one.measure == measure;
    });
    return at == shares.measures.end() ? nullptr : &*at;
}

/// The party whose seats change most, or with most seats where nothing is compared; choices.size()
/// if there is none.
std::size_t party_of_headline(const Summary& s) {
    std::size_t best = s.choices.size();
    double most = -1.0;
    for (std::size_t k = 0; k < s.choices.size(); ++k) {
        if (!s.choices[k].present || s.choices[k].kind != ChoiceKind::party) continue;
        const double size = s.comparisons.empty()
                                ? s.systems.front().choices[k].seats.mean
                                : std::abs(s.comparisons.front().choices[k].all.mean);
        if (size <= most) continue;
        most = size;
        best = k;
    }
    return best;
}

std::vector<Shown> headline_shares(const Summary& s, const VarianceShares& shares) {
    std::vector<Shown> out;
    const std::size_t k = party_of_headline(s);
    if (k == s.choices.size()) return out;
    const std::string& choice = s.choices[k].id;
    const std::string name = visible(s.choices[k].name);
    const auto add = [&](const std::string& system, std::string_view measure, const char* column) {
        const MeasureShares* one = find(shares, system, choice, measure);
        const bool moves =
            one != nullptr && std::ranges::any_of(one->keys, [](const KeyShares& key) {
                return key.together.value > 0.0;
            });
        if (moves) out.push_back({one, column, column + (" of " + name)});
    };
    const std::string& first = s.systems.front().id;
    add(first, kSeats.name, "seats");
    add(first, kMajority.name, "majority");
    if (!s.comparisons.empty())
        add(first + " - " + s.systems[s.comparisons.front().other].id, kDifference, "change");
    return out;
}

/// Parts in 100; estimates may leave what is possible.
std::string part(const VarianceShare& share) {
    return number(100.0 * std::clamp(share.value, 0.0, 1.0), 0);
}

/// Half of the widest interval of what the table shows.
double error_of(const std::vector<Shown>& shown) {
    double most = 0.0;
    for (const Shown& one : shown) {
        most = std::max(most, one.shares->chance.high - one.shares->chance.low);
        for (const KeyShares& key : one.shares->keys)
            most = std::max(
                {most, key.alone.high - key.alone.low, key.together.high - key.together.low});
    }
    return most / 2.0;
}

/// Positions of the keys, those that matter most to the first measure first.
std::vector<std::size_t> order_of(const MeasureShares& first) {
    std::vector<std::size_t> order(first.keys.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [&](std::size_t i) { return first.keys[i].together.value; });
    return order;
}

Table table_of(const std::vector<Shown>& shown, const VarianceShares& shares) {
    Table table;
    table.columns = {{"", "", Align::left}};
    for (const Shown& one : shown)
        table.columns.push_back({"", one.column});
    const std::vector<std::size_t> order = order_of(*shown.front().shares);
    for (std::size_t i = 0; i < std::min(order.size(), kMostKeys); ++i) {
        Row row{{{visible(shares.keys[order[i]])}}};
        for (const Shown& one : shown) {
            const KeyShares& key = one.shares->keys[order[i]];
            row.cells.push_back({part(key.alone) + " (" + part(key.together) + ")"});
        }
        table.rows.push_back(std::move(row));
    }
    Row chance{{{"chance, of the whole variance"}}};
    for (const Shown& one : shown)
        chance.cells.push_back({part(one.shares->chance)});
    table.rows.push_back(std::move(chance));
    return table;
}

IndexInterval interval_of(const VarianceShare& share) {
    return {share.value, share.low, share.high};
}

Json json_of(const VarianceShare& share) {
    return {{"value", share.value}, {"q05", share.low}, {"q95", share.high}};
}

std::string study_size(const VarianceShares& shares) {
    return fmt::format("{} points of the parameters, {} elections at each", grouped(shares.points),
                       grouped(shares.runs));
}

}  // namespace

std::string variance_table(const Summary& summary, const VarianceShares& shares,
                           const TextStyle& style) {
    const std::vector<Shown> shown = headline_shares(summary, shares);
    const std::size_t party = party_of_headline(summary);
    const std::string of = shown.empty()
                               ? std::string()
                               : fmt::format(": {}, {}", visible(summary.choices[party].name),
                                             visible(summary.systems.front().name));
    std::string text = "\n" + inked("What decides it" + of, Ink::bold, style) + "\n";
    if (shown.empty()) return text + wrap("No key moves any headline.", style.width, 2) + "\n";
    text += render(table_of(shown, shares), style) + "\n";
    const std::size_t more = shares.keys.size() - std::min(shares.keys.size(), kMostKeys);
    const std::string left_out =
        more == 0 ? "" : fmt::format(" {} more keys are in sensitivity.csv.", more);
    return text +
           wrap(fmt::format(
                    "Parts in 100 of the variance of the means that a key explains alone and, "
                    "in brackets, with all others (Sobol indices); last, the part of the "
                    "variance of one election that is drawn anew in each. Known within "
                    "{:.0f} or better (half of 90 % intervals): {}.{}",
                    std::ceil(100.0 * error_of(shown)), study_size(shares), left_out),
                style.width, 2) +
           "\n";
}

std::string variance_html(const Summary& summary, const VarianceShares& shares) {
    const std::vector<Shown> shown = headline_shares(summary, shares);
    std::string out =
        "<p>" +
        sentence("From " + study_size(shares) +
                 ". Bars are parts of what the parameters explain; what chance has of the "
                 "whole stands above each. Every measure is in sensitivity.csv.") +
        "</p>\n";
    int number_of = 0;
    for (const Shown& one : shown) {
        std::vector<KeySensitivity> keys;
        for (std::size_t k = 0; k < one.shares->keys.size(); ++k)
            keys.push_back({shares.keys[k], interval_of(one.shares->keys[k].alone),
                            interval_of(one.shares->keys[k].together)});
        out += "<p>" +
               sentence(fmt::format("The {}: chance is {} ({} to {}) of the variance of one "
                                    "election.",
                                    one.words, percent(one.shares->chance.value, 0),
                                    number(100.0 * one.shares->chance.low, 0),
                                    number(100.0 * one.shares->chance.high, 0))) +
               "</p>\n" +
               figures({sobol_bars(fmt::format("decides-{}", ++number_of),
                                   "What moves the " + one.words, keys)});
    }
    return out;
}

std::string with_shares(const std::string& summary_json, const VarianceShares& shares) {
    Json out = Json::parse(summary_json);
    Json measures = Json::array();
    for (const MeasureShares& one : shares.measures) {
        Json row = {{"system", one.system},
                    {"choice", one.choice},
                    {"measure", one.measure},
                    {"mean", one.mean},
                    {"chance", json_of(one.chance)}};
        row["keys"] = Json::array();
        for (const KeyShares& key : one.keys)
            row["keys"].push_back({{"key", key.key},
                                   {"first", json_of(key.alone)},
                                   {"total", json_of(key.together)}});
        measures.push_back(std::move(row));
    }
    out["sensitivity"] = {{"points", shares.points},
                          {"runs", shares.runs},
                          {"keys", shares.keys},
                          {"measures", std::move(measures)}};
    return out.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace kenesh
