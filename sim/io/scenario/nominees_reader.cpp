#include "sim/io/scenario/nominees_reader.hpp"

#include <fmt/format.h>

#include <charconv>

#include "sim/model/limits.hpp"

namespace kenesh {
namespace {

std::optional<int> seats_of(const TomlEntry& entry) {
    int seats = 0;
    const char* end = entry.key.data() + entry.key.size();
    const auto [stop, error] = std::from_chars(entry.key.data(), end, seats);
    if (error != std::errc{} || stop != end || seats < 1 || seats > kMostDistrictSeats)
        return std::nullopt;
    return seats;
}

std::optional<int> number_of(const TomlNode& node) {
    const auto* whole = std::get_if<std::int64_t>(&node.value);
    if (whole == nullptr || *whole < 0 || *whole > kMostNominees) return std::nullopt;
    return static_cast<int>(*whole);
}

Nominees read_by_seats(const TomlTable& rows, Diagnostics& mistakes) {
    Nominees out;
    for (const TomlEntry& entry : rows.entries) {
        const auto seats = seats_of(entry);
        const auto number = number_of(entry.node);
        if (!seats)
            mistakes.error(entry.place, fmt::format("seats of a district are a whole number from 1 "
                                                    "to {}, not '{}'",
                                                    kMostDistrictSeats, entry.key));
        if (!number)
            mistakes.error(entry.node.place, fmt::format("candidates in a district are a whole "
                                                         "number from 0 to {}",
                                                         kMostNominees));
        if (seats && number) out.by_seats.emplace(*seats, *number);
    }
    return out;
}

}  // namespace

std::optional<Nominees> read_nominees(const TableReader& table, std::string_view key) {
    const TomlNode* node = table.node(key);
    if (node == nullptr) return std::nullopt;
    if (const std::string* word = node->text()) {
        Nominees seats;
        seats.as_seats = true;
        if (*word == "seats") return seats;
        table.error(key, fmt::format("'{}' must be a whole number, \"seats\" or a table by seats "
                                     "like {{ 2 = 1, 5 = 3 }}, not '{}'",
                                     key, *word));
        return std::nullopt;
    }
    if (const TomlTable* rows = node->table()) {
        const Diagnostics::Mark before(table.mistakes());
        Nominees by_seats = read_by_seats(*rows, table.mistakes());
        if (rows->entries.empty()) table.error(key, fmt::format("'{}' has no row", key));
        if (!before.clean()) return std::nullopt;
        return by_seats;
    }
    const auto number = table.whole(key, 0, kMostNominees);
    if (!number) return std::nullopt;
    return Nominees(static_cast<int>(*number));
}

}  // namespace kenesh
