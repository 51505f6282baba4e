#include "sim/cli/about/command_words.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

namespace kenesh {
namespace {

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == separator)
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

/// "T:INT in [0 - 1024]" is T; "WHAT:{a,b}" and "a|b" are choices of a and b.
void set_value(const std::string& type, OptionWords& option) {
    option.value = type.substr(0, type.find(':'));
    const auto open = type.find('{');
    if (open != type.npos)
        option.choices = split(type.substr(open + 1, type.find('}') - open - 1), ',');
    if (option.value.find('|') != type.npos) option.choices = split(option.value, '|');
    option.kind = ValueKind::word;
    if (!option.choices.empty())
        option.kind = ValueKind::choice;
    else if (option.value == "DIR")
        option.kind = ValueKind::folder;
    else if (option.value.find('.') != type.npos || option.value.find("FILE") != type.npos)
        option.kind = ValueKind::file;
}

OptionWords words_of(const CLI::Option& option) {
    OptionWords words;
    for (const std::string& name : option.get_lnames())
        words.names.push_back("--" + name);
    for (const std::string& name : option.get_snames())
        words.names.push_back("-" + name);
    words.help = option.get_description();
    words.required = option.get_required();
    words.repeatable = words.names.size() == 1 && option.get_items_expected_max() > 1;
    if (option.get_type_size() != 0 && option.get_items_expected_max() != 0)
        set_value(option.get_type_name(), words);
    return words;
}

CommandWords words_of(const CLI::App& app, const std::string& name) {
    CommandWords command{name, app.get_description(), {}};
    for (const bool positional : {true, false})
        for (const CLI::Option* option : app.get_options())
            if (!option->get_group().empty() && option->get_positional() == positional)
                command.options.push_back(words_of(*option));
    return command;
}

}  // namespace

std::vector<CommandWords> command_words(const CLI::App& program) {
    std::vector<CommandWords> commands{words_of(program, "")};
    for (const CLI::App* command : program.get_subcommands({}))
        commands.push_back(words_of(*command, command->get_name()));
    return commands;
}

}  // namespace kenesh
