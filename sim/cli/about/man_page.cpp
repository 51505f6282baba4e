#include "sim/cli/about/man_page.hpp"

#include <fmt/format.h>

namespace kenesh {
namespace {

/// Text of roff: no escapes, no requests, hyphens that stay hyphens when they are copied.
std::string roff(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else if (c == '\n')
            out += ' ';
        else
            out += c;
    }
    return !out.empty() && (out[0] == '.' || out[0] == '\'') ? "\\&" + out : out;
}

std::string bold(const std::string& text) {
    return "\\fB" + roff(text) + "\\fR";
}

std::string italic(const std::string& text) {
    return "\\fI" + roff(text) + "\\fR";
}

std::string entry(const Option& option) {
    std::string head;
    for (const std::string& name : option.names)
        head += (head.empty() ? "" : ", ") + bold(name);
    if (option.kind != ValueKind::none) head += (head.empty() ? "" : " ") + italic(option.label);
    return ".TP\n" + head + "\n" + roff(option.help) + "\n";
}

std::string synopsis(const CommandWords& command) {
    std::string line = bold("kenesh") + " " + bold(command.name);
    for (const Option& option : command.options)
        if (option.names.empty())
            line +=
                option.required ? " " + italic(option.label) : " [" + italic(option.label) + "]";
    return line + " [" + italic("options") + "]\n.br\n";
}

std::string exit_status() {
    std::string out = ".SH EXIT STATUS\n";
    for (const ExitMeaning& meaning : kExitMeanings) {
        std::string words = roff(meaning.words);
        words[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(words[0])));
        out += fmt::format(".TP\n.B {}\n{}.\n", static_cast<int>(meaning.code), words);
    }
    return out;
}

std::string examples(const std::vector<CommandWords>& commands) {
    std::string out = ".SH EXAMPLES\n";
    for (const CommandWords& command : commands) {
        for (const Example& example : command.examples)
            out += ".TP\n" + bold(example.line) + "\n" + roff(example.what) + "\n";
    }
    return out;
}

constexpr const char* kEnvironment = R"(.SH ENVIRONMENT
.TP
.B NO_COLOR
If set, no colours unless
.B \-\-color always
asks for them.
.TP
.B COLUMNS
Width of tables, at least 60; otherwise that of the terminal.
.TP
.B COLORTERM
.B truecolor
or
.B 24bit
for colours as the scenario says them, otherwise the nearest of 256.
)";

constexpr const char* kEnd = R"(.SH SEE ALSO
The folder docs/ (installed as /usr/share/doc/kenesh): guide.md for analysts, scenario.md for every
key, output.md for every column, methods.md for the model with its sources, rules.md for every rule
of counting.
)";

}  // namespace

std::string man_page(const std::vector<CommandWords>& commands, const std::string& version) {
    std::string out = fmt::format(".TH KENESH 1 \"\" \"kenesh {}\" \"User Commands\"\n", version);
    out +=
        ".SH NAME\nkenesh \\- what does an electoral system do to a parliament?\n.SH "
        "SYNOPSIS\n.nh\n";
    for (const CommandWords& command : commands)
        if (!command.name.empty()) out += synopsis(command);
    out +=
        ".hy\n.SH DESCRIPTION\nKenesh draws many plausible elections from a scenario, counts each "
        "of them under several electoral systems on the same votes, and says who gains, who loses "
        "and how sure that is.\nResults go to standard output, all else to standard error.\n";
    out += ".SH COMMANDS\n";
    for (const CommandWords& command : commands) {
        if (command.name.empty()) continue;
        out += ".SS " + roff(command.name) + "\n" + roff(command.help) + ".\n";
        for (const Option& option : command.options)
            out += entry(option);
    }
    out += ".SH OPTIONS\n";
    for (const Option& option : commands.front().options)
        out += entry(option);
    return out + exit_status() + kEnvironment + examples(commands) + kEnd;
}

}  // namespace kenesh
