#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/io/text/csv_table.hpp"
#include "sim/returns/returns.hpp"

namespace kenesh {

/// A choice of the last election.
struct LastChoice {
    std::string id;
    std::string name;                 ///< as the file of votes has it
    std::vector<std::int64_t> votes;  ///< per place
    std::vector<int> candidates;      ///< per place; of lists: 0
    [[nodiscard]] std::int64_t total() const;
};

/// A place that votes were told by: a district.
struct LastPlace {
    std::string name;
    int seats = 0;
    std::int64_t votes = 0;       ///< valid
    std::int64_t registered = 0;  ///< 0: not known
};

/// What a new scenario takes from the last election.
struct LastResults {
    std::vector<LastPlace> places;
    std::vector<LastChoice> parties;  ///< most votes first
    std::optional<LastChoice> independents;
    std::optional<LastChoice> against_all;
    std::int64_t invalid = 0;
    bool candidates = false;              ///< votes of candidates, not of lists
    std::vector<DistrictReturn> ballots;  ///< who stood, where that is known
    std::vector<std::string> notes;
    [[nodiscard]] std::int64_t votes() const;
    [[nodiscard]] int seats() const;
};

/// Sums returns by place and choice. Names become ids: small letters, digits and hyphens. `file`:
/// where mistakes are, as votes that no place has.
[[nodiscard]] LastResults last_results(const Returns& returns, const std::string& file,
                                       Diagnostics& mistakes);

/// Reads seats, and registered voters if they are there, of each place:
/// district,seats[,registered].
void read_seats_by(const CsvTable& table, LastResults& results, Diagnostics& mistakes);

/// Shares a house out to the places by registered voters, or by votes where these are not known
/// (Sainte-Lague, at least one each).
void apportion_house(int house, LastResults& results);

}  // namespace kenesh
