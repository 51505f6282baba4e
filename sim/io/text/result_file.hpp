#pragma once

#include <string>

namespace kenesh {

/// One file of a folder that the program writes.
struct ResultFile {
    std::string name;  ///< at most one folder deep: "tables/units.csv"
    std::string contents;
    friend bool operator==(const ResultFile&, const ResultFile&) = default;
};

}  // namespace kenesh
