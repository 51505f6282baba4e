#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/io/reading/table_reader.hpp"
#include "sim/rules/system.hpp"

/// The words of a system file, each beside its value: what reads and what writes takes them here.
namespace kenesh {

template <class Value>
struct Word {
    Value value;
    std::string_view word;
};

inline constexpr std::array kAgainstAllWords{Word<AgainstAll>{AgainstAll::rerun, "rerun"},
                                             Word<AgainstAll>{AgainstAll::ignore, "ignore"},
                                             Word<AgainstAll>{AgainstAll::absent, "absent"}};
inline constexpr std::array kQuotaRoundingWords{
    Word<QuotaRounding>{QuotaRounding::exact, "exact"},
    Word<QuotaRounding>{QuotaRounding::nearest, "nearest"},
    Word<QuotaRounding>{QuotaRounding::down, "down"}};
inline constexpr std::array kThresholdBaseWords{
    Word<ThresholdBase>{ThresholdBase::valid, "valid"},
    Word<ThresholdBase>{ThresholdBase::votes_cast, "votes-cast"},
    Word<ThresholdBase>{ThresholdBase::registered, "registered"}};
inline constexpr std::array kRegionalBaseWords{Word<RegionalBase>{RegionalBase::region, "region"},
                                               Word<RegionalBase>{RegionalBase::nation, "nation"}};
inline constexpr std::array kWomenRoundingWords{
    Word<WomenRounding>{WomenRounding::up, "up"},
    Word<WomenRounding>{WomenRounding::nearest, "nearest"}};

/// The word of a value. Precondition: it is in the table.
template <class Value, std::size_t n>
[[nodiscard]] std::string_view word_of(const std::array<Word<Value>, n>& words, Value value) {
    const auto found = std::find_if(words.begin(), words.end(),
                                    [&](const Word<Value>& w) { return w.value == value; });
    assert(found != words.end() && "every value has its word");
    return found->word;
}

/// The value that a key's word names; nothing where it is missing or wrong, which is recorded.
template <class Value, std::size_t n>
[[nodiscard]] std::optional<Value> read_word(const TableReader& table, std::string_view key,
                                             const std::array<Word<Value>, n>& words) {
    std::vector<std::string> names;
    for (const Word<Value>& one : words)
        names.emplace_back(one.word);
    const auto position = table.word(key, names);
    if (!position) return std::nullopt;
    return words[*position].value;
}

}  // namespace kenesh
