#include "sim/model/geography.hpp"

#include <algorithm>

namespace kenesh {

bool Districting::partial() const noexcept {
    return std::find(district_of.begin(), district_of.end(), kNoDistrict) != district_of.end();
}

bool Geography::approximate() const noexcept {
    return std::any_of(units.begin(), units.end(), [](const Unit& u) { return u.approximate; });
}

std::optional<std::size_t> Geography::find_districting(const std::string& name) const {
    for (std::size_t i = 0; i < districtings.size(); ++i) {
        if (districtings[i].name == name) return i;
    }
    return std::nullopt;
}

}  // namespace kenesh
