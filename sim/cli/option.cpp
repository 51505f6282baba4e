#include "sim/cli/option.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/core/whole_number.hpp"
#include "sim/io/text/shipped.hpp"

namespace kenesh {
namespace {

std::string lower(std::string text) {
    for (char& c : text)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
}

std::vector<std::string> split_names(std::string_view names) {
    std::vector<std::string> out;
    while (!names.empty()) {
        const std::size_t comma = std::min(names.find(','), names.size());
        out.emplace_back(names.substr(0, comma));
        names.remove_prefix(std::min(comma + 1, names.size()));
    }
    return out;
}

std::optional<Shipped> shipped_kind(ValueKind kind) {
    switch (kind) {
        case ValueKind::scenario:
            return Shipped::scenarios;
        case ValueKind::system:
            return Shipped::systems;
        case ValueKind::sweep:
            return Shipped::sweeps;
        case ValueKind::none:
        case ValueKind::word:
        case ValueKind::choice:
        case ValueKind::file:
        case ValueKind::folder:
            break;
    }
    return std::nullopt;
}

}  // namespace

Option& Option::is(ValueKind file) {
    kind = file;
    if (const auto shipped = shipped_kind(file)) {
        take = [inner = take, shipped = *shipped](const std::string& text) {
            return inner(found_file(text, shipped));
        };
    }
    return *this;
}

const std::string& Option::name() const {
    return names.empty() ? label : names.back();
}

Option& Options::add(std::string_view names, ValueKind kind, std::string label, std::string help) {
    Option& option = all_.emplace_back();
    option.names = split_names(names);
    option.kind = kind;
    option.label = std::move(label);
    option.help = std::move(help);
    return option;
}

Option& Options::flag(std::string_view names, bool& value, std::string help) {
    Option& option = add(names, ValueKind::none, {}, std::move(help));
    option.take = [&value](const std::string&) {
        value = true;
        return std::string();
    };
    return option;
}

Option& Options::text(std::string_view names, std::string label, std::string& value,
                      std::string help) {
    return word(names, std::move(label), std::move(help), [&value](const std::string& given) {
        value = given;
        return std::string();
    });
}

Option& Options::text(std::string_view names, std::string label, std::optional<std::string>& value,
                      std::string help) {
    return word(names, std::move(label), std::move(help), [&value](const std::string& given) {
        value = given;
        return std::string();
    });
}

Option& Options::texts(std::string_view names, std::string label, std::vector<std::string>& values,
                       std::string help) {
    Option& option =
        word(names, std::move(label), std::move(help), [&values](const std::string& given) {
            values.push_back(given);
            return std::string();
        });
    option.repeatable = true;
    return option;
}

Option& Options::whole_number(std::string_view names, std::string label, std::int64_t least,
                              std::int64_t most, std::string help,
                              std::function<void(std::int64_t)> store) {
    return word(names, std::move(label), std::move(help),
                [store = std::move(store), least, most](const std::string& given) {
                    std::optional<std::int64_t> read;
                    std::string wrong = not_whole(given, least, most, read);
                    if (read) store(*read);
                    return wrong;
                });
}

Option& Options::runs(std::string_view names, std::optional<std::int64_t>& value,
                      std::int64_t least, std::int64_t most, std::string help) {
    return word(names, "N", std::move(help), [&value, least, most](const std::string& given) {
        value = large_number(given, least, most);
        if (value) return std::string();
        return fmt::format(
            "'{}' is not a whole number of runs from {} to {} (1000000, 1e6, 1M and 10k are)",
            given, least, most);
    });
}

Option& Options::seed(std::string_view names, std::optional<std::uint64_t>& value,
                      std::string help) {
    return word(names, "S", std::move(help), [&value](const std::string& given) {
        value = seed_number(given);
        if (value) return std::string();
        return fmt::format("'{}' is not a whole number from 0 to 18446744073709551615 (2^64 - 1)",
                           given);
    });
}

Option& Options::positive(std::string_view names, std::string label, double& value,
                          std::string help) {
    return word(names, std::move(label), std::move(help), [&value](const std::string& given) {
        const auto number = finite_number(given);
        if (!number || !(*number > 0.0))
            return fmt::format("'{}' is not a number greater than 0", given);
        value = *number;
        return std::string();
    });
}

Option& Options::format(Format& value, std::initializer_list<Format> known) {
    format_ = &value;
    Option& option = add("--format", ValueKind::choice, {}, "how results are written");
    std::vector<Format> values = known;
    for (const Format one : values) {
        for (const Named<Format>& named : kFormats)
            if (named.value == one) option.choices.emplace_back(named.name);
    }
    option.label = fmt::format("{}", fmt::join(option.choices, "|"));
    option.take = [&value, values, choices = option.choices](const std::string& text) {
        const auto at = choice_of(text, choices);
        if (!at) return not_one_of(text, choices);
        value = values[*at];
        return std::string();
    };
    return option;
}

Option& Options::word(std::string_view names, std::string label, std::string help,
                      std::function<std::string(const std::string&)> take) {
    Option& option = add(names, ValueKind::word, std::move(label), std::move(help));
    option.take = std::move(take);
    return option;
}

std::string not_whole(const std::string& text, std::int64_t least, std::int64_t most,
                      std::optional<std::int64_t>& value) {
    value = whole_number(text, least, most);
    if (value) return {};
    return fmt::format("'{}' is not a whole number from {} to {}", text, least, most);
}

std::optional<std::size_t> choice_of(const std::string& text,
                                     std::span<const std::string> choices) {
    const auto at = std::ranges::find(choices, lower(text));
    if (at == choices.end()) return std::nullopt;
    return static_cast<std::size_t>(at - choices.begin());
}

std::string not_one_of(const std::string& text, std::span<const std::string> choices) {
    std::string words;
    for (std::size_t i = 0; i < choices.size(); ++i)
        words += (i == 0 ? "" : i + 1 == choices.size() ? " and " : ", ") + choices[i];
    return "'" + text + "' is not one of " + words;
}

}  // namespace kenesh
