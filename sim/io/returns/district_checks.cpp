#include "sim/io/returns/district_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace kenesh {
namespace {

template <class Kind>
bool has_tier(const System& system) {
    return std::any_of(system.tiers.begin(), system.tiers.end(),
                       [](const Tier& tier) { return std::holds_alternative<Kind>(tier); });
}

/// What the returns of candidates must have for one system's district tiers.
class DistrictCheck {
public:
    DistrictCheck(const System& system, const DistrictTable& table, Diagnostics& mistakes)
        : system_(system), shapes_(system), table_(table), mistakes_(mistakes) {}

    void run() {
        if (!has_tier<DistrictTier>(system_)) return;
        check_takers();
        for (std::size_t d = 0; d < table_.districts.size(); ++d)
            check_district(d);
    }

private:
    /// Two tiers that take whatever comes would seat the same candidates twice.
    void check_takers() {
        const auto takes_all = [](const Tier& tier) {
            const auto* districts = std::get_if<DistrictTier>(&tier);
            return districts != nullptr && districts->magnitudes.empty();
        };
        if (std::count_if(system_.tiers.begin(), system_.tiers.end(), takes_all) > 1) {
            mistakes_.error({table_.places.front().file, 0, 0},
                            fmt::format("two tiers of the system '{}' would take every district: "
                                        "tables of magnitudes must say whose each is",
                                        system_.id));
        }
    }

    void check_district(std::size_t d) {
        const DistrictReturn& district = table_.districts[d];
        bool taken = false;
        for (std::size_t t = 0; t < system_.tiers.size(); ++t) {
            const auto shape = shapes_.shape(t, district.district);
            if (!shape) continue;
            taken = true;
            check_choices(d, *shape);
            check_genders(d, *shape);
        }
        if (taken) return;
        mistakes_.error(table_.places[d],
                        fmt::format("no tier of the system '{}' has the district '{}'", system_.id,
                                    district.district),
                        suggestion(district.district));
    }

    /// All votes of a choice as one candidate's fill one seat only.
    void check_choices(std::size_t d, const DistrictShape& shape) {
        if (!table_.of_choices || shape.seats == 1) return;
        mistakes_.error(table_.places[d],
                        fmt::format("the district '{}' has {} seats in the system '{}': it needs "
                                    "votes of candidates, not of choices",
                                    table_.districts[d].district, shape.seats, system_.id));
    }

    void check_genders(std::size_t d, const DistrictShape& shape) {
        if (!asks_gender(shape.gender, shape.seats)) return;
        const DistrictReturn& district = table_.districts[d];
        for (std::size_t c = 0; c < district.candidates.size(); ++c) {
            if (district.candidates[c].gender != Gender::unknown) continue;
            mistakes_.error(table_.gender_places[d][c],
                            fmt::format("'{}' needs a gender, m or f: the system '{}' bounds the "
                                        "seats of a gender",
                                        district.candidates[c].name, system_.id));
        }
    }

    /// For the first few unknown districts: every search looks at all that are known.
    [[nodiscard]] std::string suggestion(const std::string& unknown) {
        constexpr int kMostSuggestions = 20;
        if (++suggestions_ > kMostSuggestions) return {};
        std::vector<std::string> names;
        for (const Tier& any : system_.tiers) {
            const auto* tier = std::get_if<DistrictTier>(&any);
            for (std::size_t m = 0; tier != nullptr && m < tier->magnitudes.size(); ++m)
                names.push_back(tier->magnitudes[m].district);
        }
        return nearest(unknown, names);
    }

    const System& system_;
    SystemDistricts shapes_;
    const DistrictTable& table_;
    Diagnostics& mistakes_;
    int suggestions_ = 0;
};

}  // namespace

void check_districts(const System& system, const DistrictTable& table, Diagnostics& mistakes) {
    DistrictCheck(system, table, mistakes).run();
}

int most_votes_per_voter(const System& system, std::span<const DistrictReturn> districts) {
    const SystemDistricts shapes(system);
    int most = 0;
    for (std::size_t t = 0; t < system.tiers.size(); ++t) {
        const auto* tier = std::get_if<DistrictTier>(&system.tiers[t]);
        for (std::size_t d = 0; tier != nullptr && d < districts.size(); ++d) {
            if (const auto shape = shapes.shape(t, districts[d].district))
                most = std::max(most, votes_per_voter(tier->rule, shape->seats));
        }
    }
    return most;
}

std::int64_t voters_needed(const System& system, std::span<const DistrictReturn> districts) {
    const SystemDistricts shapes(system);
    std::int64_t voters = 0;
    for (const DistrictReturn& district : districts) {
        int each = 1;
        for (std::size_t t = 0; t < system.tiers.size(); ++t) {
            const auto* tier = std::get_if<DistrictTier>(&system.tiers[t]);
            if (tier == nullptr) continue;
            if (const auto shape = shapes.shape(t, district.district))
                each = std::max(each, votes_per_voter(tier->rule, shape->seats));
        }
        std::int64_t votes = 0;
        for (const CandidateReturn& candidate : district.candidates)
            votes += candidate.votes;
        voters += (votes + each - 1) / each + district.against_all + district.invalid;
    }
    return voters;
}

}  // namespace kenesh
