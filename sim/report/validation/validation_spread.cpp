#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/core/math.hpp"
#include "sim/io/text/csv_writer.hpp"
#include "sim/report/paper/numbers.hpp"
#include "sim/report/validation/validation_spread.hpp"

namespace kenesh {
namespace {

std::string model_words(const SplitModel& model) {
    std::string terms;
    const auto add = [&](bool used, const char* word) {
        if (used) terms += (terms.empty() ? "" : ", ") + std::string(word);
    };
    add(model.size, "candidates");
    add(model.magnitude, "seats");
    add(model.quotas, "quotas");
    return terms.empty() ? "one spread" : terms;
}

std::string tails_words(const SplitModel& model) {
    if (model.gamma) return "gamma";
    return model.tails == 0 ? "normal" : fmt::format("t, {}", model.tails);
}

struct Kind {
    const SpreadStudy* study;
    const char* name;
};

std::array<Kind, 2> kinds(const SpreadStudies& studies) {
    return {{{&studies.parties, "parties"}, {&studies.independents, "independents"}}};
}

}  // namespace

/// "0.27 * quotas^-1.06, ..." of a fit.
std::string spread_formula(const SplitFit& fit) {
    std::string text = number(math::exp(fit.coefficients[0]), 3);
    const std::array<const char*, kSplitTerms> names{"", "candidates", "seats", "quotas"};
    const std::array<bool, kSplitTerms> used{false, fit.model.size, fit.model.magnitude,
                                             fit.model.quotas};
    for (std::size_t j = 1; j < kSplitTerms; ++j)
        if (used[j])
            text += fmt::format(" * {}^({})", names[j],
                                value_and_error(fit.coefficients[j], fit.errors[j], 2));
    if (fit.model.gamma) return text + ", gamma";
    return text + (fit.model.tails == 0
                       ? ", normal"
                       : fmt::format(", t with {} degrees of freedom", fit.model.tails));
}

std::string value_and_error(double value, double error, int decimals) {
    return number(value, decimals) + " " + plus_minus(error, decimals);
}

void add_spread_table(const SpreadStudies& studies, int year, ValidationPart& part) {
    Table table{fmt::format("Spread of the logs of votes among candidates, {}", year),
                {{"", "candidates of", Align::left},
                 {"", "by", Align::left},
                 {"", "", Align::left},
                 {"", "groups"},
                 {"", "candidates"},
                 {"", "spread"},
                 {"", "", Align::left, 0, true}},
                {}};
    for (const Kind& kind : kinds(studies))
        for (const SpreadRow& row : kind.study->rows) {
            table.rows.push_back({{{kind.name},
                                   {row.by},
                                   {row.range},
                                   {std::to_string(row.groups)},
                                   {std::to_string(row.candidates)},
                                   {number(row.spread, 2), Ink::bold},
                                   {plus_minus(row.error, 2), Ink::dim}}});
            part.values.push_back({"spread", fmt::format("{} {} {}", kind.name, row.by, row.range),
                                   "spread", row.spread, row.error});
        }
    part.tables.push_back(std::move(table));
}

void add_model_table(const SpreadStudies& studies, int year, ValidationPart& part) {
    Table table{
        fmt::format("Models of the spread, by log density of districts of {} left out", year),
        {{"", "candidates of", Align::left},
         {"", "spread by", Align::left},
         {"", "law", Align::left},
         {"", "log density"},
         {"", "less than the best"}},
        {}};
    for (const Kind& kind : kinds(studies)) {
        std::vector<SplitModel> shown;
        for (const SplitCandidateModel& one : kind.study->models) {
            const auto same = [&](const SplitModel& m) {
                return m.size == one.model.size && m.magnitude == one.model.magnitude &&
                       m.quotas == one.model.quotas && m.gamma == one.model.gamma &&
                       (m.tails == 0) == (one.model.tails == 0);
            };
            if (std::ranges::any_of(shown, same)) continue;
            shown.push_back(one.model);
            table.rows.push_back(
                {{{kind.name},
                  {model_words(one.model)},
                  {tails_words(one.model)},
                  {number(one.cross_validated, 1)},
                  {number(kind.study->models.front().cross_validated - one.cross_validated, 1)}}});
            part.values.push_back({"models",
                                   fmt::format("{}: {}; {}", kind.name, model_words(one.model),
                                               tails_words(one.model)),
                                   "log_density", one.cross_validated, std::nullopt});
        }
    }
    part.tables.push_back(std::move(table));
}

std::string spread_csv(const SpreadStudies& studies) {
    CsvWriter csv;
    for (const char* name :
         {"of", "by", "range", "groups", "candidates", "spread", "standard_error"})
        csv.text(name);
    csv.end_line();
    for (const Kind& kind : kinds(studies))
        for (const SpreadRow& row : kind.study->rows) {
            csv.text(kind.name).text(row.by).text(row.range);
            csv.number(static_cast<std::int64_t>(row.groups));
            csv.number(static_cast<std::int64_t>(row.candidates));
            csv.number(std::round(10000.0 * row.spread) / 10000.0);
            csv.number(std::round(10000.0 * row.error) / 10000.0);
            csv.end_line();
        }
    return csv.take();
}

}  // namespace kenesh
