#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/model/scenario.hpp"

namespace kenesh {

/// What a reader of the live page may move: a key of --set and the values that it may take.
enum class ControlGroup : std::uint8_t { strength, candidates, law, certainty };

struct Control {
    ControlGroup group = ControlGroup::strength;
    std::string key;     ///< as --set has it
    std::string label;   ///< plain text
    std::string detail;  ///< what is assumed, or which system it belongs to
    double value = 0.0;
    double least = 0.0;
    double most = 1.0;
    double step = 0.01;
    bool share = false;   ///< shown as a percentage
    bool whole = false;   ///< written without decimals
    bool toggle = false;  ///< on at `least`, off at `most`
    friend bool operator==(const Control&, const Control&) = default;
};

/// In the order in which people ask: strengths, candidates, the law, how sure all that is. Only
/// what the scenario and its systems have.
[[nodiscard]] std::vector<Control> controls(const Scenario& scenario);

}  // namespace kenesh
