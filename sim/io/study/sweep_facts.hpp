#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "sim/io/results/sweep_identity.hpp"
#include "sim/io/text/input_files.hpp"
#include "sim/model/scenario.hpp"
#include "sim/sweep/design.hpp"

namespace kenesh {

/// What decides a sweep's numbers. Nothing else does: not threads, shards, or the machine.
struct SweepContents {
    std::string program;    ///< its version
    Scenario first;         ///< of the first point, as resolved
    std::int64_t runs = 0;  ///< of a point; with `precision`, at most
    std::uint64_t seed = 0;
    double precision = 0.0;       ///< 0: none
    std::string engine, normals;  ///< in words
    Design design;
    std::vector<DesignPoint> priors{};      ///< of each point
    std::vector<std::string> settings;      ///< "key=value" of all points
    std::filesystem::path scenario;         ///< its file
    std::vector<InputFiles::Opened> files;  ///< all that any point names, the scenario's own too
};

/// Each of them as a fact, so that whoever compares two can say what differs. Files are named as
/// they lie to the scenario's folder.
[[nodiscard]] std::vector<SweepFact> sweep_facts(const SweepContents& contents);

}  // namespace kenesh
