#pragma once

#include <string>
#include <vector>

#include "sim/io/reading/keys.hpp"
#include "sim/model/scenario.hpp"

namespace kenesh {

/// A key of one scenario, where `--set` finds it, and what it says there.
struct ScenarioKey {
    std::string path;   ///< "party.mekenchil.strength"
    std::string value;  ///< TOML, as it may stand behind `--set KEY=`; "": the key's default counts
    std::string under;  ///< the path of its table; "" at the top
    const KeyRow* row = nullptr;
};

/// Every key of the scenario as it was resolved, table by table in the order of its files: those of
/// each party, contest, system and tier that it has.
[[nodiscard]] std::vector<ScenarioKey> scenario_keys(const Scenario& scenario);

/// key,value,type,range,default,meaning; and the same as objects.
[[nodiscard]] std::string scenario_keys_csv(const std::vector<ScenarioKey>& keys);
[[nodiscard]] std::string scenario_keys_json(const std::vector<ScenarioKey>& keys);

}  // namespace kenesh
