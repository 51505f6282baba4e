#include "sim/cli/about/command_words.hpp"

namespace kenesh {
namespace {

Option help_option() {
    Option option;
    option.names = {"-h", "--help"};
    option.help = "print what the command takes";
    return option;
}

std::vector<Option> shown(const Options& options) {
    std::vector<Option> out;
    for (const bool positional : {true, false}) {
        for (const Option& option : options.all()) {
            if (option.shown != Shown::never && option.names.empty() == positional)
                out.push_back(option);
        }
    }
    out.push_back(help_option());
    return out;
}

}  // namespace

std::vector<CommandWords> command_words(const Options& own) {
    std::vector<CommandWords> all{{"", "", shown(own), {}}};
    CommandWords help{"help", "what the program, or a command, takes", {Option{}}, {}};
    for (const Command& command : commands()) {
        Options options;
        static_cast<void>(command.declare(options, {}));
        all.push_back({command.name, command.help, shown(options), command.examples});
        help.options.front().choices.push_back(command.name);
    }
    help.options.front().kind = ValueKind::choice;
    help.options.front().label = "COMMAND";
    help.options.front().help = "of which command";
    all.push_back(std::move(help));
    all.push_back({"version", "version, commit, compiler", {}, {}});
    return all;
}

}  // namespace kenesh
