#include "sim/io/study/forecast_file.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>
#include <stdexcept>

#include "sim/core/diagnostics.hpp"
#include "sim/engine/tally/tally_layout.hpp"

namespace kenesh {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kKind = "kenesh forecast";
constexpr std::int64_t kVersion = 1;
constexpr int kMostHouse = 1'000'000;

/// What is wrong with a text that is JSON.
struct Fault : std::runtime_error {
    using runtime_error::runtime_error;
};
constexpr const char* kNone = "is no forecast of 'kenesh register'";
constexpr const char* kDamaged = "is damaged: its numbers do not fit one another";

/// A whole number from `least` to `most`.
std::int64_t whole(const Json& json, std::int64_t least, std::int64_t most) {
    if (!json.is_number_integer()) throw Fault(kNone);
    if (json.is_number_unsigned() && json.get<std::uint64_t>() > static_cast<std::uint64_t>(most))
        throw Fault(kDamaged);
    const auto number = json.get<std::int64_t>();
    if (number < least || number > most) throw Fault(kDamaged);
    return number;
}

Json number_json(const ForecastNumber& n) {
    // Ends without runs are left out: `bins` says how many there are.
    const auto& runs = n.histogram.runs;
    const auto some = [](std::int64_t r) { return r > 0; };
    const auto first = std::find_if(runs.begin(), runs.end(), some);
    const auto last = std::find_if(runs.rbegin(), runs.rend(), some).base();
    Json out = {{"system", n.system},
                {"choice", n.choice},
                {"measure", n.measure},
                {"first", n.histogram.first},
                {"width", n.histogram.width},
                {"bins", runs.size()},
                {"from_bin", first - runs.begin()}};
    out["runs"] =
        first < last ? std::vector<std::int64_t>(first, last) : std::vector<std::int64_t>();
    return out;
}

ForecastNumber number_of(const Json& json, std::int64_t all) {
    constexpr std::int64_t kMostBins = 10'000'000;
    ForecastNumber out;
    out.system = json.at("system").get<std::string>();
    out.choice = json.at("choice").get<std::string>();
    out.measure = json.at("measure").get<std::string>();
    out.histogram.first = json.at("first").get<double>();
    out.histogram.width = json.at("width").get<double>();
    if (!std::isfinite(out.histogram.first) || !(out.histogram.width > 0.0)) throw Fault(kDamaged);
    const std::int64_t bins = whole(json.at("bins"), 1, kMostBins);
    std::int64_t bin = whole(json.at("from_bin"), 0, bins);
    std::int64_t sum = 0;
    if (static_cast<std::int64_t>(json.at("runs").size()) > bins - bin) throw Fault(kDamaged);
    out.histogram.runs.assign(static_cast<std::size_t>(bins), 0);
    for (const Json& runs : json.at("runs"))
        sum += out.histogram.runs[static_cast<std::size_t>(bin++)] = whole(runs, 0, all - sum);
    if (sum != all) throw Fault(kDamaged);
    return out;
}

Json joint_json(const JointMajorities& joint) {
    Json systems = Json::array();
    for (const MajorityHolders& one : joint.systems)
        systems.push_back({{"holders", one.holders}, {"runs", one.runs}});
    Json pairs = Json::array();
    for (const MajorityOfTwo& pair : joint.pairs)
        pairs.push_back(
            {{"system", pair.system}, {"parties", {pair.first, pair.second}}, {"runs", pair.runs}});
    return {{"runs", joint.runs}, {"majority", systems}, {"majority_of_two", pairs}};
}

/// Of the systems and choices of `forecast`.
JointMajorities joint_of(const Json& json, const Forecast& forecast) {
    JointMajorities out;
    std::set<std::string> choices, systems;
    for (const ForecastChoice& choice : forecast.choices)
        choices.insert(choice.id);
    for (const ForecastSystem& system : forecast.systems)
        systems.insert(system.id);
    out.runs = whole(json.at("runs"), 1, kMostRuns);
    std::int64_t sum = 0;
    for (const Json& one : json.at("majority")) {
        MajorityHolders cell{one.at("holders").get<std::vector<std::string>>(),
                             whole(one.at("runs"), 0, out.runs - sum)};
        sum += cell.runs;
        if (cell.holders.size() != systems.size()) throw Fault(kDamaged);
        for (const std::string& holder : cell.holders)
            if (!holder.empty() && !choices.contains(holder)) throw Fault(kDamaged);
        out.systems.push_back(std::move(cell));
    }
    if (sum != out.runs) throw Fault(kDamaged);
    for (const Json& one : json.at("majority_of_two")) {
        MajorityOfTwo pair{
            one.at("system").get<std::string>(), one.at("parties").at(0).get<std::string>(),
            one.at("parties").at(1).get<std::string>(), whole(one.at("runs"), 0, out.runs)};
        if (!systems.contains(pair.system) || !choices.contains(pair.first) ||
            !choices.contains(pair.second))
            throw Fault(kDamaged);
        out.pairs.push_back(std::move(pair));
    }
    return out;
}

/// Every choice has its seats under every system, and nothing is told twice.
void check_numbers(const Forecast& forecast) {
    std::set<std::array<std::string, 3>> seen;
    for (const ForecastNumber& n : forecast.numbers)
        if (!seen.insert({n.system, n.choice, n.measure}).second) throw Fault(kDamaged);
    for (const ForecastSystem& system : forecast.systems)
        for (const ForecastChoice& choice : forecast.choices)
            if (!seen.contains({system.id, choice.id, "seats"})) throw Fault(kDamaged);
}

Forecast forecast_from(const Json& json) {
    if (!json.is_object() || json.value("kind", "") != kKind) throw Fault(kNone);
    if (whole(json.at("schema_version"), 1, 1000) != kVersion)
        throw Fault("is a forecast of another version of the program");
    Forecast out;
    out.version = json.at("version").get<std::string>();
    out.commit = json.at("commit").get<std::string>();
    out.scenario = json.at("scenario").get<std::string>();
    out.title = json.at("title").get<std::string>();
    out.digest = json.at("scenario_digest").get<std::string>();
    out.engine = json.at("engine").get<std::string>();
    out.normals = json.at("normals").get<std::string>();
    out.seed = json.at("seed").get<std::uint64_t>();
    out.runs = whole(json.at("runs"), 1, kMostRuns);
    for (const Json& choice : json.at("choices"))
        out.choices.push_back(
            {choice.at("id").get<std::string>(), choice.at("name").get<std::string>()});
    for (const Json& system : json.at("systems"))
        out.systems.push_back({system.at("id").get<std::string>(),
                               system.at("name").get<std::string>(),
                               static_cast<int>(whole(system.at("seats"), 1, kMostHouse))});
    for (const Json& number : json.at("histograms"))
        out.numbers.push_back(number_of(number, out.runs));
    if (out.choices.empty() || out.systems.empty()) throw Fault(kDamaged);
    check_numbers(out);
    out.joint = joint_of(json.at("joint"), out);
    return out;
}

}  // namespace

