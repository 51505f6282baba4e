#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace kenesh {

/// The tables that scenario, system and fit files are made of.
enum class Section : std::uint8_t {
    scenario,
    turnout,
    poll,
    uncertainty,
    correlation,
    party,
    independents,
    against_all,
    bloc,
    choice_uncertainty,
    contest,
    choice_contest,
    contest_uncertainty,
    system,
    district_tier,
    list_tier,
    sweep,
    sweep_axis,
    fit,
    free_key,
    target,
    check,
    votes_form,
    prior
};

/// keys.txt as it was when the program was built (cmake/KeneshEmbed.cmake).
extern const std::string_view kKeyTable;

/// A line of keys.txt. The last three as in the documentation, in Markdown.
struct KeyRow {
    std::string_view key;
    std::string_view type;  ///< as key_type.hpp reads it
    std::string_view what;
    std::string_view range;
    std::string_view fallback;  ///< what counts where the key is not there
};

/// What a table of a file may hold. docs/scenario.md has a line for each key.
struct SectionKeys {
    Section section;
    std::string_view id;    ///< as keys.txt names it
    std::string_view name;  ///< as messages and the documentation name the table
    std::string_view path;  ///< where settings find it: "party.ID"; "": at the top
    std::span<const std::string_view> keys;
    std::span<const KeyRow> rows;  ///< of the same keys
};

/// All sections in the order of Section. Keys of tables whose keys are names of the user's own
/// (lean, list_transfer, candidates, coalition_thresholds, strengths of a contest) are not here.
[[nodiscard]] std::span<const SectionKeys> section_keys() noexcept;

[[nodiscard]] const SectionKeys& keys_of(Section section) noexcept;

}  // namespace kenesh
