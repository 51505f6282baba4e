#include "sim/fit/measure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <string_view>

#include "sim/fit/district_measures.hpp"
#include "sim/fit/election_measures.hpp"
#include "sim/summary/measures.hpp"

namespace kenesh {
namespace {

template <class Rows>
const auto* row_named(const Rows& rows, std::string_view name) {
    const auto at = std::find_if(rows.begin(), rows.end(),
                                 [name](const auto& row) { return row.name == name; });
    return at == rows.end() ? nullptr : &*at;
}

template <class Rows>
std::vector<std::string> names_of(const Rows& rows) {
    std::vector<std::string> names;
    for (const auto& row : rows)
        names.emplace_back(row.name);
    return names;
}

std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == at) {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

template <class Items>
std::optional<std::size_t> find_id(const Items& items, const std::string& id,
                                   std::vector<std::string>& known) {
    known.clear();
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].id == id) return i;
        known.push_back(items[i].id);
    }
    return std::nullopt;
}

/// Finds one measure; every function returns false after it has recorded a mistake.
class Finder {
public:
    Finder(const Plan& plan, const Place& place, Diagnostics& mistakes)
        : plan_(plan), place_(place), mistakes_(mistakes) {}

    std::optional<Measure> find(const std::string& name) {
        Measure out;
        out.name = name;
        std::string_view head = name;
        std::optional<std::vector<std::string>> districts;
        if (const std::size_t open = name.find('['); open != std::string::npos) {
            if (name.back() != ']') return fail("the list of districts has no end: ']' is missing");
            head = head.substr(0, open);
            districts = split(std::string_view(name).substr(open + 1, name.size() - open - 2), ',');
        }
        std::vector<std::string> parts = split(head, '.');
        if (parts.size() == 1 && parts[0] == kTurnout) {
            out.of_election = National::turnout;
        } else if (parts.size() == 2 && parts[0] == kPreferenceShare) {
            out.of_election = National::preference_share;
            if (!choice(parts[1], out)) return std::nullopt;
        } else if (!in_system(parts, out)) {
            return std::nullopt;
        }
        if (out.of_district == nullptr) {
            if (districts) return fail("it is not a measure of districts");
        } else if (!take_districts(districts, out)) {
            return std::nullopt;
        }
        return out;
    }

private:
    std::nullopt_t fail(const std::string& message, const std::string& suggestion = {}) {
        mistakes_.error(place_, message, suggestion);
        return std::nullopt;
    }
    bool refuse(const std::string& message, const std::string& suggestion = {}) {
        mistakes_.error(place_, message, suggestion);
        return false;
    }

    bool choice(const std::string& id, Measure& out) {
        const auto at = find_id(plan_.choices, id, known_);
        if (!at) return refuse(fmt::format("unknown choice '{}'", id), nearest(id, known_));
        out.choice = *at;
        return true;
    }

    bool choice_or_bloc(const std::string& id, Measure& out) {
        const auto bloc = std::ranges::find(plan_.blocs, id, &PlanBloc::id);
        if (bloc != plan_.blocs.end()) {
            out.choice = static_cast<std::size_t>(bloc - plan_.blocs.begin());
            out.of_bloc = true;
            return true;
        }
        const auto at = find_id(plan_.choices, id, known_);
        for (const PlanBloc& one : plan_.blocs)
            known_.push_back(one.id);
        if (!at)
            return refuse(
                fmt::format("unknown choice{} '{}'", plan_.blocs.empty() ? "" : " or bloc", id),
                nearest(id, known_));
        out.choice = *at;
        return true;
    }

    bool in_system(const std::vector<std::string>& parts, Measure& out) {
        const auto system = find_id(plan_.systems, parts[0], known_);
        if (!system) {
            known_.emplace_back(kTurnout);
            known_.emplace_back(kPreferenceShare);
            return refuse(fmt::format("unknown system or measure '{}'", parts[0]),
                          nearest(parts[0], known_));
        }
        out.system = *system;
        if (parts.size() == 3) {
            if (const auto* row = row_named(choice_measures(), parts[2])) {
                out.of_election = row;
                return choice_or_bloc(parts[1], out);
            }
        }
        if (parts.size() == 2) {
            if (const auto* row = row_named(house_rows(), parts[1])) {
                out.of_election = row;
                return true;
            }
        }
        return parts.size() >= 2 && parts.size() <= 3 ? over_districts(parts, out)
                                                      : refuse(
                                                            "a measure is SYSTEM.MEASURE or "
                                                            "SYSTEM.CHOICE.MEASURE");
    }

