#include "sim/io/reading/read_context.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace kenesh {

namespace {

/// Nobody reads a suggestion after a thousand mistakes, and each takes the length of the list.
constexpr std::size_t kMostSuggestions = 1000;

void unknown_name(std::span<const std::string> names, const std::string& name, const char* what,
                  const Place& place, Diagnostics& mistakes) {
    const bool suggest = mistakes.list().size() < kMostSuggestions;
    std::string near = suggest ? nearest(name, names) : std::string();
    std::string message = "unknown " + std::string(what) + " '" + name + "'";
    if (suggest && near.empty() && !names.empty()) message += "; there are " + some_of(names);
    mistakes.error(place, std::move(message), std::move(near));
}

/// Tells the mistakes of a file. Of a file that is not there, or cannot be read, there is no line
/// to name but the one that asks for it.
void tell(const Diagnostics& own, const std::filesystem::path& path, const TomlNode& name,
          Diagnostics& mistakes) {
    for (const Diagnostic& one : own.list()) {
        if (one.place.line > 0 || one.place.file != path.string()) {
            mistakes.error(one.place, one.message, one.suggestion);
        } else {
            mistakes.error(name.place, "'" + *name.text() + "': " + one.message, one.suggestion);
        }
    }
}

}  // namespace

std::string some_of(std::span<const std::string> names) {
    constexpr std::size_t kMost = 8;
    std::string out;
    for (std::size_t i = 0; i < std::min(names.size(), kMost); ++i)
        out += (i == 0 ? "'" : ", '") + names[i] + "'";
    if (names.size() > kMost) out += " and " + std::to_string(names.size() - kMost) + " more";
    return out;
}

std::filesystem::path named_path(const ReadContext& context, const TomlNode& name) {
    assert(context.files != nullptr && "a reader of files has where to open them");
    const std::filesystem::path folder =
        name.folder ? std::filesystem::path(*name.folder) : context.folder;
    return context.files->resolve(folder, *name.text());
}

const CsvTable* named_table(const ReadContext& context, const TomlNode& name) {
    const std::filesystem::path path = named_path(context, name);
    Diagnostics own;
    const CsvTable* table = context.files->csv(path, own);
    tell(own, path, name, *context.mistakes);
    return table;
}

const TomlNode* named_document(const ReadContext& context, const TomlNode& name) {
    const std::filesystem::path path = named_path(context, name);
    Diagnostics own;
    const TomlNode* document = context.files->toml(path, own);
    tell(own, path, name, *context.mistakes);
    return document;
}

std::optional<std::size_t> find_name(std::span<const std::string> names, const std::string& name,
                                     const char* what, const Place& place, Diagnostics& mistakes) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    unknown_name(names, name, what, place, mistakes);
    return std::nullopt;
}

Names::Names(std::span<const std::string> list) : list_(list) {
    for (std::size_t i = 0; i < list.size(); ++i)
        position_.try_emplace(list[i], i);
}

std::optional<std::size_t> Names::find(const std::string& name, const char* what,
                                       const Place& place, Diagnostics& mistakes) const {
    const auto found = position_.find(name);
    if (found != position_.end()) return found->second;
    unknown_name(list_, name, what, place, mistakes);
    return std::nullopt;
}

std::optional<std::size_t> find_choice(std::span<const Choice> choices, const std::string& id,
                                       const Place& place, Diagnostics& mistakes) {
    const auto found = std::find_if(choices.begin(), choices.end(),
                                    [&](const Choice& choice) { return choice.id == id; });
    if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
    std::vector<std::string> ids;
    for (const Choice& choice : choices)
        ids.push_back(choice.id);
    unknown_name(ids, id, "choice", place, mistakes);
    return std::nullopt;
}

std::int64_t parts_per_million(double share) noexcept {
    return static_cast<std::int64_t>(std::nearbyint(1e6 * share));
}

}  // namespace kenesh
