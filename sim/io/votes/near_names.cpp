#include "sim/io/votes/near_names.hpp"

#include <fmt/format.h>

#include "sim/core/folded_name.hpp"

namespace kenesh {

void NearNames::add(const std::string& name, const Place& place) {
    if (!known_.insert(name).second) return;
    const std::string folded = folded_name(name);
    const auto [first, is_new] = folded_.try_emplace(folded, Seen{name, place});
    if (is_new || kept_.contains(folded)) return;
    const Seen& other = first->second;
    const std::string where = other.place.file == place.file
                                  ? fmt::format("line {}", other.place.line)
                                  : fmt::format("{}:{}", other.place.file, other.place.line);
    mistakes_.error(
        place, fmt::format("the {} '{}' and '{}' in {} differ only in {}: one of them "
                           "is misspelt, or --keep '{}' says that they are two",
                           what_, name, other.name, where, difference_of(name, other.name), name));
}

}  // namespace kenesh
