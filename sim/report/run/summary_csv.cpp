#include "sim/report/run/summary_csv.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>

#include "sim/io/text/csv_writer.hpp"
#include "sim/summary/measures.hpp"
#include "sim/sweep/prior_ranges.hpp"

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

/// Against-all has no seats, an absent choice has no candidates.
bool can_win(const SummaryChoice& choice) {
    return choice.present && choice.kind != ChoiceKind::against_all;
}

struct DistrictPlace {
    const std::string& system;
    std::size_t tier;
    const std::string& district;
};

/// How often each choice had how many of a district's seats.
void district_rows(const Summary& s, const DistrictPlace& place, std::span<const Spread> seats,
                   CsvWriter& csv) {
    for (std::size_t k = 0; k < s.choices.size(); ++k)
        if (can_win(s.choices[k]))
            for_each_value(seats[k].histogram, [&](std::int64_t value, std::int64_t runs) {
                csv.text(place.system).number(static_cast<std::int64_t>(place.tier));
                csv.text(place.district).text(s.choices[k].id);
                csv.number(value).number(runs).end_line();
            });
}

constexpr std::array kColumns{
    SummaryColumn{"system", "string", "id of the electoral system"},
    SummaryColumn{"system_name", "string", "name of the electoral system"},
    SummaryColumn{"choice", "string", "id of the party, or 'independents'"},
    SummaryColumn{"name", "string", "name of the party"},
    SummaryColumn{"color", "string", "its colour, #rrggbb, or empty"},
    SummaryColumn{"votes", "number", "mean share of the system's votes, 0 to 1"},
    SummaryColumn{"seats", "number", "mean seats"},
    SummaryColumn{"low", "integer", "5 % quantile of the seats"},
    SummaryColumn{"high", "integer", "95 % quantile of the seats"},
    SummaryColumn{"share", "number", "mean seats as a share of the house, 0 to 1"},
    SummaryColumn{"majority", "number", "chance of more than half of the house"},
    SummaryColumn{"majority_low", "number", "lower end of its 95 % interval"},
    SummaryColumn{"majority_high", "number", "upper end of its 95 % interval"},
    SummaryColumn{"largest", "number", "chance of more seats than any other party"},
    SummaryColumn{"largest_low", "number", "lower end of its 95 % interval"},
    SummaryColumn{"largest_high", "number", "upper end of its 95 % interval"},
    SummaryColumn{"against", "string", "id of the system that the changes are against"},
    SummaryColumn{"change", "number", "mean seats less those under that system"},
    SummaryColumn{"change_low", "integer", "5 % quantile of the change"},
    SummaryColumn{"change_high", "integer", "95 % quantile of the change"},
    SummaryColumn{"more", "number", "chance of more seats than under that system"},
    SummaryColumn{"more_low", "number", "lower end of its 95 % interval"},
    SummaryColumn{"more_high", "number", "upper end of its 95 % interval"},
    SummaryColumn{"fewer", "number", "chance of fewer seats than under that system"},
    SummaryColumn{"fewer_low", "number", "lower end of its 95 % interval"},
    SummaryColumn{"fewer_high", "number", "upper end of its 95 % interval"},
};

