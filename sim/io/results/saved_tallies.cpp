#include "sim/io/results/saved_tallies.hpp"

#include <fmt/format.h>

#include <iterator>
#include <nlohmann/json.hpp>

#include "sim/core/diagnostics.hpp"
#include "sim/io/text/digest.hpp"

namespace kenesh {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kVersion = 1;
/// Zeros between two counts that cost less than a new stretch.
constexpr std::size_t kGap = 4;

/// The layout as text, one slot after the other in a fixed order.
class LayoutText {
public:
    void add(const MeasureSlot& slot) {
        fmt::format_to(std::back_inserter(text_), "m {} {} {} {}\n", slot.at, slot.first,
                       slot.width, slot.bins);
    }
    void add(const EventSlot& slot) {
        fmt::format_to(std::back_inserter(text_), "e {}\n", slot.at);
    }
    template <class... Slots>
    void add_all(const Slots&... slots) {
        (add(slots), ...);
    }
    void add(const ChoiceSlots& c) {
        add_all(c.seats, c.list_seats, c.district_seats, c.vote_share, c.list_transfer, c.majority,
                c.two_thirds, c.largest);
    }
    void add(const DistrictTierSlots& tier) {
        for (const DistrictSlots& district : tier.districts) {
            for (const MeasureSlot& seats : district.seats)
                add(seats);
            add_all(district.margin, district.close);
        }
        for (const EventSlot& elected : tier.elected)
            add(elected);
    }
    void add(const SystemSlots& s) {
        for (const ChoiceSlots& choice : s.choices)
            add(choice);
        add_all(s.women, s.house, s.gallagher, s.loosemore_hanby, s.effective_votes,
                s.effective_seats, s.gallagher_pref, s.loosemore_hanby_pref, s.effective_pref,
                s.wasted, s.gender_replacement, s.gender_quota_unmet, s.rerun, s.unfilled,
                s.deciding_ties, s.tied_largest, s.inversion);
        for (const DistrictTierSlots& tier : s.district_tiers)
            add(tier);
    }
    void add(const ComparisonSlots& comparison) {
        for (const auto& d : comparison.choices)
            add_all(d.all, d.list, d.district, d.more, d.fewer);
        add(comparison.moved);
    }
    [[nodiscard]] std::string str() const { return {text_.data(), text_.size()}; }

private:
    fmt::memory_buffer text_;
};

/// Stretches of counts without long gaps of zeros, each after its position.
Json stretches(const std::vector<std::int64_t>& counts) {
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
        out.back().push_back(counts[i]);
        end = i + 1;
    }
    return out;
}

std::vector<std::int64_t> counts_of(const Json& stretches, std::size_t size) {
    std::vector<std::int64_t> counts(size, 0);
    for (const Json& stretch : stretches) {
        auto at = stretch.at(0).get<std::size_t>();
        for (std::size_t i = 1; i < stretch.size(); ++i) {
            counts.at(at++) = stretch[i].get<std::int64_t>();
        }
    }
    return counts;
}

[[noreturn]] void refuse(const std::string& path, std::string message) {
    throw InputError({{{path, 0, 0}, std::move(message), {}}});
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

std::vector<RareEstimate> rare_of(const Json& json, const TallyLayout& layout) {
    std::vector<RareEstimate> chances;
    for (const Json& one : json) {
        RareEstimate rare{
            one.at("system").get<std::size_t>(),
            one.at("choice").get<std::size_t>(),
            one.at("event") == "two_thirds",
            {one.at("p").get<double>(), one.at("se").get<double>(), one.at("low").get<double>(),
             one.at("high").get<double>(), one.at("effective_sample_size").get<double>()}};
        // Throws where the layout has no such system or choice.
        static_cast<void>(layout.systems.at(rare.system).choices.at(rare.choice));
        chances.push_back(rare);
    }
    return chances;
}

SavedSimulation simulation_of(const Json& json, std::size_t size) {
    SavedSimulation saved;
    Simulation& simulation = saved.simulation;
    simulation.tallies.runs = json.at("runs").get<std::int64_t>();
    simulation.tallies.twins = json.at("antithetic").get<bool>();
    simulation.tallies.counts = counts_of(json.at("counts"), size);
    simulation.interrupted = json.at("interrupted").get<bool>();
    simulation.first_run = json.value("first_run", std::int64_t{0});
    // value() throws where the table does not have the word.
    simulation.engine = named(kEngines, json.at("engine").get<std::string>()).value();
    saved.normals = named(kNormals, json.at("normals").get<std::string>()).value();
    return saved;
}

}  // namespace

std::string layout_digest(const TallyLayout& layout) {
    LayoutText text;
    for (const MeasureSlot& preference : layout.preference)
        text.add(preference);
    text.add(layout.turnout);
    for (const SystemSlots& system : layout.systems)
        text.add(system);
    for (const ComparisonSlots& comparison : layout.comparisons)
        text.add(comparison);
    return sha256(text.str());
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
        if (json.at("schema_version") != kVersion)
            refuse(path, "was written by another version of the program; run the scenario again");
        if (json.at("scenario_digest") != scenario)
            refuse(path, "belongs to another scenario than the scenario.toml beside it");
        if (json.at("layout_digest") != layout_digest(layout))
            refuse(path,
                   "counts what this version of the program does not; run the scenario again");
        SavedSimulation saved = simulation_of(json, layout.size);
        if (json.contains("importance")) saved.rare = rare_of(json["importance"], layout);
        if (saved.simulation.tallies.runs < 1) refuse(path, "has no runs");
        return saved;
    } catch (const Json::exception&) {
        refuse(path, "is not a complete tallies.json");
    } catch (const std::bad_optional_access&) {
        refuse(path, "names an engine or a source of normals that there is not");
    } catch (const std::out_of_range&) {
        refuse(path, "has counts beyond the end of its layout");
    }
}

}  // namespace kenesh
