#include <algorithm>
#include <memory>

#include "sim/cli/command.hpp"
#include "sim/cli/options.hpp"
#include "sim/cli/shown.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/io/study/forecast_file.hpp"
#include "sim/io/study/outcomes_reader.hpp"
#include "sim/io/text/digest.hpp"
#include "sim/io/text/read_file.hpp"
#include "sim/report/forecast/score_report.hpp"
#include "sim/validation/forecast_score.hpp"

namespace kenesh {
namespace {

struct ScoreOptions {
    std::string forecast;
    std::string results;
    std::string system;
    OutputOptions output;
};

/// The system under which the vote was held: the one asked for, or the forecast's first.
std::string system_of(const ScoreOptions& options, const Forecast& forecast) {
    if (options.system.empty()) return forecast.systems.front().id;
    std::vector<std::string> known;
    for (const ForecastSystem& system : forecast.systems)
        known.push_back(system.id);
    if (std::ranges::find(known, options.system) == known.end())
        throw InputError({{{options.forecast, 0, 0},
                           "no system '" + options.system + "' in the forecast",
                           nearest(options.system, known)}});
    return options.system;
}

std::string written(const Forecast& forecast, const ForecastScore& score, const std::string& digest,
                    const OutputOptions& output) {
    switch (output.format) {
        case Format::table:
            return score_table(forecast, score, digest, stdout_style(output.color));
        case Format::json:
            return score_json(forecast, score, digest);
        case Format::csv:
            return score_csv(score);
        case Format::markdown:
            break;
    }
    return {};
}

int score(const ScoreOptions& options) {
    Diagnostics mistakes;
    const auto text = read_file(options.forecast, mistakes);
    if (!text) mistakes.throw_if_any();
    const Forecast forecast = parse_forecast(*text, options.forecast);
    const std::string system = system_of(options, forecast);
    const std::vector<Outcome> outcomes =
        read_outcomes(options.results, forecast, system, mistakes);
    mistakes.throw_if_any();
    print_result(written(forecast, score_forecast(forecast, system, outcomes), sha256(*text),
                         options.output),
                 options.output.format);
    return kDone;
}

Action declare(Options& words, const CommandContext&) {
    auto options = std::make_shared<ScoreOptions>();
    words.text("", "FORECAST.json", options->forecast, "what 'kenesh register' wrote")
        .must()
        .is(ValueKind::file);
    words
        .text("", "RESULTS.csv", options->results,
              "what came: choice,seats and, where known, list_seats, district_seats, vote_share")
        .must()
        .is(ValueKind::file);
    words.text("--system", "ID", options->system,
               "under which the vote was held (default: the forecast's first)");
    add_output_options(words, options->output);
    return [options] { return score(*options); };
}

}  // namespace

Command score_command() {
    return {
        "score",
        "how good a registered forecast was, once the vote is counted",
        declare,
        {{"kenesh score forecast.json results.csv", "CRPS, log score and place of each outcome"},
         {"kenesh score forecast.json results.csv --format json",
          "the same for programs, with majorities of two parties"}}};
}

}  // namespace kenesh
