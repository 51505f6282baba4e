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

/// What a table of a file may hold. docs/scenario.md has a line for each key.
struct SectionKeys {
    Section section;
    std::string_view name;  ///< as messages and the documentation name the table
    std::span<const std::string_view> keys;
};

/// All sections in the order of Section. Keys of tables whose keys are names of the user's own
/// (lean, list_transfer, candidates, coalition_thresholds, strengths of a contest) are not here.
[[nodiscard]] std::span<const SectionKeys> section_keys() noexcept;

[[nodiscard]] const SectionKeys& keys_of(Section section) noexcept;

}  // namespace kenesh
