#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "sim/core/diagnostics.hpp"
#include "sim/io/text/input_files.hpp"
#include "sim/io/text/toml_node.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

/// What a part of a scenario is read against. A system on its own has neither geography nor
/// choices: then names of districts and choices cannot be checked.
struct ReadContext {
    std::filesystem::path folder;  ///< that paths are relative to
    const Geography* geography = nullptr;
    const std::vector<Choice>* choices = nullptr;
    Diagnostics* mistakes = nullptr;
    InputFiles* files = nullptr;  ///< where what is named is opened
};

/// The path that a text of the document names, relative to the context's folder, or to where a
/// setting was written. Precondition: a text.
[[nodiscard]] std::filesystem::path named_path(const ReadContext& context, const TomlNode& name);

/// The table that a text of the document names. Null, and mistakes, if it cannot be read: what is
/// wrong with the file itself is told where it is named.
[[nodiscard]] const CsvTable* named_table(const ReadContext& context, const TomlNode& name);
[[nodiscard]] const TomlNode* named_document(const ReadContext& context, const TomlNode& name);

/// Position of the choice of that id. Otherwise nothing, and a mistake with a suggestion.
[[nodiscard]] std::optional<std::size_t> find_choice(std::span<const Choice> choices,
                                                     const std::string& id, const Place& place,
                                                     Diagnostics& mistakes);

/// "'a', 'b' and 5 more": no more than eight of them.
[[nodiscard]] std::string some_of(std::span<const std::string> names);

/// Names that are asked for again and again, as the rows of a table do.
class Names {
public:
    /// The list must outlive the names.
    explicit Names(std::span<const std::string> list);
    /// Position in the list. Otherwise nothing, and a mistake "unknown <what> 'x'".
    [[nodiscard]] std::optional<std::size_t> find(const std::string& name, const char* what,
                                                  const Place& place, Diagnostics& mistakes) const;

private:
    std::span<const std::string> list_;
    std::unordered_map<std::string_view, std::size_t> position_;
};

/// Position of one name in a list. Otherwise nothing, and a mistake "unknown <what> 'x'".
[[nodiscard]] std::optional<std::size_t> find_name(std::span<const std::string> names,
                                                   const std::string& name, const char* what,
                                                   const Place& place, Diagnostics& mistakes);

/// A share as parts per million, to the nearest.
[[nodiscard]] std::int64_t parts_per_million(double share) noexcept;

}  // namespace kenesh
