#include "sim/cli/read_words.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <utility>

#include "sim/core/diagnostics.hpp"

namespace kenesh {
namespace {

/// An option and the texts that stood after it.
struct Given {
    Option* option = nullptr;
    CLI::Option* parsed = nullptr;
    std::vector<std::string> texts;
};

std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names)
        out += (out.empty() ? "" : ",") + name;
    return out;
}

CLI::Option* add(CLI::App& app, const Option& option) {
    if (option.kind == ValueKind::none)
        return app.add_flag(joined(option.names))->disable_flag_override();
    const bool positional = option.names.empty();
    // Its label may hold what CLI11 allows in no name.
    CLI::Option* added = app.add_option(
        positional ? "word" + std::to_string(app.get_options().size()) : joined(option.names));
    // More than one is counted here, so that the words of the mistake are ours.
    if (!positional || option.repeatable) added->expected(1, CLI::detail::expected_max_vector_size);
    return added->allow_extra_args(positional && option.repeatable);
}

std::vector<std::string> names_of(const Options& options) {
    std::vector<std::string> names{"--help", "-h"};
    for (const Option& option : options.all()) {
        if (option.shown != Shown::never)
            names.insert(names.end(), option.names.begin(), option.names.end());
    }
    return names;
}

bool looks_like_option(const std::string& word) {
    return word.size() > 1 && word[0] == '-' && (word[1] < '0' || word[1] > '9');
}

/// What people from elsewhere mean by an option that is not there; "" if nobody knows.
std::string usual_meaning(const std::string& name, const Options& options) {
    for (const Option& option : options.all()) {
        if (option.name() == "--format" && std::ranges::count(option.choices, name.substr(2)) > 0)
            return "--format " + name.substr(2);
        if (option.name() == "--report" && (name == "--html" || name == "--page"))
            return "--report";
    }
    return {};
}

/// Of a word that no option and no position takes.
std::string about_extra(const std::string& word, const Options& options) {
    if (!looks_like_option(word)) return "unexpected word '" + word + "'";
    const std::string name = word.substr(0, word.find('='));
    std::string meant = name.starts_with("--") ? usual_meaning(name, options) : "";
    if (meant.empty()) meant = nearest(name, names_of(options));
    return "unknown option '" + name + "'" +
           (meant.empty() ? "" : "; did you mean '" + meant + "'?");
}

void take_extras(const CLI::App& app, const Options& options, WordsRead& out) {
    std::vector<std::string> words = app.remaining();
    std::erase(words, "--");
    std::stable_partition(words.begin(), words.end(), looks_like_option);
    bool unknown = false;
    for (const std::string& word : words) {
        const bool option = looks_like_option(word);
        unknown = unknown || option;
        // What follows an unknown option is probably its value.
        if (option || !unknown) out.mistakes.push_back(about_extra(word, options));
    }
}

void take_values(const Given& given, WordsRead& out) {
    const Option& option = *given.option;
    if (given.texts.empty()) return;
    if (given.texts.size() > 1 && !option.repeatable && option.kind != ValueKind::none)
        out.mistakes.push_back(option.name() + ": is given more than once");
    for (const std::string& text : given.texts) {
        const bool empty = text.empty() && option.kind != ValueKind::none;
        const std::string wrong = empty ? "its value is an empty word" : option.take(text);
        if (!wrong.empty()) out.mistakes.push_back(option.name() + ": " + wrong);
    }
}

bool is_given(std::span<const Given> all, const std::string& name) {
    return std::ranges::any_of(all, [&](const Given& one) {
        return !one.texts.empty() && std::ranges::count(one.option->names, name) > 0;
    });
}

std::string words_of(const std::vector<Format>& formats) {
    std::string out;
    for (const Named<Format>& named : kFormats) {
        if (std::ranges::count(formats, named.value) > 0)
            out += (out.empty() ? "" : " and ") + std::string(named.name);
    }
    return out;
}

/// What is missing, and what has no meaning beside the rest.
void check_together(std::span<const Given> all, const Options& options, WordsRead& out) {
    const auto format = options.chosen_format();
    for (const Given& one : all) {
        const Option& option = *one.option;
        if (one.texts.empty()) {
            if (option.required) out.mistakes.push_back(option.name() + " is missing");
            continue;
        }
        if (!option.needs.empty() && !is_given(all, option.needs))
            out.mistakes.push_back(option.name() + ": is for use with " + option.needs);
        if (format && !option.formats.empty() && std::ranges::count(option.formats, *format) == 0)
            out.mistakes.push_back(option.name() + ": is for --format " + words_of(option.formats));
    }
    if (!out.mistakes.empty()) return;
    for (const auto& rule : options.rules()) {
        if (std::string wrong = rule(); !wrong.empty()) out.mistakes.push_back(std::move(wrong));
    }
}

/// "--runs: 1 required TEXT missing" in our words.
std::string about(const CLI::ParseError& error, const Options& options) {
    std::string text = error.what();
    const std::string name = text.substr(0, text.find(':'));
    // Of a flag with a value it names no more than the word: "quiet was given a disallowed ...".
    const std::string flag = "--" + text.substr(0, text.find(' '));
    for (const Option& option : options.all()) {
        if (std::ranges::count(option.names, flag) > 0) return flag + " takes no value";
        if (std::ranges::count(option.names, name) == 0) continue;
        return option.kind == ValueKind::none ? name + " takes no value"
                                              : name + " needs a value: " + option.label;
    }
    return text;
}

}  // namespace

WordsRead read_words(Options& options, std::span<const std::string> words) {
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    const CLI::Option* help = app.add_flag("-h,--help");
    std::vector<Given> all;
    for (Option& option : options.all())
        all.push_back({&option, add(app, option), {}});
    WordsRead out;
    try {
        // CLI11 takes words from the end of a vector.
        app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
    } catch (const CLI::ParseError& error) {
        out.help = std::ranges::count(words, "--help") + std::ranges::count(words, "-h") > 0;
        if (!out.help) out.mistakes.push_back(about(error, options));
        return out;
    }
    out.help = help->count() > 0;
    if (out.help) return out;
    for (Given& one : all)
        one.texts = one.parsed->results();
    take_extras(app, options, out);
    for (const Given& one : all)
        take_values(one, out);
    check_together(all, options, out);
    return out;
}

}  // namespace kenesh
