#include "sim/io/system/threshold_reader.hpp"

#include <fmt/format.h>

#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "sim/core/range.hpp"
#include "sim/io/reading/read_context.hpp"
#include "sim/io/system/words.hpp"
#include "sim/model/limits.hpp"

namespace kenesh {
namespace {

constexpr std::int64_t kMostVotesAsked = std::int64_t{1} << 31;

std::optional<std::int64_t> whole_text(std::string_view text) {
    std::int64_t value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool good = error == std::errc{} && stop == text.data() + text.size() && value >= 0 &&
                      value <= kMostVotesAsked;
    return good ? std::optional(value) : std::nullopt;
}

/// Reads a number or a fraction into `share`; what is wrong with it, or nothing.
std::string share_fault(const TomlNode& node, Share& share) {
    if (const std::string* text = node.text()) {
        const std::size_t slash = text->find('/');
        const std::string_view view(*text);
        const auto part = whole_text(view.substr(0, std::min(slash, view.size())));
        const auto of =
            slash == std::string::npos ? std::nullopt : whole_text(view.substr(slash + 1));
        if (!part || !of || *of == 0 || *part > *of)
            return fmt::format("must be a number from 0 to 1 or a fraction as \"1/150\", not '{}'",
                               *text);
        share = Share(*part, *of);
        return {};
    }
    const auto number = node.number();
    if (!number) return fmt::format("must be a number, not {}", kind_of(node));
    if (std::string fault = range_fault(*number, kShare); !fault.empty()) return fault;
    share = ppm(parts_per_million(*number));
    return {};
}

Share read_share(const TableReader& table, std::string_view key) {
    Share share;
    const TomlNode* node = table.node(key);
    if (node == nullptr) return share;
    if (const std::string fault = share_fault(*node, share); !fault.empty())
        table.error(key, fmt::format("'{}' {}", key, fault));
    return share;
}

std::map<int, Share> read_coalitions(const TableReader& table) {
    std::map<int, Share> out;
    for (const TomlEntry& entry : table.entries("coalition_thresholds")) {
        int members = 0;
        const char* end = entry.key.data() + entry.key.size();
        const auto [stop, error] = std::from_chars(entry.key.data(), end, members);
        if (error != std::errc{} || stop != end || members < 2 || members > kMostMembers) {
            table.mistakes().error(entry.place,
                                   fmt::format("a coalition has from 2 to {} members, not '{}'",
                                               kMostMembers, entry.key));
            continue;
        }
        Share share;
        const std::string fault = share_fault(entry.node, share);
        if (!fault.empty()) {
            table.mistakes().error(entry.node.place, "a coalition's threshold " + fault);
        } else {
            out[members] = share;
        }
    }
    return out;
}

}  // namespace

Threshold read_threshold(const TableReader& table) {
    Threshold out;
    out.national = read_share(table, "threshold");
    out.regional = read_share(table, "regional_threshold");
    out.district = read_share(table, "district_threshold");
    out.votes = table.whole("threshold_votes", 1, kMostVotesAsked).value_or(0);
    out.base =
        read_word(table, "threshold_base", kThresholdBaseWords).value_or(ThresholdBase::valid);
    out.regional_base =
        read_word(table, "regional_base", kRegionalBaseWords).value_or(RegionalBase::region);
    out.district_seats =
        static_cast<int>(table.whole("threshold_seats", 1, kMostListSeats).value_or(0));
    out.coalitions = read_coalitions(table);
    return out;
}

}  // namespace kenesh
