#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "sim/core/diagnostics.hpp"
#include "sim/returns/sntv_lists.hpp"

// year,district,seats,women_min,party,candidates,women,votes,won: the sums over candidates that are
// shipped in place of an election's votes.
namespace kenesh {

struct SntvListsFile {
    int year = 0;
    SntvLists lists;
    friend bool operator==(const SntvListsFile&, const SntvListsFile&) = default;
};

/// Every mistake is recorded: rows of several years, a district's rows apart or with differing
/// seats, more women or seats than candidates, a list twice.
[[nodiscard]] std::optional<SntvListsFile> read_sntv_lists(const std::filesystem::path& path,
                                                           Diagnostics& mistakes);

[[nodiscard]] std::string sntv_lists_csv(const SntvListsFile& file);

}  // namespace kenesh
