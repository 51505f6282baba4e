#include "sim/report/run/summary_csv.hpp"

#include "sim/io/text/csv_writer.hpp"

namespace kenesh {
namespace {

/// Calls line(value, runs) for each whole value that occurred.
template <class Line>
void for_each_value(const Histogram& histogram, const Line& line) {
    for (std::size_t b = 0; b < histogram.runs.size(); ++b)
        if (histogram.runs[b] > 0)
            line(static_cast<std::int64_t>(histogram.first) + static_cast<std::int64_t>(b),
                 histogram.runs[b]);
}

void header(CsvWriter& csv, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names)
        csv.text(name);
    csv.end_line();
}

/// Against-all has no seats, an absent choice has no candidates: neither has lines.
bool can_win(const SummaryChoice& choice) {
    return choice.present && choice.kind != ChoiceKind::against_all;
}

}  // namespace

std::string seats_csv(const Summary& s) {
    CsvWriter csv;
    header(csv, {"system", "choice", "seats", "runs"});
    for (const SystemSummary& system : s.systems)
        for (std::size_t k = 0; k < s.choices.size(); ++k)
            if (can_win(s.choices[k]))
                for_each_value(system.choices[k].seats.histogram,
                               [&](std::int64_t seats, std::int64_t runs) {
                                   csv.text(system.id).text(s.choices[k].id);
                                   csv.number(seats).number(runs).end_line();
                               });
    return csv.take();
}

std::string districts_csv(const Summary& s) {
    CsvWriter csv;
    header(csv, {"system", "tier", "district", "choice", "seats", "runs"});
    for (const SystemSummary& system : s.systems)
        for (const DistrictTierSummary& tier : system.district_tiers)
            for (const DistrictSummary& district : tier.districts)
                for (std::size_t k = 0; k < s.choices.size(); ++k)
                    if (can_win(s.choices[k]))
                        for_each_value(district.seats[k].histogram, [&](std::int64_t seats,
                                                                        std::int64_t runs) {
                            csv.text(system.id).number(static_cast<std::int64_t>(tier.tier));
                            csv.text(district.id).text(s.choices[k].id);
                            csv.number(seats).number(runs).end_line();
                        });
    return csv.take();
}

std::string difference_csv(const Summary& s) {
    CsvWriter csv;
    header(csv, {"choice", "difference", "runs"});
    if (s.comparisons.empty()) return csv.take();
    for (std::size_t k = 0; k < s.choices.size(); ++k)
        if (can_win(s.choices[k]))
            for_each_value(s.comparisons[0].choices[k].all.histogram,
                           [&](std::int64_t difference, std::int64_t runs) {
                               csv.text(s.choices[k].id).number(difference).number(runs);
                               csv.end_line();
                           });
    return csv.take();
}

}  // namespace kenesh
