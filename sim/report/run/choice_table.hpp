#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/report/paper/table.hpp"
#include "sim/summary/summary.hpp"

namespace kenesh {

/// Choices that can win seats, those with most seats in the first system first; independents last.
[[nodiscard]] std::vector<std::size_t> shown_choices(const Summary& summary);

/// "kg-2025 (new)": the system's id and its part in the comparison, if there is one.
[[nodiscard]] std::string system_label(const Summary& summary, std::size_t system);

using SpreadOf = std::function<const Spread&(std::size_t choice)>;

/// Builds a table of one row per shown choice, column by column.
class ChoiceTable {
public:
    ChoiceTable(const Summary& summary, std::string title);
    /// Of rows of other names, numbered from 0 in place of choices.
    ChoiceTable(std::string title, const std::string& heads, std::span<const std::string> names);

    void column(Column column, const std::function<Cell(std::size_t choice)>& cell);
    /// A mean with its standard error, and, if asked, the middle 90 % of runs.
    void spread(const std::string& group, const std::string& title, const SpreadOf& of,
                bool with_interval, bool sign = false);
    /// A chance with its 95 % interval; "-" for choices that cannot have it.
    void chances(const std::string& group, const std::string& title,
                 const std::function<std::optional<Probability>(std::size_t choice)>& of);

    [[nodiscard]] const Table& table() const noexcept { return table_; }

private:
    std::vector<std::size_t> shown_;
    Table table_;
};

}  // namespace kenesh
