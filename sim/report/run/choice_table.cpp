#include "sim/report/run/choice_table.hpp"

#include <algorithm>

#include "sim/report/paper/numbers.hpp"
#include "sim/report/paper/text.hpp"

namespace kenesh {
namespace {

std::string role(std::size_t system) {
    return system == 0 ? " (new)" : system == 1 ? " (old)" : "";
}

}  // namespace

std::vector<std::size_t> shown_choices(const Summary& s) {
    std::vector<std::size_t> shown;
    for (std::size_t k = 0; k < s.choices.size(); ++k)
        if (s.choices[k].present && s.choices[k].kind != ChoiceKind::against_all)
            shown.push_back(k);
    const auto before = [&](std::size_t a, std::size_t b) {
        const bool last_a = s.choices[a].kind == ChoiceKind::independents;
        const bool last_b = s.choices[b].kind == ChoiceKind::independents;
        if (last_a != last_b) return last_b;
        return s.systems[0].choices[a].seats.mean > s.systems[0].choices[b].seats.mean;
    };
    std::ranges::stable_sort(shown, before);
    return shown;
}

std::string system_label(const Summary& s, std::size_t system) {
    return visible(s.systems[system].id) + (s.systems.size() > 1 ? role(system) : "");
}

ChoiceTable::ChoiceTable(const Summary& s, std::string title) : shown_(shown_choices(s)) {
    table_.title = std::move(title);
    table_.columns.push_back({"", "choice", Align::left});
    for (const std::size_t k : shown_) {
        const SummaryChoice& choice = s.choices[k];
        table_.rows.push_back({{{clip(visible(choice.name), 24)}},
                               choice.kind == ChoiceKind::party ? choice.color : std::string()});
    }
}

ChoiceTable::ChoiceTable(std::string title, const std::string& heads,
                         std::span<const std::string> names) {
    table_.title = std::move(title);
    table_.columns.push_back({"", heads, Align::left});
    for (const std::string& name : names) {
        shown_.push_back(table_.rows.size());
        table_.rows.push_back({{{clip(visible(name), 24)}}, {}});
    }
}

void ChoiceTable::column(Column column, const std::function<Cell(std::size_t)>& cell) {
    table_.columns.push_back(std::move(column));
    for (std::size_t i = 0; i < shown_.size(); ++i)
        table_.rows[i].cells.push_back(cell(shown_[i]));
}

void ChoiceTable::spread(const std::string& group, const std::string& title, const SpreadOf& of,
                         bool with_interval, bool sign) {
    std::vector<double> errors;
    for (const std::size_t k : shown_)
        errors.push_back(of(k).standard_error);
    const int decimals = std::max(1, decimals_for(errors, 2));
    column({group, title}, [&](std::size_t k) {
        return Cell{number(of(k).mean, decimals, sign), Ink::bold};
    });
    column({group, "", Align::left, 1, true}, [&](std::size_t k) {
        return Cell{plus_minus(of(k).standard_error, decimals), Ink::dim};
    });
    if (!with_interval) return;
    column({group, "90 %"}, [&](std::size_t k) {
        return Cell{of(k).quantiles ? interval(*of(k).quantiles, 0, sign) : ""};
    });
}

void ChoiceTable::chances(const std::string& group, const std::string& title,
                          const std::function<std::optional<Probability>(std::size_t)>& of) {
    column({group, title}, [&](std::size_t k) {
        const auto p = of(k);
        return Cell{p ? chance(*p) : "-"};
    });
    column({group, "", Align::left, 2, true}, [&](std::size_t k) {
        const auto p = of(k);
        return Cell{p ? chance_error(*p) : "", Ink::dim};
    });
}

}  // namespace kenesh