    bool over_districts(const std::vector<std::string>& parts, Measure& out) {
        const auto* row = row_named(district_measures(), parts[1]);
        if (row == nullptr) return unknown(parts);
        out.of_district = row->function;
        out.aggregate = row->aggregate;
        if (parts.size() == 3) {
            static const std::vector<std::string> kWords{"lowest", "highest"};
            const auto word = std::find(kWords.begin(), kWords.end(), parts[2]);
            if (word == kWords.end()) {
                return refuse(fmt::format("'{}' is followed by lowest, highest or nothing, not "
                                          "'{}'",
                                          parts[1], parts[2]),
                              nearest(parts[2], kWords));
            }
            out.aggregate = parts[2] == "lowest" ? Aggregate::lowest : Aggregate::highest;
        }
        const auto& tiers = plan_.systems[out.system].tiers;
        const auto tier = std::find_if(tiers.begin(), tiers.end(), [](const TierPlan& one) {
            return std::holds_alternative<DistrictTierPlan>(one);
        });
        if (tier == tiers.end()) return refuse("the system has no districts");
        out.tier = static_cast<std::size_t>(tier - tiers.begin());
        return true;
    }

    bool unknown(const std::vector<std::string>& parts) {
        if (parts.size() == 3) {
            const std::vector<std::string> names = names_of(choice_measures());
            const bool bloc =
                std::ranges::find(plan_.blocs, parts[1], &PlanBloc::id) != plan_.blocs.end();
            if (bloc || find_id(plan_.choices, parts[1], known_)) {
                return refuse(fmt::format("unknown measure '{}' of a choice", parts[2]),
                              nearest(parts[2], names));
            }
        }
        std::vector<std::string> names = measure_names(false);
        for (const std::string& name : measure_names(true))
            names.push_back(name);
        return refuse(fmt::format("unknown measure '{}' of a system", parts[1]),
                      nearest(parts[1], names));
    }

    bool take_districts(const std::optional<std::vector<std::string>>& names, Measure& out) {
        const auto& tier = std::get<DistrictTierPlan>(plan_.systems[out.system].tiers[out.tier]);
        const std::vector<std::string>& all = plan_.contests[tier.contest].districts;
        if (!names) {
            for (std::uint32_t d = 0; d < all.size(); ++d)
                out.districts.push_back(d);
            return true;
        }
        for (const std::string& name : *names) {
            const auto at = std::find(all.begin(), all.end(), name);
            if (at == all.end())
                return refuse(fmt::format("unknown district '{}'", name), nearest(name, all));
            out.districts.push_back(static_cast<std::uint32_t>(at - all.begin()));
        }
        return true;
    }

    const Plan& plan_;
    const Place& place_;
    Diagnostics& mistakes_;
    std::vector<std::string> known_;
};

double over_districts(const Measure& measure, const SeenElection& seen) {
    const SystemPlan& system = seen.plan->systems[measure.system];
    const auto& tier = std::get<DistrictTierPlan>(system.tiers[measure.tier]);
    const auto& counts =
        std::get<DistrictTierResult>(seen.election->systems[measure.system].tiers[measure.tier]);
    double sum = 0.0;
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -lowest;
    int number = 0;
    for (const std::uint32_t d : measure.districts) {
        const auto value = measure.of_district({seen.plan, &seen.plan->contests[tier.contest],
                                                &seen.election->contests[tier.contest],
                                                &counts.districts[d], d, tier.magnitude[d]});
        if (!value) continue;
        sum += *value;
        lowest = std::min(lowest, *value);
        highest = std::max(highest, *value);
        ++number;
    }
    if (number == 0) return 0.0;
    switch (measure.aggregate) {
        case Aggregate::mean:
            return sum / number;
        case Aggregate::sum:
            return sum;
        case Aggregate::lowest:
            return lowest;
        case Aggregate::highest:
            return highest;
    }
    return 0.0;
}

}  // namespace

std::optional<Measure> find_measure(const Plan& plan, const std::string& name, const Place& place,
                                    Diagnostics& mistakes) {
    return Finder(plan, place, mistakes).find(name);
}

double value_of(const Measure& measure, const SeenElection& seen) {
    return measure.of_district != nullptr ? over_districts(measure, seen)
                                          : value_in_election(measure, seen);
}

std::vector<std::string> measure_names(bool of_districts) {
    return of_districts ? names_of(district_measures()) : names_of(house_rows());
}

}  // namespace kenesh
