#include "sim/io/study/fit_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include <cmath>
#include <optional>

#include "sim/core/whole_number.hpp"
#include "sim/io/reading/settings.hpp"
#include "sim/io/reading/table_reader.hpp"

namespace kenesh {
namespace {

constexpr double kLargest = 1e12;
constexpr NumberRange kAny{-kLargest, kLargest};

/// A finite decimal number, all of the text.
std::optional<double> parse_number(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    return finite_number(text);
}

void check_range(const FreeKey& key, const Place& place, Diagnostics& mistakes) {
    if (!(key.low < key.high)) {
        mistakes.error(place, fmt::format("a range goes from a number to a larger one, not from {} "
                                          "to {}",
                                          key.low, key.high));
    } else if (!(std::abs(key.low) <= kLargest) || !(std::abs(key.high) <= kLargest)) {
        mistakes.error(place, "a range must be finite");
    }
}

std::optional<FreeKey> read_free(const TableReader& table) {
    table.require("key");
    table.require("range");
    FreeKey out;
    out.key = table.text("key").value_or("");
    out.place = table.place("key");
    const TomlNode* range = table.node("range");
    if (range == nullptr) return std::nullopt;
    const TomlArray* ends = range->array();
    if (ends == nullptr || ends->size() != 2 || !ends->front().number() || !ends->back().number()) {
        table.error("range", "'range' must be two numbers: [0.1, 1.5]");
        return std::nullopt;
    }
    out.low = *ends->front().number();
    out.high = *ends->back().number();
    check_range(out, range->place, table.mistakes());
    if (out.key.empty()) return std::nullopt;
    return out;
}

Target read_target(const TableReader& table, bool tolerance) {
    table.require("measure");
    table.require("value");
    Target out;
    out.measure = table.text("measure").value_or("");
    out.place = table.place("measure");
    out.value = table.number("value", kAny).value_or(0.0);
    if (tolerance) out.tolerance = table.number("tolerance", {0.0, kLargest, true});
    out.note = table.text("note").value_or("");
    return out;
}

void read_file_into(const std::filesystem::path& path, InputFiles& files, FitQuestion& out,
                    Diagnostics& mistakes) {
    const TomlNode* document = files.toml(path, mistakes);
    if (document == nullptr) return;
    const TableReader table(*document->table(), {path.string(), 1, 1}, Section::fit, mistakes);
    for (const TableReader& one : table.tables("free", Section::free_key)) {
        if (auto key = read_free(one)) out.keys.push_back(std::move(*key));
    }
    for (const TableReader& one : table.tables("target", Section::target))
        out.targets.push_back(read_target(one, true));
    for (const TableReader& one : table.tables("check", Section::check)) {
        out.checks.push_back(read_target(one, false));
        out.checks.back().put_in = one.truth("put_in").value_or(false);
    }
}

std::optional<FreeKey> parse_free(const std::string& text, Diagnostics& mistakes) {
    FreeKey out;
    out.place = {"--free " + text, 0, 0};
    const std::size_t equals = text.rfind('=');
    const std::size_t colon = text.rfind(':');
    if (equals != std::string::npos && colon != std::string::npos && colon > equals && equals > 0) {
        const std::string_view all = text;
        const auto low = parse_number(all.substr(equals + 1, colon - equals - 1));
        const auto high = parse_number(all.substr(colon + 1));
        if (low && high) {
            out.key = text.substr(0, equals);
            out.low = *low;
            out.high = *high;
            check_range(out, out.place, mistakes);
            return out;
        }
    }
    mistakes.error(out.place, "a free key is written KEY=LOW:HIGH, with numbers for LOW and HIGH");
    return std::nullopt;
}

std::optional<Target> parse_target(const std::string& text, const std::string& option,
                                   Diagnostics& mistakes) {
    Target out;
    out.place = {option + text, 0, 0};
    const std::size_t equals = text.rfind('=');
    if (equals != std::string::npos && equals > 0) {
        // Tables print the tolerance with a sign of its own, which is also two bytes.
        const std::string_view rest = std::string_view(text).substr(equals + 1);
        const std::size_t sign = std::min(rest.find("+-"), rest.find("\xc2\xb1"));
        const auto value = parse_number(rest.substr(0, sign));
        const bool given = sign != std::string_view::npos;
        if (given) out.tolerance = parse_number(rest.substr(sign + 2));
        if (value && given == out.tolerance.has_value()) {
            out.measure = text.substr(0, equals);
            out.value = *value;
            if (given && !(*out.tolerance > 0.0))
                mistakes.error(out.place, "a tolerance must be above 0");
            return out;
        }
    }
    mistakes.error(out.place, "this is written MEASURE=VALUE or MEASURE=VALUE+-TOLERANCE");
    return std::nullopt;
}

/// The starts: what the scenario says of each key.
void take_starts(const std::filesystem::path& scenario, InputFiles& files, FitQuestion& out,
                 Diagnostics& mistakes) {
    const TomlNode* document = files.toml(scenario, mistakes);
    if (document == nullptr) return;
    for (std::size_t k = 0; k < out.keys.size(); ++k) {
        FreeKey& key = out.keys[k];
        for (std::size_t other = 0; other < k; ++other) {
            if (out.keys[other].key == key.key)
                mistakes.error(key.place, fmt::format("'{}' is free already", key.key));
        }
        const TomlNode* node = find_key(key.key, *document);
        if (node == nullptr) {
            mistakes.error(key.place, fmt::format("the scenario has no key '{}'; write it there "
                                                  "with the value to start from",
                                                  key.key));
        } else if (!node->number()) {
            mistakes.error(key.place,
                           fmt::format("'{}' is {}, not a number", key.key, kind_of(*node)));
        } else {
            key.start = *node->number();
        }
    }
}

}  // namespace

FitQuestion read_fit(const FitSources& sources, InputFiles& files) {
    Diagnostics mistakes;
    FitQuestion out;
    if (!sources.file.empty()) read_file_into(sources.file, files, out, mistakes);
    for (const std::string& text : sources.free) {
        if (auto key = parse_free(text, mistakes)) out.keys.push_back(std::move(*key));
    }
    for (const std::string& text : sources.targets) {
        if (auto target = parse_target(text, "--target ", mistakes))
            out.targets.push_back(std::move(*target));
    }
    for (const std::string& text : sources.checks) {
        auto check = parse_target(text, "--check ", mistakes);
        if (check && check->tolerance)
            mistakes.error(check->place, "a check has no tolerance: it is only compared");
        if (check) out.checks.push_back(std::move(*check));
    }
    const Place place{sources.file.empty() ? "fit" : sources.file.string(), 0, 0};
    if (mistakes.empty() && out.keys.empty())
        mistakes.error(place, "no key is free: name one as --free KEY=LOW:HIGH or in a fit file");
    if (mistakes.empty() && out.targets.empty())
        mistakes.error(place,
                       "there is no target: name one as --target MEASURE=VALUE or in a fit "
                       "file");
    take_starts(sources.scenario, files, out, mistakes);
    mistakes.throw_if_any();
    return out;
}

}  // namespace kenesh
