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
    mistakes.error(place, "unknown " + std::string(what) + " '" + name + "'",
                   suggest ? nearest(name, names) : std::string());
}

}  // namespace

const CsvTable* named_table(const ReadContext& context, const std::string& name) {
    assert(context.files != nullptr && "a reader of files has where to open them");
    return context.files->csv(context.files->resolve(context.folder, name), *context.mistakes);
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
