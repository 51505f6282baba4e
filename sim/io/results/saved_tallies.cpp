#include "sim/io/results/saved_tallies.hpp"

#include <fmt/format.h>

#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <type_traits>

#include "sim/core/diagnostics.hpp"
#include "sim/engine/tally/tally_check.hpp"
#include "sim/io/text/digest.hpp"

namespace kenesh {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kVersion = 1;
/// Zeros between two counts that cost less than a new stretch.
constexpr std::size_t kGap = 4;

/// A count as a number, or as a text of its digits where a reader's 64 bits do not hold it.
Json count_json(Int128 count) {
    const auto narrow = static_cast<std::int64_t>(count);
    return narrow == count ? Json(narrow) : Json(decimal(count));
}

/// Stretches of counts without long gaps of zeros, each after its position.
Json stretches(const std::vector<Int128>& counts) {
    Json out = Json::array();
    std::size_t end = 0;  // behind the last count that is not zero
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] == 0) continue;
        if (out.empty() || i - end > kGap) {
            out.push_back(Json::array({i}));
        } else {
            for (; end < i; ++end)
                out.back().push_back(0);
        }
        out.back().push_back(count_json(counts[i]));
        end = i + 1;
    }
    return out;
}

[[noreturn]] void refuse(const std::string& path, std::string message) {
    throw InputError({{{path, 0, 0}, std::move(message), {}}});
}

/// What is wrong with a file of the right form.
struct Fault : std::runtime_error {
    using runtime_error::runtime_error;
};
constexpr const char* kIncomplete = "is not a complete tallies.json";
constexpr const char* kDamaged = "is damaged: no simulation has these counts";

/// A whole number as count_json() writes it.
Int128 whole(const Json& json) {
    if (json.is_number_unsigned()) return json.get<std::uint64_t>();
    if (json.is_number_integer()) return json.get<std::int64_t>();
    const auto number = json.is_string() ? whole_number(json.get<std::string>()) : std::nullopt;
    if (!number) throw Fault(kIncomplete);
    return *number;
}

/// A whole number from `least` to `most`.
std::int64_t whole(const Json& json, std::int64_t least, std::int64_t most) {
    const Int128 number = whole(json);
    if (number < least || number > most) throw Fault(kDamaged);
    return static_cast<std::int64_t>(number);
}

std::vector<Int128> counts_of(const Json& stretches, std::size_t size) {
    std::vector<Int128> counts(size, 0);
    const auto end = static_cast<std::int64_t>(size);
    std::int64_t next = 0;  // stretches are in order
    for (const Json& stretch : stretches) {
        next = whole(stretch.at(0), next, std::numeric_limits<std::int64_t>::max());
        if (next > end || stretch.size() - 1 > static_cast<std::size_t>(end - next))
            throw Fault("has counts beyond the end of its layout");
        for (std::size_t i = 1; i < stretch.size(); ++i)
            counts[static_cast<std::size_t>(next++)] = whole(stretch[i]);
    }
    return counts;
}

Json rare_json(const std::vector<RareEstimate>& chances) {
    Json out = Json::array();
    for (const RareEstimate& rare : chances)
        out.push_back({{"system", rare.system},
                       {"choice", rare.choice},
                       {"event", rare.two_thirds ? "two_thirds" : "majority"},
                       {"p", rare.chance.p},
                       {"se", rare.chance.standard_error},
                       {"low", rare.chance.low},
                       {"high", rare.chance.high},
                       {"effective_sample_size", rare.chance.effective_sample_size}});
    return out;
}

double number(const Json& json, double least, double most) {
    const auto value = json.get<double>();
    if (!(value >= least && value <= most)) throw Fault(kDamaged);
    return value;
}

