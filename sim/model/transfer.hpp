#pragma once

#include <map>
#include <string>

namespace kenesh {

/// What the supporters of a choice do where it does not stand: parts that sum to 1
/// (docs/methods.md, "District tiers").
struct Transfer {
    std::map<std::string, double> to;  ///< by id of a choice
    double abstain = 0.0;
    double others = 0.0;  ///< divided as the voters of those who stand are
    friend bool operator==(const Transfer&, const Transfer&) = default;
};

}  // namespace kenesh
