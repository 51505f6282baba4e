#include "sim/io/reading/read_context.hpp"

#include <algorithm>
#include <cmath>
#include <system_error>

namespace kenesh {

namespace fs = std::filesystem;

fs::path resolve(const fs::path& folder, const std::string& name) {
    const fs::path plain = folder / fs::path(name);
    const fs::path tidy = plain.lexically_normal();
    // "a/../b" is not "b" where a is a symbolic link.
    std::error_code ignored;
    const bool differs = fs::exists(plain, ignored) && !fs::equivalent(plain, tidy, ignored);
    return differs ? plain : tidy;
}

std::optional<std::size_t> find_name(std::span<const std::string> names, const std::string& name,
                                     const char* what, const Place& place, Diagnostics& mistakes) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    mistakes.error(place, "unknown " + std::string(what) + " '" + name + "'", nearest(name, names));
    return std::nullopt;
}

std::optional<std::size_t> find_choice(std::span<const Choice> choices, const std::string& id,
                                       const Place& place, Diagnostics& mistakes) {
    std::vector<std::string> ids;
    for (const Choice& choice : choices)
        ids.push_back(choice.id);
    return find_name(ids, id, "choice", place, mistakes);
}

std::int64_t parts_per_million(double share) noexcept {
    return static_cast<std::int64_t>(std::nearbyint(1e6 * share));
}

}  // namespace kenesh
