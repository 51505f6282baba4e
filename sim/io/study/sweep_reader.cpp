#include "sim/io/study/sweep_reader.hpp"

#include <fmt/format.h>

#include <array>
#include <limits>

#include "sim/engine/tally/tally_layout.hpp"
#include "sim/io/reading/table_reader.hpp"
#include "sim/io/text/input_files.hpp"
#include "sim/io/text/toml_document.hpp"

namespace kenesh {
namespace {

constexpr std::int64_t kMostPoints = 1'000'000;

/// A value as it would be written behind "=" on the command line; nothing and a mistake for what
/// no setting takes.
std::optional<std::string> value_text(const TomlNode& node, Diagnostics& mistakes) {
    if (const auto* truth = std::get_if<bool>(&node.value)) return *truth ? "true" : "false";
    if (const auto* whole = std::get_if<std::int64_t>(&node.value))
        return fmt::format("{}", *whole);
    if (const auto* real = std::get_if<double>(&node.value)) return fmt::format("{}", *real);
    if (const std::string* text = node.text()) return fmt::format("\"{}\"", *text);
    if (const TomlArray* array = node.array()) {
        std::string all;
        for (const TomlNode& part : *array) {
            const auto one = value_text(part, mistakes);
            if (!one) return std::nullopt;
            all += (all.empty() ? "" : ", ") + *one;
        }
        return "[" + all + "]";
    }
    mistakes.error(
        node.place,
        fmt::format("a value must be a number, a text, true or false, not {}", kind_of(node)));
    return std::nullopt;
}

/// One value for each key: a value alone where there is one key.
void read_value(const TomlNode& node, AxisText& axis, Diagnostics& mistakes) {
    std::vector<std::string> texts;
    if (axis.keys.size() == 1) {
        if (const auto text = value_text(node, mistakes)) texts.push_back(*text);
    } else if (node.array() == nullptr || node.array()->size() != axis.keys.size()) {
        mistakes.error(node.place, fmt::format("a value of an axis with {} keys is a list of {}",
                                               axis.keys.size(), axis.keys.size()));
        return;
    } else {
        for (const TomlNode& part : *node.array()) {
            if (const auto text = value_text(part, mistakes)) texts.push_back(*text);
        }
    }
    if (texts.size() == axis.keys.size()) axis.values.push_back(std::move(texts));
}

std::string number_text(const TableReader& table, std::string_view key, Diagnostics& mistakes) {
    table.require(key);
    const TomlNode* node = table.node(key);
    if (node == nullptr) return {};
    if (!node->number()) {
        mistakes.error(node->place, fmt::format("'{}' must be a number", key));
        return {};
    }
    return value_text(*node, mistakes).value_or("");
}

void read_keys(const TableReader& table, AxisText& axis) {
    if (table.has("key") == table.has("keys")) {
        table.error("key", "an axis has either 'key' or 'keys'");
        return;
    }
    if (const auto key = table.text("key")) axis.keys = {*key};
    for (const PlacedText& key : table.texts("keys"))
        axis.keys.push_back(key.text);
}

AxisText read_axis(const TableReader& table) {
    Diagnostics& mistakes = table.mistakes();
    AxisText axis;
    axis.place = table.place();
    read_keys(table, axis);
    axis.name = table.text("name").value_or("");
    const int ways = static_cast<int>(table.has("values")) + static_cast<int>(table.has("from")) +
                     static_cast<int>(table.has("low"));
    if (ways != 1) {
        mistakes.error(table.place(),
                       "an axis has one of: values; from, to and step; low and high");
    } else if (table.has("from")) {
        axis.steps = {number_text(table, "from", mistakes), number_text(table, "to", mistakes),
                      number_text(table, "step", mistakes)};
    } else if (table.has("low")) {
        axis.range = {number_text(table, "low", mistakes), number_text(table, "high", mistakes)};
    } else if (const TomlNode* values = table.node("values"); values->array() == nullptr) {
        table.error("values", "'values' must be a list");
    } else {
        for (const TomlNode& node : *values->array())
            read_value(node, axis, mistakes);
    }
    return axis;
}

void read_settings(const TableReader& table, SweepFile& out) {
    for (const TomlEntry& entry : table.entries("set")) {
        if (const auto text = value_text(entry.node, table.mistakes()))
            out.settings.push_back(entry.key + "=" + *text);
    }
    if (const auto runs = table.whole("runs", 1, kMostRuns))
        out.settings.push_back(fmt::format("runs={}", *runs));
    if (const auto seed = table.whole("seed", 0, std::numeric_limits<std::int64_t>::max()))
        out.settings.push_back(fmt::format("seed={}", *seed));
}

}  // namespace

bool is_sweep_file(const std::filesystem::path& path) {
    Diagnostics ignored;
    const auto node = read_toml(path, ignored);
    return node && node->table() != nullptr && node->table()->find("axis") != nullptr;
}

SweepFile read_sweep_file(const std::filesystem::path& path) {
    Diagnostics mistakes;
    SweepFile out;
    const auto node = read_toml(path, mistakes);
    if (node) {
        const TableReader table(*node->table(), {path.string(), 1, 1}, Section::sweep, mistakes);
        table.require("scenario");
        if (const auto scenario = table.text("scenario"))
            out.scenario = resolve(path.parent_path(), *scenario);
        (void)table.text("title");
        static const std::array<std::string, 3> kDesigns{"grid", "latin-hypercube", "sobol"};
        if (const auto design = table.word("design", kDesigns)) out.design = kDesigns[*design];
        out.points = table.whole("points", 1, kMostPoints);
        out.design_seed = static_cast<std::uint64_t>(
            table.whole("design_seed", 0, std::numeric_limits<std::int64_t>::max()).value_or(1));
        out.precision = table.number("precision", {0.0, 1000.0}).value_or(0.0);
        read_settings(table, out);
        for (const TableReader& axis : table.tables("axis", Section::sweep_axis))
            out.axes.push_back(read_axis(axis));
        if (out.axes.empty()) mistakes.error({path.string(), 1, 1}, "a sweep needs an [[axis]]");
    }
    mistakes.throw_if_any();
    return out;
}

}  // namespace kenesh
