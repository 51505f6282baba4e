#pragma once

#include <concepts>
#include <cstdint>
#include <deque>
#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/cli/format.hpp"

namespace kenesh {

/// What the value of an option is; completions offer it.
enum class ValueKind : std::uint8_t { none, word, choice, file, folder, scenario, system, sweep };

/// Where help shows an option.
enum class Shown : std::uint8_t { usually, rarely, never };

/// One option of a command, or a word that is known by its position. Help, man page, completions
/// and the reading of the command line come from it.
struct Option {
    std::vector<std::string> names;    ///< "-n", "--runs"; none for a word known by its position
    ValueKind kind = ValueKind::none;  ///< none: a flag
    std::string label;                 ///< of the value in help: "N", "SCENARIO.toml"
    std::vector<std::string> choices;  ///< of ValueKind::choice
    std::string help;
    bool required = false;
    bool repeatable = false;
    Shown shown = Shown::usually;
    std::vector<Format> formats;  ///< the formats that heed it; none: all of them
    std::string needs;            ///< the option without which it says nothing
    /// Stores a value ("" for a flag); says what is wrong with it, or nothing.
    std::function<std::string(const std::string&)> take;

    Option& must() {
        required = true;
        return *this;
    }
    Option& rarely() {
        shown = Shown::rarely;
        return *this;
    }
    Option& hidden() {
        shown = Shown::never;
        return *this;
    }
    Option& only_for(std::initializer_list<Format> heeding) {
        formats = heeding;
        return *this;
    }
    Option& only_with(std::string option) {
        needs = std::move(option);
        return *this;
    }
    /// The value names a file; short names of shipped scenarios and systems are taken for theirs.
    Option& is(ValueKind file);

    /// Its first name, or its label.
    [[nodiscard]] const std::string& name() const;
};

/// The options of one command, in the order of its help. Each stores what it is given into a
/// variable, which must outlive the reading.
class Options {
public:
    /// Names as in "-n,--runs"; a word known by its position has none and stands by its label.
    Option& flag(std::string_view names, bool& value, std::string help);
    Option& text(std::string_view names, std::string label, std::string& value, std::string help);
    Option& text(std::string_view names, std::string label, std::optional<std::string>& value,
                 std::string help);
    /// As often as one likes; a positional word takes all that stand there.
    Option& texts(std::string_view names, std::string label, std::vector<std::string>& values,
                  std::string help);
    /// A whole number within bounds.
    template <std::integral Whole>
    Option& whole(std::string_view names, const std::string& label, Whole& value,
                  std::int64_t least, std::int64_t most, const std::string& help);
    template <std::integral Whole>
    Option& whole(std::string_view names, const std::string& label, std::optional<Whole>& value,
                  std::int64_t least, std::int64_t most, const std::string& help);
    /// A number of simulated elections: also 1e6, 2M, 10k.
    Option& runs(std::string_view names, std::optional<std::int64_t>& value, std::int64_t least,
                 std::int64_t most, std::string help);
    /// 0 to 2^64 - 1.
    Option& seed(std::string_view names, std::optional<std::uint64_t>& value, std::string help);
    /// A number greater than 0.
    Option& positive(std::string_view names, std::string label, double& value, std::string help);
    /// One of some words, in capitals or not.
    template <class Value>
    Option& choice(std::string_view names, Value& value, std::span<const Named<Value>> words,
                   std::string help);
    /// How results are written; what other options are only_for() is compared with it.
    Option& format(Format& value, std::initializer_list<Format> known);
    /// Anything else.
    Option& word(std::string_view names, std::string label, std::string help,
                 std::function<std::string(const std::string&)> take);

    /// Something that only all options together can get wrong: what it is, or nothing.
    void check(std::function<std::string()> rule) { rules_.push_back(std::move(rule)); }

    [[nodiscard]] std::deque<Option>& all() noexcept { return all_; }
    [[nodiscard]] const std::deque<Option>& all() const noexcept { return all_; }
    [[nodiscard]] std::span<const std::function<std::string()>> rules() const noexcept {
        return rules_;
    }
    /// The format chosen; nothing where the command has none.
    [[nodiscard]] std::optional<Format> chosen_format() const {
        return format_ == nullptr ? std::nullopt : std::optional(*format_);
    }

private:
    Option& add(std::string_view names, ValueKind kind, std::string label, std::string help);
    Option& whole_number(std::string_view names, std::string label, std::int64_t least,
                         std::int64_t most, std::string help,
                         std::function<void(std::int64_t)> store);

    std::deque<Option> all_;  // not a vector: callers keep references
    std::vector<std::function<std::string()>> rules_;
    const Format* format_ = nullptr;
};

/// What is wrong with a text that is no whole number within bounds; nothing if it is one.
[[nodiscard]] std::string not_whole(const std::string& text, std::int64_t least, std::int64_t most,
                                    std::optional<std::int64_t>& value);
/// The choice that a word is, whatever its capitals.
[[nodiscard]] std::optional<std::size_t> choice_of(const std::string& text,
                                                   std::span<const std::string> choices);
/// "'x' is not one of a, b and c".
[[nodiscard]] std::string not_one_of(const std::string& text, std::span<const std::string> choices);

template <std::integral Whole>
Option& Options::whole(std::string_view names, const std::string& label, Whole& value,
                       std::int64_t least, std::int64_t most, const std::string& help) {
    return whole_number(names, label, least, most, help,
                        [&value](std::int64_t read) { value = static_cast<Whole>(read); });
}

template <std::integral Whole>
Option& Options::whole(std::string_view names, const std::string& label,
                       std::optional<Whole>& value, std::int64_t least, std::int64_t most,
                       const std::string& help) {
    return whole_number(names, label, least, most, help,
                        [&value](std::int64_t read) { value = static_cast<Whole>(read); });
}

template <class Value>
Option& Options::choice(std::string_view names, Value& value, std::span<const Named<Value>> words,
                        std::string help) {
    Option& option = add(names, ValueKind::choice, {}, std::move(help));
    for (const Named<Value>& one : words) {
        option.choices.emplace_back(one.name);
        option.label += (option.label.empty() ? "" : "|") + option.choices.back();
    }
    option.take = [&value, words, choices = option.choices](const std::string& text) {
        const auto at = choice_of(text, choices);
        if (!at) return not_one_of(text, choices);
        value = words[*at].value;
        return std::string();
    };
    return option;
}

}  // namespace kenesh