constexpr std::array kPriorColumns{
    SummaryColumn{"prior_seats_low", "number", "5 % of the mean seats over the parameters"},
    SummaryColumn{"prior_seats_high", "number", "95 % of the mean seats over the parameters"},
    SummaryColumn{"prior_majority_low", "number", "5 % of the chance over the parameters"},
    SummaryColumn{"prior_majority_high", "number", "95 % of the chance over the parameters"},
    SummaryColumn{"prior_change_low", "number", "5 % of the mean change over the parameters"},
    SummaryColumn{"prior_change_high", "number", "95 % of the mean change over the parameters"},
};
/// kColumns but for what a bloc has otherwise.
constexpr auto kBlocColumns = [] {
    std::array<SummaryColumn, kColumns.size() + 3> out{};
    std::size_t at = 0;
    for (const SummaryColumn& column : kColumns) {
        if (column.name == "choice") {
            out[at++] = {"bloc", "string", "id of the bloc"};
        } else if (column.name == "name") {
            out[at++] = {"name", "string", "name of the bloc"};
        } else if (column.name == "color") {
            out[at++] = {"members", "string", "ids of its members, with spaces between"};
        } else if (column.name == "largest") {
            out[at++] = {"two_thirds", "number", "chance of two thirds of the house or more"};
            out[at++] = {"two_thirds_low", "number", "lower end of its 95 % interval"};
            out[at++] = {"two_thirds_high", "number", "upper end of its 95 % interval"};
            out[at++] = {"largest", "number", "chance of more seats than any party outside it"};
        } else {
            out[at++] = column;
        }
    }
    return out;
}();

std::string members_of(const Summary& s, const SummaryBloc& bloc) {
    std::string out;
    for (const std::size_t k : bloc.members)
        out += (out.empty() ? "" : " ") + s.choices[k].id;
    return out;
}

void empty_cells(CsvWriter& csv, int cells) {
    for (int i = 0; i < cells; ++i)
        csv.empty();
}

void chance_cells(const std::optional<Probability>& chance, CsvWriter& csv) {
    if (!chance) return empty_cells(csv, 3);
    csv.number(chance->p).number(chance->low).number(chance->high);
}

/// Seats are whole, and so are their quantiles. `sign` -1: of the opposite.
void spread_cells(const Spread& spread, int sign, CsvWriter& csv) {
    csv.number(sign * spread.mean + 0.0);
    if (!spread.quantiles) return empty_cells(csv, 2);
    const double low = sign > 0 ? spread.quantiles->q05 : -spread.quantiles->q95;
    const double high = sign > 0 ? spread.quantiles->q95 : -spread.quantiles->q05;
    csv.number(static_cast<std::int64_t>(low)).number(static_cast<std::int64_t>(high));
}

/// Every system is compared with the first, and the first with the second.
const ComparisonSummary* comparison_of(const Summary& s, std::size_t system) {
    for (const ComparisonSummary& comparison : s.comparisons)
        if (system == comparison.first || system == comparison.other) return &comparison;
    return nullptr;
}

using Differences = std::vector<DifferenceSummary> ComparisonSummary::*;

/// Of choice or bloc k.
void change_cells(const Summary& s, std::size_t system, Differences of, std::size_t k,
                  CsvWriter& csv) {
    const ComparisonSummary* comparison = comparison_of(s, system);
    if (comparison == nullptr) return empty_cells(csv, 10);
    const bool first = system == comparison->first;
    const DifferenceSummary& difference = (comparison->*of)[k];
    csv.text(s.systems[first ? comparison->other : comparison->first].id);
    spread_cells(difference.all, first ? 1 : -1, csv);
    chance_cells(first ? difference.more : difference.fewer, csv);
    chance_cells(first ? difference.fewer : difference.more, csv);
}

/// `sign` -1: of the opposite.
void range_cells(const PriorRange* range, int sign, CsvWriter& csv) {
    if (range == nullptr) return empty_cells(csv, 2);
    csv.number(sign > 0 ? range->low : -range->high);
    csv.number(sign > 0 ? range->high : -range->low);
}

void prior_cells(const Summary& s, std::size_t system, const std::string& choice,
                 const PriorRanges& ranges, CsvWriter& csv) {
    const std::string& id = s.systems[system].id;
    range_cells(find_range(ranges, id, choice, kSeats.name), 1, csv);
    range_cells(find_range(ranges, id, choice, kMajority.name), 1, csv);
    const ComparisonSummary* comparison = comparison_of(s, system);
    if (comparison == nullptr) return empty_cells(csv, 2);
    const std::string pair =
        s.systems[comparison->first].id + " - " + s.systems[comparison->other].id;
    range_cells(find_range(ranges, pair, choice, kDifference), system == comparison->first ? 1 : -1,
                csv);
}

}  // namespace

