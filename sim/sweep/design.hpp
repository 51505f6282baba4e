#pragma once

#include <string>
#include <vector>

namespace kenesh {

/// One point of a sweep: what is set, and how it reads.
struct DesignPoint {
    std::vector<std::string> values;    ///< per Design::names, as written in tables
    std::vector<std::string> settings;  ///< "key=value" as in --set, for read_scenario()
    friend bool operator==(const DesignPoint&, const DesignPoint&) = default;
};

/// Which scenarios a sweep runs. The order of the points is theirs for good: a point's number is
/// its position here, whatever the shard, process or machine that runs it.
struct Design {
    std::string kind;                ///< "grid", "latin-hypercube", "sobol", "saltelli"
    std::vector<std::string> names;  ///< of the parameters: the first key of each axis, or its name
    std::vector<DesignPoint> points;
    friend bool operator==(const Design&, const Design&) = default;
};

}  // namespace kenesh
