#include "sim/cli/form_options.hpp"

namespace kenesh {

std::optional<VotesForm> form_of(const FormOptions& options, Diagnostics& mistakes) {
    if (!options.any()) return std::nullopt;
    VotesForm form;
    if (!options.columns_file.empty()) read_votes_form(options.columns_file, form, mistakes);
    if (!options.columns.empty()) form.columns.clear();
    for (const std::string& text : options.columns)
        read_columns(text, {"--columns", 0, 0}, form, mistakes);
    if (!options.separator.empty()) form.separator = separator_of(options.separator);
    if (!options.wide_from.empty()) read_wide(options.wide_from, form);
    if (!options.decimal.empty())
        form.decimal = options.decimal == "comma" ? DecimalMark::comma : DecimalMark::point;
    form.sum = form.sum || options.sum;
    const auto append = [](std::vector<std::string>& to, const std::vector<std::string>& more) {
        to.insert(to.end(), more.begin(), more.end());
    };
    append(form.drop, options.drop);
    append(form.keep, options.keep);
    append(form.invalid, options.invalid);
    append(form.against_all, options.against_all);
    return form;
}

void add_form(Options& words, FormOptions& form) {
    words.texts("--columns", "ROLE=NAME,...", form.columns,
                "what columns are called that hold district, region, candidate, choice, gender, "
                "votes or members; A+B: two that stand together; 'Name *': Name 1, Name 2, ...");
    words
        .text("--columns-file", "FILE", form.columns_file,
              "a file that keeps --columns and the options below")
        .is(ValueKind::file);
    words.word("--separator", "CHAR", "of cells: , ; | or tab, where the header does not tell it",
               [&form](const std::string& text) {
                   form.separator = text;
                   return separator_of(text) ? std::string() : "a separator is , ; | or tab";
               });
    words.text("--wide-from", "COLUMN[:LAST]", form.wide_from,
               "from this column on every one is a choice's, or a candidate's");
    words.flag("--sum", form.sum, "rows of one district, candidate and choice are parts of a sum");
    words.word("--decimal", "point|comma", "the mark before parts of a vote, where it is in doubt",
               [&form](const std::string& text) {
                   form.decimal = text;
                   return text == "point" || text == "comma" ? std::string()
                                                             : "it is point or comma";
               });
    words.texts("--drop", "NAME", form.drop, "rows of this name are left out (repeatable)");
    words.texts("--keep", "NAME", form.keep,
                "this name is a candidate or list, whatever it looks like (repeatable)");
    words.texts("--invalid", "NAME", form.invalid, "rows of this name are invalid votes");
    words.texts("--against-all", "NAME", form.against_all,
                "rows of this name are votes against all");
}

}  // namespace kenesh