std::string forecast_json(const Forecast& forecast) {
    Json out = {{"kind", kKind},
                {"schema_version", kVersion},
                {"program", "kenesh"},
                {"version", forecast.version},
                {"commit", forecast.commit},
                {"scenario", forecast.scenario},
                {"title", forecast.title},
                {"scenario_digest", forecast.digest},
                {"engine", forecast.engine},
                {"normals", forecast.normals},
                {"seed", forecast.seed},
                {"runs", forecast.runs}};
    Json choices = Json::array();
    for (const ForecastChoice& choice : forecast.choices)
        choices.push_back({{"id", choice.id}, {"name", choice.name}});
    out["choices"] = std::move(choices);
    Json systems = Json::array();
    for (const ForecastSystem& system : forecast.systems)
        systems.push_back({{"id", system.id}, {"name", system.name}, {"seats", system.house}});
    out["systems"] = std::move(systems);
    out["joint"] = joint_json(forecast.joint);
    Json numbers = Json::array();
    for (const ForecastNumber& number : forecast.numbers)
        numbers.push_back(number_json(number));
    out["histograms"] = std::move(numbers);
    return out.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

Forecast parse_forecast(const std::string& text, const std::filesystem::path& path) {
    const auto refuse = [&](int line, std::string message) -> Forecast {
        throw InputError({{{path.string(), line, line > 0 ? 1 : 0}, std::move(message), {}}});
    };
    try {
        return forecast_from(Json::parse(text));
    } catch (const Json::parse_error& error) {
        const std::size_t end = std::min<std::size_t>(error.byte, text.size());
        const auto lines = std::count(text.begin(), text.begin() + static_cast<long>(end), '\n');
        return refuse(static_cast<int>(lines) + 1, std::string(kNone) + ": it is no JSON here");
    } catch (const Json::exception&) {
        return refuse(0, kNone);
    } catch (const Fault& fault) {
        return refuse(0, fault.what());
    }
}

}  // namespace kenesh
