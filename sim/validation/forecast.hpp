#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/summary/summary.hpp"
#include "sim/validation/joint_majorities.hpp"

namespace kenesh {

/// What was foretold of one number: how many runs fell into each bin.
struct ForecastNumber {
    std::string system;   ///< id; "" for the nation's turnout
    std::string choice;   ///< id; "" for numbers of a system
    std::string measure;  ///< as in summary.json
    Histogram histogram;
    friend bool operator==(const ForecastNumber&, const ForecastNumber&) = default;
};

struct ForecastChoice {
    std::string id, name;
    friend bool operator==(const ForecastChoice&, const ForecastChoice&) = default;
};

struct ForecastSystem {
    std::string id, name;
    int house = 0;
    friend bool operator==(const ForecastSystem&, const ForecastSystem&) = default;
};

/// A forecast to be deposited before a vote: everything that a score asks for, and from what it
/// was computed.
struct Forecast {
    std::string version;  ///< of the program
    std::string commit;
    std::string scenario, title;
    std::string digest;  ///< of the scenario
    std::string engine, normals;
    std::uint64_t seed = 0;
    std::int64_t runs = 0;
    std::vector<ForecastChoice> choices;  ///< those that can win seats
    std::vector<ForecastSystem> systems;
    std::vector<ForecastNumber> numbers;
    JointMajorities joint;
    friend bool operator==(const Forecast&, const Forecast&) = default;
};

/// What came: a number of one choice.
struct Outcome {
    std::string choice;
    std::string measure;
    double value = 0.0;
    friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// The numbers of a summary and what stands beside them; what the program knows of itself (version,
/// commit, digest, engine, normals) is left to the caller.
[[nodiscard]] Forecast forecast_of(const Summary& summary, JointMajorities joint);

}  // namespace kenesh
