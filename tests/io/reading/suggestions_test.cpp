#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/io/scenario/scenario_reader.hpp"
#include "tests/support/paths.hpp"

using namespace kenesh;

namespace {

/// All that is said of the scenario with every key when one is set to this.
std::string said_of(const std::string& setting) {
    const std::vector<std::string> settings{setting};
    try {
        static_cast<void>(read_scenario(
            std::filesystem::path(kenesh::test::source_folder()) / "tests/io/good/full.toml",
            settings));
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("Suggestions that help: what is typed -> what is said", "[io]") {
    struct Row {
        std::string setting;
        std::string says;
    };
    const std::vector<Row> rows = {
        {"party.red.vote_management=45", "must be from 0 to 1, not 45; did you mean '0.45'?"},
        {"turnout.mean=62.5", "did you mean '0.625'?"},
        {"turnout.mean=1.2", "must be above 0 and at most 1, not 1.2"},
        {"system.limited.tier.0.rule=fptp", "not 'fptp'; did you mean 'plurality'?"},
        {"system.limited.tier.0.rule=Block Vote", "did you mean 'block'?"},
        {"system.limited.tier.0.rule=SNTV", "did you mean 'sntv'?"},
        {"system.limited.tier.0.rule=stv", "votes that rank or approve candidates are not counted"},
        {"system.limited.tier.0.rule=dhondt", "'dhondt' is a divisor: divisor = \"dhondt\""},
        {"system.mixed.tier.0.formula=dhondt", "'dhondt' is a divisor: divisor = \"dhondt\""},
        {"system.mixed.tier.0.formula=hare", "'hare' is a quota: quota = \"hare\""},
        {"system.mixed.tier.0.divisor=D'Hondt", "did you mean 'dhondt'?"},
        {"system.mixed.tier.0.divisor=webster", "did you mean 'sainte-lague'?"},
        {"red.strength=0.4",
         "unknown key 'red' in the scenario; did you mean 'party.red.strength'?"},
        {"party.red.lean.Atlantis=1", "unknown region 'Atlantis'; there are 'North', "},
        {"list_transfer.nobody=1", "unknown choice 'nobody'; there are 'red', 'blue', 'green', "},
    };
    for (const Row& row : rows) {
        INFO(row.setting << "\n" << said_of(row.setting));
        CHECK(said_of(row.setting).find(row.says) != std::string::npos);
    }
}
