#include "sim/report/run/summary_json.hpp"

#include <nlohmann/json.hpp>

#include "sim/report/run/headline.hpp"
#include "sim/report/run/sources.hpp"
#include "sim/summary/measures.hpp"

namespace kenesh {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kSchemaVersion = 1;

Json to_json(const Estimate& e) {
    return {{"mean", e.mean}, {"se", e.standard_error}};
}

/// A measure with what is known of it: quantiles only if it was binned, null where bins cannot
/// tell.
Json to_json(const Spread& s) {
    Json out = {{"mean", s.mean}, {"se", s.standard_error}, {"sd", s.deviation}};
    if (const auto& q = s.quantiles) {
        out["q05"] = q->q05;
        out["q25"] = q->q25;
        out["median"] = q->median;
        out["q75"] = q->q75;
        out["q95"] = q->q95;
    } else if (!s.histogram.runs.empty()) {
        for (const char* quantile : {"q05", "q25", "median", "q75", "q95"})
            out[quantile] = nullptr;
    }
    return out;
}

Json to_json(const Probability& p) {
    Json out = {{"p", p.p}, {"se", p.standard_error}, {"low", p.low}, {"high", p.high}};
    if (p.effective_sample_size > 0.0) out["effective_sample_size"] = p.effective_sample_size;
    return out;
}

/// The error of a chance that stands beside it.
Json error_of(const Probability& p) {
    return {{"se", p.standard_error}, {"low", p.low}, {"high", p.high}};
}

Json histogram_json(const Histogram& h) {
    return {{"first", h.first}, {"width", h.width}, {"runs", h.runs}};
}

const char* kind_name(ChoiceKind kind) {
    switch (kind) {
        case ChoiceKind::party:
            return "party";
        case ChoiceKind::independents:
            return "independents";
        case ChoiceKind::against_all:
            return "against-all";
    }
    return "";
}

Json blocs_json(const Summary& s) {
    Json out = Json::array();
    for (const SummaryBloc& bloc : s.blocs) {
        Json members = Json::array();
        for (const std::size_t k : bloc.members)
            members.push_back(s.choices[k].id);
        out.push_back({{"id", bloc.id}, {"name", bloc.name}, {"members", std::move(members)}});
    }
    return out;
}

Json scenario_json(const Summary& s, const Provenance& provenance) {
    Json out = {{"id", s.scenario}, {"title", s.title}, {"digest", provenance.scenario_digest}};
    if (!s.country.empty()) out["country"] = s.country;
    if (!s.date.empty()) out["date"] = s.date;
    out["sources"] = sources_text(s);
    out["approximate_districts"] = s.approximate_districts;
    out["antithetic"] = s.antithetic;
    out["independents_as"] = s.independents_as_block ? "block" : "each";
    out[kTurnout] = to_json(s.turnout);
    Json choices = Json::array();
    for (const SummaryChoice& choice : s.choices)
        choices.push_back({{"id", choice.id},
                           {"name", choice.name},
                           {"color", choice.color},
                           {"kind", kind_name(choice.kind)},
                           {"strength", choice.strength},
                           {"list", choice.list}});
    out["choices"] = std::move(choices);
    if (!s.blocs.empty()) out["blocs"] = blocs_json(s);
    return out;
}

Json units_json() {
    Json out = {{"seats", "seats"},
                {kMoved, "seats"},
                {kDifference, "seats"},
                {"events", "number in a run"},
                {"strength", "share, 0 to 1"},
                {kPreferenceShare, "share, 0 to 1"},
                {kVoteShare.name, "share of the system's votes, 0 to 1"},
                {kListTransfer.name, "share of the list votes, 0 to 1"},
                {"margin", "share of the district's valid votes, 0 to 1"},
                {kTurnout, "share of registered voters, 0 to 1"},
                {"p", "chance, 0 to 1"},
                {"low", "lower end of the 95 % interval of a chance"},
                {"high", "upper end of the 95 % interval of a chance"},
                {"se", "standard error, in the unit of what it stands beside"}};
    for (const HouseRow& row : house_rows())
        out[row.name] = row.unit_words;
    return out;
}

Json calibration_json(const Summary& s) {
    const Calibration& c = s.calibration;
    Json out = {{"reached", c.reached},
                {"worst_error", c.worst_error},
                {"worst_relative", c.worst_relative},
                {"points", c.points},
                {"steps", c.steps}};
    Json choices = Json::array();
    for (std::size_t k = 0; k < c.expected.size(); ++k)
        choices.push_back(
            {{"id", s.choices[k].id}, {"expected", c.expected[k]}, {"se", c.standard_error[k]}});
    out["choices"] = std::move(choices);
    return out;
}

/// Adds what a choice or a bloc has in a system.
Json with_results(Json out, const ChoiceSummary& c) {
    out[kVoteShare.name] = to_json(c.vote_share);
    out[kSeats.name] = to_json(c.seats);
    if (c.district_seats) out[kDistrictSeats.name] = to_json(*c.district_seats);
    if (c.list_seats) out[kListSeats.name] = to_json(*c.list_seats);
    if (c.list_transfer) out[kListTransfer.name] = to_json(*c.list_transfer);
    if (c.majority) out[kMajority.name] = to_json(*c.majority);
    if (c.two_thirds) out[kTwoThirds.name] = to_json(*c.two_thirds);
    if (c.largest) out[kLargest.name] = to_json(*c.largest);
    out["seats_histogram"] = histogram_json(c.seats.histogram);
    return out;
}

Json choice_json(const SummaryChoice& choice, const ChoiceSummary& c) {
    Json out = {{"id", choice.id}, {"strength", choice.strength}};
    out[kPreferenceShare] = to_json(choice.preference_share);
    return with_results(std::move(out), c);
}

Json events_json(const SystemSummary& system) {
    Json out;
    for (const HouseRow& row : house_rows())
        if (row.event) out[row.name] = to_json(system.measures[row.measure]);
    for (const EventRow& row : event_rows())
        out[row.name] = to_json(system.events[row.event]);
    return out;
}

/// `seats`: of a district, per choice.
Json district_choices_json(const Summary& s, std::span<const Spread> seats) {
    Json choices = Json::array();
    for (std::size_t k = 0; k < seats.size(); ++k) {
        if (!s.choices[k].present || s.choices[k].kind == ChoiceKind::against_all) continue;
        choices.push_back({{"id", s.choices[k].id},
                           {"seats", {{"mean", seats[k].mean}, {"se", seats[k].standard_error}}}});
    }
    return choices;
}

Json district_json(const Summary& s, const DistrictSummary& d) {
    Json out = {{"id", d.id}, {"seats", d.magnitude}};
    out["margin"] = to_json(d.margin);
    out["p_close"] = to_json(d.close);
    out["choices"] = district_choices_json(s, d.seats);
    if (d.candidates.empty()) return out;
    Json candidates = Json::array();
    for (const CandidateSummary& c : d.candidates)
        candidates.push_back(
            {{"name", c.name}, {"choice", c.choice}, {"p_elected", to_json(c.elected)}});
    out["candidates"] = std::move(candidates);
    return out;
}

Json tiers_json(const Summary& s, const SystemSummary& system) {
    Json out = Json::array();
    for (const DistrictTierSummary& tier : system.district_tiers) {
        Json districts = Json::array();
        for (const DistrictSummary& d : tier.districts)
            districts.push_back(district_json(s, d));
        out.push_back(
            {{"tier", tier.tier}, {"contest", tier.contest}, {"districts", std::move(districts)}});
    }
    return out;
}

/// Those by district.
Json list_tiers_json(const Summary& s, const SystemSummary& system) {
    Json out = Json::array();
    for (const ListTierSummary& tier : system.list_tiers) {
        Json districts = Json::array();
        for (const ListDistrictSummary& d : tier.districts)
            districts.push_back({{"id", d.id},
                                 {"seats", {{"mean", d.divided.mean}, {"sd", d.divided.deviation}}},
                                 {"choices", district_choices_json(s, d.seats)}});
        out.push_back({{"tier", tier.tier},
                       {"districting", tier.districting},
                       {"districts", std::move(districts)}});
    }
    return out;
}

Json check_json(const SeatCheck& c) {
    return {{"ok", c.ok},
            {"runs", c.runs},
            {"seats_per_run", c.seats_per_run},
            {"house_per_run", c.house_per_run},
            {"same_every_run", c.same_every_run}};
}

Json system_json(const Summary& s, const SystemSummary& system) {
    Json out = {{"id", system.id},
                {"name", system.name},
                {"seats", system.house},
                {"district_seats", system.district_seats},
                {"list_seats", system.list_seats}};
    Json choices = Json::array();
    for (std::size_t k = 0; k < system.choices.size(); ++k)
        choices.push_back(choice_json(s.choices[k], system.choices[k]));
    out["choices"] = std::move(choices);
    for (std::size_t b = 0; b < system.blocs.size(); ++b)
        out["blocs"].push_back(with_results({{"id", s.blocs[b].id}}, system.blocs[b]));
    for (const HouseRow& row : house_rows())
        if (!row.event) out[row.name] = to_json(system.measures[row.measure]);
    out["events"] = events_json(system);
    out["check"] = check_json(system.check);
    out["district_tiers"] = tiers_json(s, system);
    if (!system.list_tiers.empty()) out["list_tiers"] = list_tiers_json(s, system);
    return out;
}

Json difference_json(const std::string& id, const DifferenceSummary& d) {
    return {{"id", id},
            {kDifference, to_json(d.all)},
            {"district_difference", to_json(d.district)},
            {"list_difference", to_json(d.list)},
            {kMore, d.more.p},
            {"p_more_error", error_of(d.more)},
            {kFewer, d.fewer.p},
            {"p_fewer_error", error_of(d.fewer)},
            {"difference_histogram", histogram_json(d.all.histogram)}};
}

Json comparison_json(const Summary& s, const ComparisonSummary& c) {
    Json out = {{"new", s.systems[c.first].id}, {"old", s.systems[c.other].id}};
    out["gender_rule_only"] = c.gender_rule_only;
    out[kMoved] = to_json(c.moved);
    Json choices = Json::array();
    for (std::size_t k = 0; k < c.choices.size(); ++k)
        choices.push_back(difference_json(s.choices[k].id, c.choices[k]));
    out["choices"] = std::move(choices);
    for (std::size_t b = 0; b < c.blocs.size(); ++b)
        out["blocs"].push_back(difference_json(s.blocs[b].id, c.blocs[b]));
    return out;
}

}  // namespace

std::string summary_json(const Summary& summary, const Provenance& provenance) {
    Json out;
    out["schema_version"] = kSchemaVersion;
    out["program"] = {{"name", "kenesh"}, {"version", provenance.program_version}};
    out["engine"] = name_of(provenance.engine);
    out["normals"] = name_of(provenance.normals);
    out["scenario"] = scenario_json(summary, provenance);
    out["runs"] = summary.runs;
    out["seed"] = summary.seed;
    out["interrupted"] = summary.interrupted;
    out["headline"] = headline(summary);
    out["units"] = units_json();
    out["calibration"] = calibration_json(summary);
    Json systems = Json::array();
    for (const SystemSummary& system : summary.systems)
        systems.push_back(system_json(summary, system));
    out["systems"] = std::move(systems);
    Json further = Json::array();
    for (std::size_t c = 0; c < summary.comparisons.size(); ++c) {
        Json comparison = comparison_json(summary, summary.comparisons[c]);
        if (c == 0)
            out["comparison"] = std::move(comparison);
        else
            further.push_back(std::move(comparison));
    }
    if (!further.empty()) out["further_comparisons"] = std::move(further);
    // Names may hold what is no UTF-8 only if a reader failed; then show it rather than throw.
    return out.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace kenesh
