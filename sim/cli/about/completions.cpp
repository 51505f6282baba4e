#include "sim/cli/about/completions.hpp"

#include "sim/core/quoted.hpp"

namespace kenesh {
namespace {

std::string joined(const std::vector<std::string>& words, const std::string& between) {
    std::string out;
    for (const std::string& word : words)
        out += (out.empty() ? "" : between) + word;
    return out;
}

std::vector<std::string> names_of(const CommandWords& command) {
    std::vector<std::string> names;
    for (const Option& option : command.options)
        names.insert(names.end(), option.names.begin(), option.names.end());
    return names;
}

/// Words that may stand where no option does.
std::vector<std::string> positional_choices(const CommandWords& command) {
    std::vector<std::string> choices;
    for (const Option& option : command.options)
        if (option.names.empty())
            choices.insert(choices.end(), option.choices.begin(), option.choices.end());
    return choices;
}

bool takes_files(const CommandWords& command) {
    for (const Option& option : command.options)
        if (option.names.empty() && option.choices.empty()) return true;
    return false;
}

std::vector<std::string> command_names(const std::vector<CommandWords>& commands) {
    std::vector<std::string> names;
    for (const CommandWords& command : commands)
        if (!command.name.empty()) names.push_back(command.name);
    return names;
}

bool is_file(const Option& option) {
    return option.kind == ValueKind::file || option.kind == ValueKind::scenario ||
           option.kind == ValueKind::system || option.kind == ValueKind::sweep;
}

/// What bash offers after an option, "" for a word that only the user knows.
std::string bash_values(const Option& option) {
    switch (option.kind) {
        case ValueKind::choice:
            return "compgen -W " + shell_word(joined(option.choices, " ")) + " -- \"$cur\"";
        case ValueKind::file:
        case ValueKind::scenario:
        case ValueKind::system:
        case ValueKind::sweep:
            return "compgen -f -- \"$cur\"";
        case ValueKind::folder:
            return "compgen -d -- \"$cur\"";
        case ValueKind::word:
        case ValueKind::none:
            break;
    }
    return {};
}

std::string bash_values(const std::vector<CommandWords>& commands) {
    std::string out;
    for (const CommandWords& command : commands)
        for (const Option& option : command.options) {
            if (option.kind == ValueKind::none || option.names.empty()) continue;
            std::vector<std::string> patterns;
            for (const std::string& name : option.names)
                patterns.push_back(command.name + "," + name);
            const std::string values = bash_values(option);
            out += "        " + joined(patterns, "|") + ")\n            ";
            out += values.empty() ? "" : "mapfile -t COMPREPLY < <(" + values + ")\n            ";
            out += "return ;;\n";
        }
    return out;
}

/// Text within [] or '' of zsh's _arguments.
std::string zsh_text(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return out;
}

std::string zsh_value(const Option& option) {
    if (option.kind == ValueKind::none) return {};
    std::string action = " ";
    if (option.kind == ValueKind::choice) action = "(" + joined(option.choices, " ") + ")";
    if (is_file(option)) action = "_files";
    if (option.kind == ValueKind::folder) action = "_files -/";
    return ":" + zsh_text(option.label) + ":" + action;
}

std::string zsh_argument(const Option& option) {
    if (option.names.empty())
        return "'*" + (option.kind == ValueKind::none ? ":file:_files" : zsh_value(option)) + "'";
    const std::string rest = "[" + zsh_text(option.help) + "]" + zsh_value(option) + "'";
    if (option.names.size() == 1) return (option.repeatable ? "'*" : "'") + option.names[0] + rest;
    return "'(" + joined(option.names, " ") + ")'{" + joined(option.names, ",") + "}'" + rest;
}

std::string fish_option(const std::string& condition, const Option& option) {
    std::string line = "complete -c kenesh -n " + shell_word(condition);
    for (const std::string& name : option.names)
        line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    if (option.kind == ValueKind::choice)
        line += " -x -a " + shell_word(joined(option.choices, " "));
    else if (option.kind == ValueKind::folder)
        line += " -x -a '(__fish_complete_directories)'";
    else if (is_file(option))
        line += " -r -F";
    else if (option.kind == ValueKind::word)
        line += " -x";
    // Fish knows \' within quotes, and not the shell's '\''.
    std::string help;
    for (const char c : option.help)
        help += c == '\'' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    return line + " -d '" + help + "'\n";
}

/// A command as one of the words that may stand first.
Option as_choice(const CommandWords& command) {
    Option option;
    option.kind = ValueKind::choice;
    option.choices = {command.name};
    option.help = command.help;
    return option;
}

}  // namespace

std::string bash_completion(const std::vector<CommandWords>& commands) {
    std::string out =
        "# bash completion of kenesh, made from its options\n"
        "_kenesh() {\n"
        "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= word\n"
        "    COMPREPLY=()\n"
        "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
        "        if [[ $word != -* ]]; then command=$word; break; fi\n"
        "    done\n"
        "    case $command,$prev in\n" +
        bash_values(commands) + "    esac\n    local options= words=\n    case $command in\n";
    for (const CommandWords& command : commands) {
        const std::string name = command.name.empty() ? "''" : command.name;
        const auto words =
            command.name.empty() ? command_names(commands) : positional_choices(command);
        out += "        " + name + ") options=" + shell_word(joined(names_of(command), " ")) +
               " words=" + shell_word(joined(words, " ")) + " ;;\n";
    }
    return out +
           "    esac\n"
           "    if [[ $cur == -* ]]; then\n"
           "        mapfile -t COMPREPLY < <(compgen -W \"$options\" -- \"$cur\")\n"
           "    elif [[ -n $words ]]; then\n"
           "        mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\")\n"
           "    else\n"
           "        mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n"
           "    fi\n"
           "}\n"
           "complete -o filenames -F _kenesh kenesh\n";
}

std::string zsh_completion(const std::vector<CommandWords>& commands) {
    std::string out =
        "#compdef kenesh\n# zsh completion of kenesh, made from its options\n"
        "_kenesh() {\n    local -a commands=(\n";
    for (const CommandWords& command : commands)
        if (!command.name.empty())
            out += "        '" + zsh_text(command.name) + ":" + zsh_text(command.help) + "'\n";
    out +=
        "    )\n    if (( CURRENT == 2 )); then\n        _describe command commands\n"
        "        _arguments";
    for (const Option& option : commands.front().options)
        out += " \\\n            " + zsh_argument(option);
    out +=
        "\n        return\n    fi\n    local command=$words[2]\n    shift words\n"
        "    (( CURRENT-- ))\n    case $command in\n";
    for (const CommandWords& command : commands) {
        if (command.name.empty()) continue;
        out += "        " + command.name + ") _arguments";
        for (const Option& option : command.options)
            out += " \\\n            " + zsh_argument(option);
        out += " ;;\n";
    }
    return out + "    esac\n}\n_kenesh \"$@\"\n";
}

std::string fish_completion(const std::vector<CommandWords>& commands) {
    const std::string first =
        "not __fish_seen_subcommand_from " + joined(command_names(commands), " ");
    std::string out = "# fish completion of kenesh, made from its options\n";
    for (const CommandWords& command : commands) {
        const std::string here =
            command.name.empty() ? first : "__fish_seen_subcommand_from " + command.name;
        if (!command.name.empty()) out += fish_option(first, as_choice(command));
        if (!command.name.empty() && !takes_files(command))
            out += "complete -c kenesh -n " + shell_word(here) + " -f\n";
        for (const Option& option : command.options)
            if (!option.names.empty() || !option.choices.empty()) out += fish_option(here, option);
    }
    return out;
}

}  // namespace kenesh
