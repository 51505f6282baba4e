#include "sim/io/study/spread_fits.hpp"

#include <fmt/format.h>

#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "sim/io/text/csv_parser.hpp"
#include "sim/io/text/csv_writer.hpp"

namespace kenesh {
namespace {

const std::array<std::string, 13> kColumns{"year",
                                           "districts",
                                           "of",
                                           "form",
                                           "law",
                                           "constant",
                                           "candidates",
                                           "seats",
                                           "quotas",
                                           "constant_error",
                                           "candidates_error",
                                           "seats_error",
                                           "quotas_error"};
enum Name { year_, districts_, of_, form_, law_, terms_, errors_ = terms_ + 4 };

constexpr double kMost = 1000.0;  // of a coefficient

struct Slot {
    std::string_view of;
    std::string_view form;
    SplitFit* fit;
};

std::array<Slot, 6> slots(SplitLaws& laws) {
    return {{{"parties", "normal", &laws.normal.parties},
             {"parties", "gamma", &laws.gamma.parties},
             {"parties", "chosen", &laws.chosen.parties},
             {"independents", "normal", &laws.normal.independents},
             {"independents", "gamma", &laws.gamma.independents},
             {"independents", "chosen", &laws.chosen.independents}}};
}

std::string law_word(const SplitModel& model) {
    if (model.gamma) return "gamma";
    return model.tails == 0 ? "normal" : fmt::format("t{}", model.tails);
}

bool read_law(const std::string& word, SplitModel& model) {
    model.gamma = word == "gamma";
    if (model.gamma || word == "normal") return true;
    if (word.size() != 2 || word[0] != 't' || word[1] < '3' || word[1] > '8') return false;
    model.tails = word[1] - '0';
    return true;
}

class Reader {
public:
    Reader(const CsvSheet& in, Diagnostics& mistakes) : in_(in), mistakes_(mistakes) {}

    void row(const std::vector<CsvCell>& cells) {
        const auto year = whole_cell(in_.table, in_.cell(cells, year_), 1, 9999, mistakes_);
        const auto districts =
            whole_cell(in_.table, in_.cell(cells, districts_), 1, 1'000'000, mistakes_);
        if (year) laws_.year = static_cast<int>(*year);
        if (districts) laws_.districts = static_cast<std::size_t>(*districts);
        const CsvCell& of = in_.cell(cells, of_);
        const CsvCell& form = in_.cell(cells, form_);
        for (const Slot& slot : slots(laws_)) {
            if (slot.of != of.text || slot.form != form.text) continue;
            if (!seen_.emplace(of.text, form.text).second)
                mistakes_.error(in_.table.place(form), "this form stands above already");
            read_fit(cells, *slot.fit);
            return;
        }
        mistakes_.error(in_.table.place(of),
                        "must be parties or independents, of the form normal, gamma or chosen");
    }

    SplitLaws take() {
        for (const Slot& slot : slots(laws_))
            if (!seen_.contains({std::string(slot.of), std::string(slot.form)}))
                mistakes_.error({in_.table.file, 1, 1},
                                fmt::format("has no row of {}, {}", slot.of, slot.form));
        return laws_;
    }

private:
    void read_fit(const std::vector<CsvCell>& cells, SplitFit& fit) {
        const CsvCell& law = in_.cell(cells, law_);
        if (!read_law(law.text, fit.model))
            mistakes_.error(in_.table.place(law), "must be normal, gamma or t3 to t8");
        const std::array<bool*, kSplitTerms> used{nullptr, &fit.model.size, &fit.model.magnitude,
                                                  &fit.model.quotas};
        for (std::size_t j = 0; j < kSplitTerms; ++j) {
            if (used[j] != nullptr) *used[j] = !in_.cell(cells, terms_ + j).text.empty();
            if (used[j] != nullptr && !*used[j]) continue;
            const auto term =
                number_cell(in_.table, in_.cell(cells, terms_ + j), -kMost, kMost, mistakes_);
            const auto error =
                number_cell(in_.table, in_.cell(cells, errors_ + j), 0.0, kMost, mistakes_);
            fit.coefficients[j] = term.value_or(0.0);
            fit.errors[j] = error.value_or(0.0);
        }
    }

    const CsvSheet& in_;
    Diagnostics& mistakes_;
    SplitLaws laws_;
    std::set<std::pair<std::string, std::string>> seen_;
};

}  // namespace

std::optional<SplitLaws> read_spread_fits(const std::filesystem::path& path,
                                          Diagnostics& mistakes) {
    const Diagnostics::Mark before(mistakes);
    const auto in = read_sheet(path, kColumns, OtherColumns::refused, mistakes);
    if (!in) return std::nullopt;
    Reader reader(*in, mistakes);
    for (const std::vector<CsvCell>& row : in->table.rows)
        reader.row(row);
    const SplitLaws laws = reader.take();
    if (!before.clean()) return std::nullopt;
    return laws;
}

std::string spread_fits_csv(const SplitLaws& laws) {
    CsvWriter csv;
    for (const std::string& name : kColumns)
        csv.text(name);
    csv.end_line();
    SplitLaws copy = laws;
    for (const Slot& slot : slots(copy)) {
        const SplitModel& model = slot.fit->model;
        csv.number(static_cast<std::int64_t>(laws.year));
        csv.number(static_cast<std::int64_t>(laws.districts));
        csv.text(slot.of).text(slot.form).text(law_word(model));
        const std::array<bool, kSplitTerms> used{true, model.size, model.magnitude, model.quotas};
        for (const auto* numbers : {&slot.fit->coefficients, &slot.fit->errors})
            for (std::size_t j = 0; j < kSplitTerms; ++j) {
                if (used[j])
                    csv.number((*numbers)[j]);
                else
                    csv.empty();
            }
        csv.end_line();
    }
    return csv.take();
}

}  // namespace kenesh
