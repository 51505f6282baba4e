#include "sim/report/charts/parliament_json.hpp"

#include <nlohmann/json.hpp>

#include "sim/report/charts/chart_hemicycle.hpp"
#include "sim/report/paper/markup.hpp"
#include "sim/report/paper/text.hpp"

namespace kenesh {

std::string parliament_json(const Summary& summary, const RunSample& sample, std::size_t system) {
    using Json = nlohmann::ordered_json;
    Json parties = Json::array();
    const auto seats = sample.seats[system].row(paired_run(summary, sample));
    for (std::size_t k = 0; k < summary.choices.size(); ++k) {
        if (seats[k] == 0) continue;
        const SummaryChoice& choice = summary.choices[k];
        parties.push_back({{"name", visible(choice.name)},
                           {"seats", seats[k]},
                           {"color", safe_color(choice.color)}});
    }
    return parties.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace kenesh
