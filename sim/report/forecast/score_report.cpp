#include "sim/report/forecast/score_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string_view>

#include "sim/core/visible.hpp"
#include "sim/io/text/csv_writer.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"
#include "sim/summary/measures.hpp"

namespace kenesh {
namespace {

using Json = nlohmann::ordered_json;

const std::string& name_of(const Forecast& forecast, const std::string& id) {
    for (const ForecastChoice& choice : forecast.choices)
        if (choice.id == id && !choice.name.empty()) return choice.name;
    return id;
}

/// Mean score of one measure's numbers.
struct Mean {
    double crps = 0.0;
    double log_score = 0.0;
};

Mean mean_of(const ForecastScore& score, std::string_view measure) {
    Mean mean;
    double cases = 0.0;
    for (const NumberScore& number : score.numbers) {
        if (number.measure != measure) continue;
        mean.crps += number.crps;
        mean.log_score += number.log_score;
        ++cases;
    }
    return {mean.crps / cases, mean.log_score / cases};
}

double mean_brier(const ForecastScore& score) {
    double sum = 0.0;
    for (const EventScore& pair : score.pairs)
        sum += pair.brier;
    return score.pairs.empty() ? 0.0 : sum / static_cast<double>(score.pairs.size());
}

std::vector<std::string> measures_of(const ForecastScore& score) {
    std::vector<std::string> out;
    for (const NumberScore& number : score.numbers)
        if (std::find(out.begin(), out.end(), number.measure) == out.end())
            out.push_back(number.measure);
    return out;
}

/// Shares in percent.
struct Shown {
    double scale;
    int decimals;
};

Shown shown(const std::string& measure) {
    return measure == kVoteShare.name ? Shown{100.0, 1} : Shown{1.0, 0};
}

std::string place_text(const Position& place) {
    return fmt::format("{} to {}", number(100.0 * place.below, 1), number(100.0 * place.up_to, 1));
}

std::string measure_table(const Forecast& forecast, const ForecastScore& score,
                          const std::string& measure, const TextStyle& style) {
    const auto [scale, decimals] = shown(measure);
    const bool share = scale != 1.0;
    std::string what = measure;
    std::replace(what.begin(), what.end(), '_', ' ');
    Table table{what + (share ? ", %" : ""),
                {{"", "choice", Align::left},
                 {"foretold", "median"},
                 {"foretold", "90 %"},
                 {" ", "came"},
                 {" ", "place, %"},
                 {"  ", "CRPS"},
                 {"  ", "log score"}},
                {}};
    for (const NumberScore& n : score.numbers) {
        if (n.measure != measure) continue;
        table.rows.push_back(
            {{{visible(name_of(forecast, n.choice))},
              {number(scale * n.median, decimals)},
              {number(scale * n.low, decimals) + " to " + number(scale * n.high, decimals)},
              {number(scale * n.outcome, decimals), Ink::bold},
              {place_text(n.place)},
              {number(scale * n.crps, 2)},
              {number(n.log_score, 2)}}});
    }
    const Mean mean = mean_of(score, measure);
    table.rows.push_back({{{"mean", Ink::dim},
                           {},
                           {},
                           {},
                           {},
                           {number(scale * mean.crps, 2)},
                           {number(mean.log_score, 2)}}});
    return render(table, style) + "\n";
}

std::string majority_text(const Forecast& forecast, const ForecastScore& score) {
    const HolderScore& m = score.majority;
    std::string text =
        fmt::format("{} a majority: foretold in {} of {} runs, log score {}.",
                    m.holder.empty() ? "Nobody has" : visible(name_of(forecast, m.holder)) + " has",
                    grouped(static_cast<long long>(
                        std::llround(m.chance * static_cast<double>(forecast.joint.runs)))),
                    grouped(forecast.joint.runs), number(m.log_score, 2));
    if (!score.pairs.empty())
        text +=
            fmt::format(" Majorities of two parties together: mean Brier score {} over {} pairs.",
                        number(mean_brier(score), 3), score.pairs.size());
    return text;
}

}  // namespace

std::string score_table(const Forecast& forecast, const ForecastScore& score,
                        const std::string& digest, const TextStyle& style) {
    std::string text = inked(visible(forecast.title), Ink::bold, style) + "\n";
    text += wrap(fmt::format("Forecast of version {}, {} runs, seed {}; scenario {}; SHA-256 of "
                             "the file {}. Scored as {}.",
                             visible(forecast.version), grouped(forecast.runs), forecast.seed,
                             visible(forecast.digest), digest, visible(score.system_name)),
                 style.width, 2) +
            "\n\n";
    for (const std::string& measure : measures_of(score))
        text += measure_table(forecast, score, measure, style);
    text += wrap(majority_text(forecast, score), style.width, 2) + "\n";
    text +=
        wrap(
            "Place: the chances that were given to less, and to as much or less. CRPS is in the "
            "measure's unit, the log score in nats; smaller is better.",
            style.width, 2) +
        "\n";
    return text;
}

std::string score_json(const Forecast& forecast, const ForecastScore& score,
                       const std::string& digest) {
    Json out = {{"scenario", forecast.scenario}, {"scenario_digest", forecast.digest},
                {"version", forecast.version},   {"seed", forecast.seed},
                {"runs", forecast.runs},         {"forecast_sha256", digest},
                {"system", score.system}};
    Json numbers = Json::array();
    for (const NumberScore& n : score.numbers)
        numbers.push_back({{"choice", n.choice},
                           {"measure", n.measure},
                           {"q05", n.low},
                           {"median", n.median},
                           {"q95", n.high},
                           {"outcome", n.outcome},
                           {"place_low", n.place.below},
                           {"place_high", n.place.up_to},
                           {"crps", n.crps},
                           {"log_score", n.log_score}});
    out["numbers"] = std::move(numbers);
    Json means = Json::object();
    for (const std::string& measure : measures_of(score)) {
        const Mean mean = mean_of(score, measure);
        means[measure] = {{"crps", mean.crps}, {"log_score", mean.log_score}};
    }
    out["means"] = std::move(means);
    out["majority"] = {
        {"holder", score.majority.holder.empty() ? Json(nullptr) : Json(score.majority.holder)},
        {"chance", score.majority.chance},
        {"log_score", score.majority.log_score}};
    Json pairs = Json::array();
    for (const EventScore& pair : score.pairs)
        pairs.push_back({{"parties", {pair.first, pair.second}},
                         {"chance", pair.chance},
                         {"came", pair.came},
                         {"brier", pair.brier}});
    out["majority_of_two"] = std::move(pairs);
    return out.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string score_csv(const ForecastScore& score) {
    CsvWriter csv;
    for (const char* column : {"system", "choice", "measure", "q05", "median", "q95", "outcome",
                               "place_low", "place_high", "crps", "log_score"})
        csv.text(column);
    csv.end_line();
    for (const NumberScore& n : score.numbers) {
        csv.text(score.system).text(n.choice).text(n.measure);
        for (const double value : {n.low, n.median, n.high, n.outcome, n.place.below, n.place.up_to,
                                   n.crps, n.log_score})
            csv.number(value);
        csv.end_line();
    }
    return csv.take();
}

}  // namespace kenesh
