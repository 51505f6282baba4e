#include "sim/io/returns/returns_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "sim/io/returns/base_returns.hpp"
#include "sim/io/returns/district_returns.hpp"
#include "sim/io/returns/list_returns.hpp"
#include "sim/io/text/csv_parser.hpp"
#include "sim/returns/count_returns.hpp"

namespace kenesh {
namespace {

bool has_column(const CsvTable& table, std::string_view name) {
    return std::any_of(table.header.begin(), table.header.end(),
                       [&](const CsvCell& cell) { return cell.text == name; });
}

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

    /// `whole`: no row was left out, so that candidates can be counted.
    void run(bool whole) {
        if (!has_tier<DistrictTier>(system_)) return;
        check_takers();
        for (std::size_t d = 0; d < table_.districts.size(); ++d)
            check_district(d, whole);
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

    void check_district(std::size_t d, bool whole) {
        const DistrictReturn& district = table_.districts[d];
        bool taken = false;
        for (std::size_t t = 0; t < system_.tiers.size(); ++t) {
            const auto shape = shapes_.shape(t, district.district);
            if (!shape) continue;
            taken = true;
            if (whole) check_number(d, *shape);
            check_genders(d, *shape);
        }
        if (taken) return;
        mistakes_.error(table_.places[d],
                        fmt::format("no tier of the system '{}' has the district '{}'", system_.id,
                                    district.district),
                        nearest(district.district, known_districts()));
    }

    void check_number(std::size_t d, const DistrictShape& shape) {
        const DistrictReturn& district = table_.districts[d];
        const std::size_t candidates = district.candidates.size();
        if (candidates >= static_cast<std::size_t>(shape.seats)) return;
        mistakes_.error(
            table_.places[d],
            fmt::format("the district '{}' has {} seats in the system '{}', more than its {} "
                        "candidates",
                        district.district, shape.seats, system_.id, candidates));
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

    [[nodiscard]] std::vector<std::string> known_districts() const {
        std::vector<std::string> names;
        for (const Tier& any : system_.tiers) {
            const auto* tier = std::get_if<DistrictTier>(&any);
            for (std::size_t m = 0; tier != nullptr && m < tier->magnitudes.size(); ++m)
                names.push_back(tier->magnitudes[m].district);
        }
        return names;
    }

    const System& system_;
    SystemDistricts shapes_;
    const DistrictTable& table_;
    Diagnostics& mistakes_;
};

void check_joined(const System& system, const ListTier& tier, const ListReturns& lists,
                  const std::string& file, Diagnostics& mistakes) {
    for (const auto& group : tier.joined) {
        for (const std::string& name : group) {
            if (std::find(lists.lists.begin(), lists.lists.end(), name) != lists.lists.end())
                continue;
            mistakes.error({file, 0, 0},
                           fmt::format("no votes for the list '{}', joined in the system '{}'",
                                       name, system.id),
                           nearest(name, lists.lists));
        }
    }
}

void check_lists(const System& system, const Returns& returns, const std::string& file,
                 Diagnostics& mistakes) {
    if (!has_tier<ListTier>(system)) return;
    const ListReturns lists =
        returns.lists ? *returns.lists : lists_from_candidates(returns.districts);
    for (const Tier& any : system.tiers) {
        const auto* tier = std::get_if<ListTier>(&any);
        if (tier == nullptr) continue;
        check_joined(system, *tier, lists, file, mistakes);
        const Threshold& threshold = tier->rule.threshold;
        if (threshold_base(threshold, lists, returns.bases)) continue;
        const std::string option =
            threshold.base == ThresholdBase::votes_cast ? "votes-cast" : "registered";
        mistakes.error({file, 0, 0},
                       fmt::format("the thresholds of the system '{}' are shares of '{}': give "
                                   "--{} N, or --bases FILE with a row per region",
                                   system.id, option, option));
    }
}

/// Nobody voted twice, and only the registered did.
void check_bases(const Returns& returns, const std::string& file, Diagnostics& mistakes) {
    if (!returns.lists) return;
    const ListReturns& lists = *returns.lists;
    const auto cells = lists.votes.cells();
    const auto sum = [](const auto& numbers) {
        return std::accumulate(numbers.begin(), numbers.end(), std::int64_t{0});
    };
    const std::int64_t votes =
        sum(cells) + sum(lists.against_all) + sum(lists.unlisted) + sum(lists.invalid);
    const std::int64_t cast =
        returns.bases.votes_cast.empty() ? votes : sum(returns.bases.votes_cast);
    if (cast < votes)
        mistakes.error({file, 0, 0}, fmt::format("{} votes cast are fewer than the {} votes of the "
                                                 "file",
                                                 cast, votes));
    if (!returns.bases.registered.empty() && sum(returns.bases.registered) < cast)
        mistakes.error({file, 0, 0},
                       fmt::format("{} registered voters are fewer than {} votes cast",
                                   sum(returns.bases.registered), cast));
}

class Reader {
public:
    Reader(const ReturnsFiles& files, std::span<const System> systems, Diagnostics& mistakes)
        : files_(files), systems_(systems), mistakes_(mistakes) {}

    std::optional<Returns> read() {
        const Diagnostics::Mark before(mistakes_);
        read_votes();
        if (before.clean()) read_all_bases();
        check_systems(before.clean());
        if (!before.clean()) return std::nullopt;
        returns_.districts = std::move(districts_.districts);
        return std::move(returns_);
    }

private:
    void read_votes() {
        if (files_.votes) read_any(*files_.votes);
        if (files_.district_votes) read_districts(read_csv(*files_.district_votes, mistakes_));
        if (files_.list_votes) read_lists(read_csv(*files_.list_votes, mistakes_));
    }

    void read_any(const std::filesystem::path& path) {
        const auto table = read_csv(path, mistakes_);
        if (!table) return;
        if (has_column(*table, "candidate") || has_column(*table, "district")) {
            read_districts(table);
        } else {
            read_lists(table);
        }
    }

    void read_districts(const std::optional<CsvTable>& table) {
        if (!table) return;
        file_ = table->file;
        if (auto read = read_district_returns(*table, mistakes_)) districts_ = std::move(*read);
    }

    void read_lists(const std::optional<CsvTable>& table) {
        if (!table) return;
        file_ = table->file;
        if (auto read = read_list_returns(*table, mistakes_)) returns_.lists = std::move(*read);
    }

    void read_all_bases() {
        const std::vector<std::string> regions =
            returns_.lists ? returns_.lists->regions : std::vector<std::string>{""};
        if (files_.bases) {
            const auto table = read_csv(*files_.bases, mistakes_);
            if (!table) return;
            file_ = table->file;
            if (auto bases = read_bases(*table, regions, mistakes_)) returns_.bases = *bases;
        }
        if (files_.votes_cast) returns_.bases.votes_cast = {*files_.votes_cast};
        if (files_.registered) returns_.bases.registered = {*files_.registered};
    }

    void check_systems(bool sound) {
        const bool no_districts = districts_.districts.empty();
        for (const System& system : systems_) {
            if (!no_districts) {
                DistrictCheck(system, districts_, mistakes_).run(sound);
            } else if (sound && has_tier<DistrictTier>(system)) {
                mistakes_.error({file_, 0, 0},
                                fmt::format("the system '{}' has districts: give the votes of "
                                            "candidates (--district-votes FILE)",
                                            system.id));
            }
        }
        if (!sound) return;
        returns_.districts = districts_.districts;
        for (const System& system : systems_)
            check_lists(system, returns_, file_, mistakes_);
        check_bases(returns_, file_, mistakes_);
    }

    const ReturnsFiles& files_;
    std::span<const System> systems_;
    Diagnostics& mistakes_;
    Returns returns_;
    DistrictTable districts_;
    std::string file_;  ///< that mistakes of the whole are told of
};

}  // namespace

std::optional<Returns> read_returns(const ReturnsFiles& files, std::span<const System> systems,
                                    Diagnostics& mistakes) {
    return Reader(files, systems, mistakes).read();
}

}  // namespace kenesh
