#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/ids.hpp"

namespace kenesh {

/// An atom of geography: in exactly one region, and in one district of a districting or in none.
struct Unit {
    std::string id;
    RegionId region{};
    std::int64_t registered = 0;
    std::optional<double> turnout;  ///< mean share of registered voters, in place of the scenario's
    bool approximate = false;       ///< cut or sized by approximation, never official
    friend bool operator==(const Unit&, const Unit&) = default;
};

/// Of a unit that takes no part in the tiers of a districting.
inline constexpr DistrictId kNoDistrict{0xffffffff};

/// One way to cut the units into districts: a column of the table of units.
struct Districting {
    std::string name;
    std::vector<std::string> districts;   ///< by first appearance in the table
    std::vector<DistrictId> district_of;  ///< per unit, or kNoDistrict
    /// Whether some unit is in none of its districts.
    [[nodiscard]] bool partial() const noexcept;
    friend bool operator==(const Districting&, const Districting&) = default;
};

struct Geography {
    std::vector<std::string> regions;  ///< by first appearance in the table
    std::vector<Unit> units;
    std::vector<Districting> districtings;
    [[nodiscard]] bool approximate() const noexcept;
    /// Position in `districtings`, nothing if there is none of that name.
    [[nodiscard]] std::optional<std::size_t> find_districting(const std::string& name) const;
    friend bool operator==(const Geography&, const Geography&) = default;
};

}  // namespace kenesh
