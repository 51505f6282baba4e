#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/cli/option.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/io/votes/votes_form.hpp"

namespace kenesh {

/// How the files of votes are written.
struct FormOptions {
    std::vector<std::string> columns;
    std::string columns_file;
    std::string separator;
    std::string wide_from;
    std::string decimal;
    bool sum = false;
    std::vector<std::string> drop;
    std::vector<std::string> keep;
    std::vector<std::string> invalid;
    std::vector<std::string> against_all;

    /// Was any of them given?
    [[nodiscard]] bool any() const {
        return !columns.empty() || !columns_file.empty() || !separator.empty() ||
               !wide_from.empty() || !decimal.empty() || sum || !drop.empty() || !keep.empty() ||
               !invalid.empty() || !against_all.empty();
    }
};

/// --columns, --separator and what else says how files of votes are written.
void add_form(Options& words, FormOptions& form);

/// The form that the options say; of those that a file keeps too, theirs stand.
[[nodiscard]] std::optional<VotesForm> form_of(const FormOptions& options, Diagnostics& mistakes);

}  // namespace kenesh