std::span<const SummaryColumn> summary_columns() noexcept {
    return kColumns;
}

std::span<const SummaryColumn> prior_columns() noexcept {
    return kPriorColumns;
}

std::span<const SummaryColumn> bloc_columns() noexcept {
    return kBlocColumns;
}

std::string summary_csv(const Summary& s, const PriorRanges* ranges) {
    CsvWriter csv;
    for (const SummaryColumn& column : kColumns)
        csv.text(column.name);
    if (ranges != nullptr)
        for (const SummaryColumn& column : kPriorColumns)
            csv.text(column.name);
    csv.end_line();
    for (std::size_t i = 0; i < s.systems.size(); ++i) {
        const SystemSummary& system = s.systems[i];
        for (std::size_t k = 0; k < s.choices.size(); ++k) {
            if (!can_win(s.choices[k])) continue;
            const ChoiceSummary& choice = system.choices[k];
            csv.text(system.id).text(system.name);
            csv.text(s.choices[k].id).text(s.choices[k].name).text(s.choices[k].color);
            csv.number(choice.vote_share.mean);
            spread_cells(choice.seats, 1, csv);
            csv.number(choice.seats.mean / system.house);
            chance_cells(choice.majority, csv);
            chance_cells(choice.largest, csv);
            change_cells(s, i, &ComparisonSummary::choices, k, csv);
            if (ranges != nullptr) prior_cells(s, i, s.choices[k].id, *ranges, csv);
            csv.end_line();
        }
    }
    return csv.take();
}

std::string blocs_csv(const Summary& s) {
    CsvWriter csv;
    for (const SummaryColumn& column : kBlocColumns)
        csv.text(column.name);
    csv.end_line();
    for (std::size_t i = 0; i < s.systems.size(); ++i) {
        const SystemSummary& system = s.systems[i];
        for (std::size_t b = 0; b < s.blocs.size(); ++b) {
            const ChoiceSummary& bloc = system.blocs[b];
            csv.text(system.id).text(system.name);
            csv.text(s.blocs[b].id).text(s.blocs[b].name).text(members_of(s, s.blocs[b]));
            csv.number(bloc.vote_share.mean);
            spread_cells(bloc.seats, 1, csv);
            csv.number(bloc.seats.mean / system.house);
            for (const auto chance : {bloc.majority, bloc.two_thirds, bloc.largest})
                chance_cells(chance, csv);
            change_cells(s, i, &ComparisonSummary::blocs, b, csv);
            csv.end_line();
        }
    }
    return csv.take();
}

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
    for (const SystemSummary& system : s.systems) {
        for (const DistrictTierSummary& tier : system.district_tiers)
            for (const DistrictSummary& district : tier.districts)
                district_rows(s, {system.id, tier.tier, district.id}, district.seats, csv);
        for (const ListTierSummary& tier : system.list_tiers)
            for (const ListDistrictSummary& district : tier.districts)
                district_rows(s, {system.id, tier.tier, district.id}, district.seats, csv);
    }
    return csv.take();
}

std::string difference_csv(const Summary& s) {
    CsvWriter csv;
    header(csv, {"new", "old", "choice", "difference", "runs"});
    for (const ComparisonSummary& comparison : s.comparisons)
        for (std::size_t k = 0; k < s.choices.size(); ++k)
            if (can_win(s.choices[k]))
                for_each_value(comparison.choices[k].all.histogram,
                               [&](std::int64_t difference, std::int64_t runs) {
                                   csv.text(s.systems[comparison.first].id);
                                   csv.text(s.systems[comparison.other].id);
                                   csv.text(s.choices[k].id).number(difference).number(runs);
                                   csv.end_line();
                               });
    return csv.take();
}

}  // namespace kenesh
