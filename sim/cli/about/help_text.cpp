#include "sim/cli/about/help_text.hpp"

#include <algorithm>

#include "sim/report/paper/text.hpp"

namespace kenesh {
namespace {

constexpr std::size_t kMargin = 26;  ///< where the words begin
constexpr std::size_t kMostWidth = 100;

std::size_t text_width(std::size_t width) {
    return std::min(width, kMostWidth) - 1;
}

/// Words in lines that begin with `margin` blanks and end before `width`.
std::string indented(const std::string& words, std::size_t margin, std::size_t width) {
    const std::string blanks(margin, ' ');
    std::string out = blanks;
    for (const char c : wrap(words, width - margin)) {
        out += c;
        if (c == '\n') out += blanks;
    }
    return out + "\n";
}

/// A head, and its words beside it; below it where the head is too long.
std::string entry(const std::string& head, const std::string& words, std::size_t width) {
    std::string out = "  " + head;
    const std::size_t used = display_width(out);
    out +=
        used + 2 <= kMargin ? std::string(kMargin - used, ' ') : "\n" + std::string(kMargin, ' ');
    return out + indented(words, kMargin, width).substr(kMargin);
}

std::string head_of(const Option& option) {
    std::string head;
    for (const std::string& name : option.names)
        head += (head.empty() ? "" : ",") + name;
    if (option.kind == ValueKind::none) return head;
    return head + (head.empty() ? "" : " ") + option.label;
}

std::string words_of(const Option& option) {
    std::string words = option.help;
    if (option.repeatable && !option.names.empty()) words += " (repeatable)";
    if (!option.needs.empty()) words += " (with " + option.needs + ")";
    return words;
}

std::string section(const std::string& title, const Options& options, std::size_t width,
                    bool positional, Shown shown) {
    std::string lines;
    for (const Option& option : options.all()) {
        if (option.names.empty() == positional && option.shown == shown)
            lines += entry(head_of(option), words_of(option), width);
    }
    return lines.empty() ? lines : "\n" + title + lines;
}

std::string usage(const Command& command, const Options& options, std::size_t width) {
    std::string line = "Usage: kenesh " + command.name + " [OPTIONS]";
    for (const Option& option : options.all()) {
        if (!option.names.empty() && option.required)
            line += " " + option.names.back() + " " + option.label;
    }
    for (const Option& option : options.all()) {
        if (option.names.empty())
            line += option.required ? " " + option.label : " [" + option.label + "]";
    }
    return wrap(line, width, 4) + "\n";
}

std::string examples_text(std::span<const Example> examples, std::size_t width) {
    std::string out;
    for (const Example& example : examples)
        out += "  " + example.line + "\n" + indented(example.what, 6, width);
    return out;
}

}  // namespace

std::string program_help(const Options& own, std::size_t width) {
    const std::size_t columns = text_width(width);
    std::string out = "Kenesh: what does an electoral system do to a parliament?\n\n";
    out += "Usage: kenesh COMMAND [WORDS...]\n\nCommands:\n";
    for (const Command& command : commands())
        out += entry(command.name, command.help, columns);
    out += entry("help [COMMAND]", "this page, or all that a command takes", columns);
    out += entry("version", "version, commit, compiler", columns);
    out += section("Options:\n", own, columns, false, Shown::usually);
    out += entry("-h,--help", "print this; after a command, what it takes", columns);
    out += "\nExamples:\n";
    for (const char* name : {"run", "list"}) {
        const auto& command = *std::ranges::find(commands(), name, &Command::name);
        out += examples_text(std::span(command.examples).first(1), columns);
    }
    return out;
}

std::string command_help(const Command& command, const Options& options, std::size_t width) {
    const std::size_t columns = text_width(width);
    std::string out = wrap("kenesh " + command.name + ": " + command.help, columns) + "\n\n";
    out += usage(command, options, columns);
    out += section("", options, columns, true, Shown::usually);
    const std::string usual = section("Options:\n", options, columns, false, Shown::usually);
    out += usual.empty() ? "\nOptions:\n" : usual;
    out += entry("-h,--help", "print this", columns);
    out += section("Rarely needed:\n", options, columns, false, Shown::rarely);
    return out + "\nExamples:\n" + examples_text(command.examples, columns);
}

}  // namespace kenesh
