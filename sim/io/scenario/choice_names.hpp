#pragma once

#include <string>
#include <vector>

namespace kenesh {

/// A choice or a bloc as a scenario's text names it.
struct ChoiceName {
    std::string id;
    std::string name;
    std::string color;  ///< "#rrggbb" or ""
};

/// Parties, independents and blocs of a scenario's text, in its order, without reading its tables.
/// What is no such text has none.
[[nodiscard]] std::vector<ChoiceName> choice_names(const std::string& scenario);

/// Its systems, if it holds them as those of stores and of result folders do; without colours.
[[nodiscard]] std::vector<ChoiceName> system_names(const std::string& scenario);

}  // namespace kenesh
