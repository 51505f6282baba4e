#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/io/reading/table_reader.hpp"
#include "sim/io/scenario/strengths.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

/// [poll] as it was read, before the choices are known.
struct ReadPoll {
    struct Share {
        std::string id;
        double value = 0.0;
        Place place;
    };
    std::vector<Share> shares;
    Poll poll;  ///< without shares
    Place place;
    bool sound = true;  ///< read without a mistake
    [[nodiscard]] const Share* find(std::string_view id) const;
};

/// Nothing where there is no [poll].
[[nodiscard]] std::optional<ReadPoll> read_poll(const TableReader& scenario);

/// Are all its choices known, and was it read without a mistake? Unknown ones are mistakes.
[[nodiscard]] bool check_poll(const ReadPoll& read, std::span<const Choice> choices,
                              Diagnostics& mistakes);

/// The poll with its shares by choice. Gives the choices in it its mean strengths, as if they were
/// set from outside. Nothing and a mistake for strengths set as well, and for shares of all choices
/// that do not sum to 1. Precondition: check_poll() found nothing.
[[nodiscard]] std::optional<Poll> apply_poll(const ReadPoll& read, std::span<const Choice> choices,
                                             std::span<StrengthInput> strengths,
                                             Diagnostics& mistakes);

}  // namespace kenesh
