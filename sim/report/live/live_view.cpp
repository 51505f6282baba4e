#include "sim/report/live/live_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "sim/report/charts/chart_chances.hpp"
#include "sim/report/charts/chart_choices.hpp"
#include "sim/report/charts/chart_districts.hpp"
#include "sim/report/charts/chart_hemicycle.hpp"
#include "sim/report/charts/chart_house.hpp"
#include "sim/report/live/chart_dots.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"
#include "sim/report/run/brief/told.hpp"
#include "sim/report/run/headline.hpp"
#include "sim/summary/shown_systems.hpp"

namespace kenesh {
namespace {

using Json = nlohmann::ordered_json;

/// A picture for both sheets.
template <class Draw>
Chart both(const Draw& draw) {
    Chart chart = draw(kWideSheet);
    chart.narrow = draw(kNarrowSheet).svg;
    return chart;
}

std::vector<Chart> charts_of(const Summary& summary, const RunSample& sample, std::int64_t first,
                             LiveDetail detail) {
    std::vector<Chart> out;
    out.push_back(both([&](const Sheet& on) { return hemicycles(summary, sample, on); }));
    out.back().note = fmt::format(
        "Election {}{}. A dot is a seat; the line is the majority.",
        grouped(first + static_cast<std::int64_t>(paired_run(summary, sample)) + 1),
        summary.systems.size() > 1 ? ", one and the same vote, counted under both systems" : "");
    out.push_back(both([&](const Sheet& on) { return seat_dots(summary, on); }));
    if (!summary.comparisons.empty())
        out.push_back(both([&](const Sheet& on) { return difference_dots(summary, on); }));
    out.push_back(both([&](const Sheet& on) { return majority_chances(summary, on); }));
    if (detail == LiveDetail::moving) return out;
    for (std::size_t s = 0; s < shown_systems(summary); ++s) {
        if (summary.systems[s].district_tiers.empty()) continue;
        out.push_back(both([&](const Sheet& on) { return district_tiles(summary, s, on); }));
        break;
    }
    if (summary.gender_told)
        out.push_back(both([&](const Sheet& on) { return women_elected(summary, on); }));
    out.push_back(both([&](const Sheet& on) { return disproportionality(summary, on); }));
    return out;
}

Json spread_json(const Spread& spread) {
    Json out{{"mean", spread.mean}};
    if (spread.quantiles) {
        out["q05"] = spread.quantiles->q05;
        out["q95"] = spread.quantiles->q95;
    }
    return out;
}

/// A row a party: what stands in the page's table, with the numbers behind the words.
Json table_json(const Summary& summary) {
    Json rows = Json::array();
    for (const ChartChoice& one : every_choice(summary)) {
        const std::size_t k = one.choice;
        Json row{{"id", summary.choices[k].id},
                 {"name", one.name},
                 {"color", one.color},
                 {"systems", Json::array()}};
        for (std::size_t s = 0; s < shown_systems(summary); ++s) {
            const ChoiceSummary& choice = summary.systems[s].choices[k];
            Json system = spread_json(choice.seats);
            if (choice.majority) system["majority"] = in_hundred(*choice.majority);
            row["systems"].push_back(std::move(system));
        }
        if (!summary.comparisons.empty()) {
            const DifferenceSummary& change = summary.comparisons.front().choices[k];
            row["change"] = spread_json(change.all);
            row["change"]["more"] = change.more.p;
            row["change"]["fewer"] = change.fewer.p;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

Json control_json(const Control& control) {
    static constexpr const char* kGroups[] = {"strength", "candidates", "law", "certainty"};
    return {{"group", kGroups[static_cast<std::size_t>(control.group)]},
            {"key", control.key},
            {"label", control.label},
            {"detail", control.detail},
            {"value", control.value},
            {"least", control.least},
            {"most", control.most},
            {"step", control.step},
            {"share", control.share},
            {"whole", control.whole},
            {"toggle", control.toggle}};
}

std::string dumped(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string live_sentence(const Summary& summary) {
    if (summary.comparisons.empty()) return finding(summary);
    const ComparisonSummary& between = summary.comparisons.front();
    const auto choices = every_choice(summary);
    if (choices.empty()) return {};
    const auto& most = *std::ranges::max_element(choices, {}, [&](const ChartChoice& one) {
        return std::abs(between.choices[one.choice].all.mean);
    });
    const std::size_t k = most.choice;
    const ToldPair told = told_seats(summary.systems[between.first].choices[k].seats,
                                     summary.systems[between.other].choices[k].seats);
    if (told.change.value == 0.0) return "No party gains or loses a seat on average.";
    const bool many = summary.choices[k].kind == ChoiceKind::independents;
    const bool fewer = told.change.value < 0.0;
    const DifferenceSummary& change = between.choices[k];
    const auto of_hundred = [](double p) { return fmt::format("{:.0f}", 100.0 * p); };
    return fmt::format("{} {} {} {} in the new system: {} in {} of 100 elections, {} in {}.",
                       most.name, many ? "have" : "has",
                       seats_of(told_number(std::abs(told.change.value), told.decimals)),
                       fewer ? "fewer" : "more", fewer ? "fewer" : "more",
                       of_hundred(fewer ? change.fewer.p : change.more.p), fewer ? "more" : "fewer",
                       of_hundred(fewer ? change.more.p : change.fewer.p));
}

LiveView live_view(const Summary& summary, const RunSample& sample, std::int64_t first,
                   LiveDetail detail) {
    LiveView view;
    view.sentence = live_sentence(summary);
    view.sentences = headline(summary);
    view.known_within = known_within(summary);
    view.run = first + static_cast<std::int64_t>(paired_run(summary, sample));
    view.charts = charts_of(summary, sample, first, detail);
    return view;
}

std::string live_json(const LiveView& view, const Summary& summary,
                      const std::vector<Control>& controls) {
    Json out{{"runs", summary.runs},
             {"sentence", view.sentence},
             {"sentences", view.sentences},
             {"known_within", view.known_within},
             {"run", view.run},
             {"charts", Json::array()},
             {"parties", table_json(summary)},
             {"systems", Json::array()},
             {"values", Json::object()}};
    for (const Chart& chart : view.charts)
        out["charts"].push_back({{"id", chart.id},
                                 {"heading", chart.heading},
                                 {"note", chart.note},
                                 {"svg", chart.svg},
                                 {"narrow", chart.narrow}});
    for (std::size_t s = 0; s < shown_systems(summary); ++s)
        out["systems"].push_back(
            {{"name", visible(summary.systems[s].name)}, {"house", summary.systems[s].house}});
    for (const Control& control : controls)
        out["values"][control.key] = control.value;
    return dumped(out);
}

std::string files_json(const std::vector<ResultFile>& files) {
    Json out = Json::object();
    for (const ResultFile& file : files)
        out[file.name] = file.contents;
    return dumped(out);
}

std::string controls_json(const std::vector<Control>& controls) {
    Json out = Json::array();
    for (const Control& control : controls)
        out.push_back(control_json(control));
    return dumped(out);
}

std::string sample_json(const Summary& summary, const RunSample& sample) {
    Json out = Json::array();
    const auto choices = every_choice(summary);
    for (std::size_t s = 0; s < shown_systems(summary); ++s) {
        Json elections = Json::array();
        for (std::size_t run = 0; run < sample.seats[s].rows(); ++run) {
            Json seats = Json::array();
            for (const ChartChoice& one : choices)
                seats.push_back(sample.seats[s](run, one.choice));
            elections.push_back(std::move(seats));
        }
        out.push_back(std::move(elections));
    }
    return dumped({{"systems", std::move(out)}});
}

}  // namespace kenesh