std::vector<RareEstimate> rare_of(const Json& json, const TallyLayout& layout) {
    constexpr double kLargest = 1e300;
    std::vector<RareEstimate> chances;
    for (const Json& one : json) {
        RareEstimate rare;
        const auto systems = static_cast<std::int64_t>(layout.systems.size());
        const auto choices = static_cast<std::int64_t>(layout.preference.size());
        rare.system = static_cast<std::size_t>(whole(one.at("system"), 0, systems - 1));
        rare.choice = static_cast<std::size_t>(whole(one.at("choice"), 0, choices - 1));
        rare.two_thirds = one.at("event") == "two_thirds";
        if (!rare.two_thirds && one.at("event") != "majority") throw Fault(kIncomplete);
        Probability& chance = rare.chance;
        chance.p = number(one.at("p"), 0.0, 1.0);
        chance.standard_error = number(one.at("se"), 0.0, kLargest);
        chance.low = number(one.at("low"), 0.0, chance.p);
        chance.high = number(one.at("high"), chance.p, 1.0);
        chance.effective_sample_size = number(one.at("effective_sample_size"), 0.0, kLargest);
        chances.push_back(rare);
    }
    return chances;
}

SavedSimulation simulation_of(const Json& json, std::size_t size) {
    SavedSimulation saved;
    Simulation& simulation = saved.simulation;
    simulation.tallies.runs = whole(json.at("runs"), 1, kMostRuns);
    simulation.tallies.twins = json.at("antithetic").get<bool>();
    simulation.tallies.counts = counts_of(json.at("counts"), size);
    simulation.interrupted = json.at("interrupted").get<bool>();
    if (json.contains("first_run"))
        simulation.first_run = whole(json["first_run"], 0, kMostRuns - simulation.tallies.runs);
    const auto engine = named(kEngines, json.at("engine").get<std::string>());
    const auto normals = named(kNormals, json.at("normals").get<std::string>());
    if (!engine || !normals)
        throw Fault("names an engine or a source of normals that there is not");
    simulation.engine = *engine;
    saved.normals = *normals;
    return saved;
}

/// Throws a Fault where the text cannot be the tallies of this layout.
SavedSimulation checked(const Json& json, const TallyLayout& layout, const std::string& scenario) {
    if (whole(json.at("schema_version")) != kVersion)
        throw Fault("was written by another version of the program; run the scenario again");
    if (json.at("scenario_digest") != scenario)
        throw Fault("belongs to another scenario than the scenario.toml beside it");
    if (json.at("layout_digest") != layout_digest(layout))
        throw Fault("counts what this version of the program does not; run the scenario again");
    SavedSimulation saved = simulation_of(json, layout.size);
    if (!plausible(layout, saved.simulation.tallies)) throw Fault(kDamaged);
    if (json.contains("importance")) saved.rare = rare_of(json["importance"], layout);
    return saved;
}

}  // namespace

std::string layout_digest(const TallyLayout& layout) {
    fmt::memory_buffer text;
    const auto out = std::back_inserter(text);
    for_each_slot(layout, [out]<class Slot>(const Slot& slot) {
        if constexpr (std::is_same_v<Slot, MeasureSlot>) {
            fmt::format_to(out, "m {} {} {} {}\n", slot.at, slot.first, slot.width, slot.bins);
        } else {
            fmt::format_to(out, "e {}\n", slot.at);
        }
    });
    return sha256({text.data(), text.size()});
}

std::string tallies_json(const SavedSimulation& saved, const TallyLayout& layout,
                         const std::string& scenario) {
    const Simulation& simulation = saved.simulation;
    Json out = {{"schema_version", kVersion},
                {"scenario_digest", scenario},
                {"layout_digest", layout_digest(layout)},
                {"engine", name_of(simulation.engine)},
                {"normals", name_of(saved.normals)},
                {"runs", simulation.tallies.runs},
                {"antithetic", simulation.tallies.twins},
                {"interrupted", simulation.interrupted},
                {"counts", stretches(simulation.tallies.counts)}};
    if (simulation.first_run != 0) out["first_run"] = simulation.first_run;
    if (!saved.rare.empty()) out["importance"] = rare_json(saved.rare);
    return out.dump() + '\n';
}

SavedSimulation read_tallies(const std::string& text, const std::string& path,
                             const TallyLayout& layout, const std::string& scenario) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) refuse(path, "is not JSON");
    try {
        return checked(json, layout, scenario);
    } catch (const Json::exception&) {
        refuse(path, kIncomplete);
    } catch (const Fault& fault) {
        refuse(path, fault.what());
    }
}

}  // namespace kenesh
