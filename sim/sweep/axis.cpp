#include "sim/sweep/axis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "sim/core/whole_number.hpp"

namespace kenesh {
namespace {

constexpr std::int64_t kMostValues = 1'000'000;
constexpr std::size_t kMostDigits = 18;  ///< 10^18 twice is below 2^63

/// mantissa * 10^-decimals
struct Decimal {
    std::int64_t mantissa = 0;
    std::size_t decimals = 0;
    bool fits = true;  ///< it has no more digits than a mantissa holds
};

std::optional<Decimal> parse_decimal(std::string_view text) {
    std::string digits;  // without zeros before them
    Decimal out;
    bool point = false, any = false;
    const bool negative = !text.empty() && text.front() == '-';
    if (negative) text.remove_prefix(1);
    for (const char c : text) {
        if (c == '.' && !point) {
            point = true;
        } else if (c >= '0' && c <= '9') {
            any = true;
            if (c != '0' || !digits.empty()) digits += c;
            if (point) ++out.decimals;
        } else {
            return std::nullopt;
        }
    }
    if (!any) return std::nullopt;
    out.fits = digits.size() <= kMostDigits;
    if (!out.fits) return out;
    std::from_chars(digits.data(), digits.data() + digits.size(), out.mantissa);
    if (negative) out.mantissa = -out.mantissa;
    return out;
}

/// In units of the last of so many decimals; nothing where that has more digits than fit.
std::optional<std::int64_t> scaled(Decimal d, std::size_t decimals) {
    constexpr std::int64_t kMost = 1'000'000'000'000'000'000;
    if (!d.fits) return std::nullopt;
    for (; d.decimals < decimals && d.mantissa != 0; ++d.decimals) {
        if (std::abs(d.mantissa) >= kMost / 10) return std::nullopt;
        d.mantissa *= 10;
    }
    return d.mantissa;
}

double scaled_to(std::int64_t mantissa, std::size_t decimals) {
    return static_cast<double>(mantissa) / std::pow(10.0, static_cast<double>(decimals));
}

std::string decimal_text(std::int64_t mantissa, std::size_t decimals) {
    std::string digits = fmt::format("{:0{}}", mantissa < 0 ? -mantissa : mantissa, decimals + 1);
    if (decimals > 0) digits.insert(digits.size() - decimals, ".");
    return mantissa < 0 ? "-" + digits : digits;
}

std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> parts(1);
    bool quoted = false;
    int depth = 0;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (!quoted && c == '[') ++depth;
        if (!quoted && c == ']') --depth;
        if (c == at && !quoted && depth == 0) {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

/// The links of "a=1,2+b=3,4": a '+' begins another where a key follows, not where a number does.
std::vector<std::string> links(const std::string& text) {
    std::vector<std::string> out;
    for (std::string& part : split(text, '+')) {
        const bool key = !part.empty() && part.find('=') != std::string::npos &&
                         !(part.front() >= '0' && part.front() <= '9');
        if (out.empty() || key) {
            out.push_back(std::move(part));
        } else {
            out.back() += "+" + part;
        }
    }
    return out;
}

struct Link {
    std::string key;
    std::string values;
};

std::optional<Link> parse_link(const std::string& text, const Place& place, Diagnostics& mistakes) {
    const auto parts = split(text, '=');
    if (parts.size() == 2 && !parts[0].empty() && !parts[1].empty())
        return Link{parts[0], parts[1]};
    mistakes.error(place, fmt::format("'{}' is not of the form key=from:to:step, key=a,b,c or "
                                      "key=low:high",
                                      text));
    return std::nullopt;
}

bool add_link(const Link& link, const Place& place, bool first, AxisText& axis,
              Diagnostics& mistakes) {
    const auto values = split(link.values, ',');
    axis.keys.push_back(link.key);
    if (first) axis.values.resize(values.size());
    if (values.size() != axis.values.size()) {
        mistakes.error(place,
                       fmt::format("'{}' has {} values, '{}' has {}: keys that move together "
                                   "have as many",
                                   axis.keys.front(), axis.values.size(), link.key, values.size()));
        return false;
    }
    for (std::size_t i = 0; i < values.size(); ++i)
        axis.values[i].push_back(values[i]);
    return true;
}

/// A step that leaves one value, for which the range stands as five.
void too_wide(const std::array<std::string, 3>& steps, double way, const Place& place,
              Diagnostics& mistakes) {
    mistakes.error(place,
                   fmt::format("the step of {} is wider than the way from {} to {}", steps[2],
                               steps[0], steps[1]),
                   fmt::format("{}:{}:{:g}", steps[0], steps[1], way / 4.0));
}

std::optional<std::vector<std::vector<std::string>>> stepped(
    const std::array<std::string, 3>& steps, const Place& place, Diagnostics& mistakes) {
    const auto from = parse_decimal(steps[0]);
    const auto to = parse_decimal(steps[1]);
    const auto step = parse_decimal(steps[2]);
    if (!from || !to || !step) {
        mistakes.error(place, fmt::format("'{}:{}:{}' must be three decimal numbers", steps[0],
                                          steps[1], steps[2]));
        return std::nullopt;
    }
    const std::size_t decimals = std::max({from->decimals, to->decimals, step->decimals});
    const auto first = scaled(*from, decimals);
    const auto last = scaled(*to, decimals);
    const auto by = scaled(*step, decimals);
    if (!first || !last || !by) {
        mistakes.error(
            place, fmt::format("the numbers of '{}:{}:{}' have more digits together than the {} "
                               "that fit",
                               steps[0], steps[1], steps[2], kMostDigits));
        return std::nullopt;
    }
    // At most 10^18 each, so that no difference overflows.
    const std::int64_t count = *by == 0 ? -1 : (*last - *first) / *by;
    if (count < 0 || (*last != *first && (*last > *first) != (*by > 0)) || count >= kMostValues) {
        mistakes.error(place, fmt::format("no steps of {} lead from {} to {}, or too many",
                                          steps[2], steps[0], steps[1]));
        return std::nullopt;
    }
    if (count == 0 && *last != *first) {
        too_wide(steps, scaled_to(*last - *first, decimals), place, mistakes);
        return std::nullopt;
    }
    std::vector<std::vector<std::string>> out;
    for (std::int64_t i = 0; i <= count; ++i)
        out.push_back({decimal_text(*first + i * *by, decimals)});
    return out;
}

std::optional<AxisRange> range_of(const std::array<std::string, 2>& ends, const Place& place,
                                  Diagnostics& mistakes) {
    AxisRange out;
    out.whole = true;
    double* to[] = {&out.low, &out.high};
    for (std::size_t i = 0; i < 2; ++i) {
        const std::string& text = ends[i];
        const auto value = finite_number(text);
        if (!value) {
            mistakes.error(place, fmt::format("'{}' is no number", text));
            return std::nullopt;
        }
        *to[i] = *value;
        out.whole = out.whole && text.find_first_of(".eE") == std::string::npos;
    }
    if (out.low < out.high) return out;
    mistakes.error(place, fmt::format("the range {}:{} goes from less to more", ends[0], ends[1]));
    return std::nullopt;
}

}  // namespace

std::optional<AxisText> parse_axis(const std::string& text, Diagnostics& mistakes) {
    AxisText axis;
    axis.place = {"--vary " + text, 0, 0};
    const auto parts = links(text);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto link = parse_link(parts[i], axis.place, mistakes);
        if (!link) return std::nullopt;
        const auto bounds = split(link->values, ':');
        if (parts.size() == 1 && bounds.size() > 1) {
            axis.keys = {link->key};
            if (bounds.size() == 2) {
                axis.range = {bounds[0], bounds[1]};
            } else if (bounds.size() == 3) {
                axis.steps = {bounds[0], bounds[1], bounds[2]};
            } else {
                mistakes.error(axis.place, "a range has two numbers, or three with a step");
                return std::nullopt;
            }
        } else if (!add_link(*link, axis.place, i == 0, axis, mistakes)) {
            return std::nullopt;
        }
    }
    return axis;
}

std::optional<Axis> axis_of(const AxisText& text, Diagnostics& mistakes) {
    if (text.keys.empty()) return std::nullopt;
    Axis axis{text.name.empty() ? text.keys.front() : text.name, text.keys, text.values, {}};
    if (text.steps) {
        auto values = stepped(*text.steps, text.place, mistakes);
        if (!values) return std::nullopt;
        axis.values = std::move(*values);
    } else if (text.range) {
        axis.range = range_of(*text.range, text.place, mistakes);
        if (!axis.range) return std::nullopt;
    } else if (axis.values.empty()) {
        mistakes.error(text.place, "an axis needs values");
        return std::nullopt;
    }
    return axis;
}

}  // namespace kenesh
