#include "sim/io/returns/returns_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "sim/io/returns/base_returns.hpp"
#include "sim/io/returns/district_checks.hpp"
#include "sim/io/returns/district_returns.hpp"
#include "sim/io/returns/list_checks.hpp"
#include "sim/io/returns/list_returns.hpp"
#include "sim/io/text/csv_parser.hpp"
#include "sim/io/votes/votes_table.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;

template <class Kind>
bool has_tier(const System& system) {
    return std::any_of(system.tiers.begin(), system.tiers.end(),
                       [](const Tier& tier) { return std::holds_alternative<Kind>(tier); });
}

template <class Kind>
bool any_has(std::span<const System> systems) {
    return std::any_of(systems.begin(), systems.end(), has_tier<Kind>);
}

std::int64_t sum(std::span<const std::int64_t> numbers) {
    return std::accumulate(numbers.begin(), numbers.end(), std::int64_t{0});
}

/// Votes of a file without candidates, each choice as one: where all is one district, it has no
/// name of its own.
void make_candidates(VotesTable& votes) {
    if (!votes.has("candidate")) votes.add_copy("candidate", "choice");
    if (!votes.own && !votes.has("district")) votes.add_constant("district", "all");
}

/// A file of votes, and what it is.
struct VotesFile {
    VotesTable votes;
    bool candidates = false;
    bool of_choices = false;  ///< candidates that are all of a choice
};

class Reader {
public:
    Reader(const ReturnsFiles& files, std::span<const System> systems, Diagnostics& mistakes)
        : files_(files), systems_(systems), mistakes_(mistakes) {}

    std::optional<Returns> read() {
        const Diagnostics::Mark before(mistakes_);
        read_files();
        scale_all();
        for (const VotesFile& file : read_)
            take(file);
        if (before.clean()) read_all_bases();
        check_systems(before.clean());
        if (!before.clean()) return std::nullopt;
        returns_.districts = std::move(districts_.districts);
        return std::move(returns_);
    }

private:
    enum class Kind : std::uint8_t { any, districts, lists };

    void read_files() {
        if (files_.votes) add(*files_.votes, Kind::any);
        if (files_.district_votes) add(*files_.district_votes, Kind::districts);
        if (files_.list_votes) add(*files_.list_votes, Kind::lists);
    }

    /// The form that was given, or that a file beside the votes keeps.
    VotesForm form_for(const fs::path& path) {
        if (files_.form) return *files_.form;
        VotesForm form;
        const fs::path beside = path.parent_path() / "columns.toml";
        std::error_code ignored;
        if (!fs::is_regular_file(beside, ignored)) return form;
        read_votes_form(beside, form, mistakes_);
        returns_.notes.push_back("read as " + beside.string() + " says");
        return form;
    }

    void add(const fs::path& path, Kind kind) {
        const bool only_districts = any_has<DistrictTier>(systems_) && !any_has<ListTier>(systems_);
        const bool candidates = kind == Kind::districts || (kind == Kind::any && only_districts);
        auto votes = read_votes(path, form_for(path),
                                candidates ? VotesOf::candidates : VotesOf::anybody, mistakes_);
        if (!votes) return;
        VotesFile file{std::move(*votes), kind == Kind::districts, false};
        VotesTable& table = file.votes;
        if (kind == Kind::any) {
            file.candidates =
                table.has("candidate") || ((table.wide || table.has("district")) && only_districts);
        }
        if (file.candidates && !table.has("candidate") && table.has("choice")) {
            file.of_choices = !table.wide;
            make_candidates(table);
        } else if (file.candidates) {
            make_candidates(table);
        }
        for (std::string& note : table.notes)
            returns_.notes.push_back(std::move(note));
        read_.push_back(std::move(file));
    }

    /// All votes in one unit.
    void scale_all() {
        for (const VotesFile& file : read_)
            returns_.parts = std::max(returns_.parts, file.votes.parts);
        for (VotesFile& file : read_)
            scale_votes(file.votes, returns_.parts);
    }

    void take(const VotesFile& file) {
        const CsvTable& table = file.votes.table;
        file_ = table.file;
        if (file.candidates) {
            if (auto read = read_district_returns(table, mistakes_)) districts_ = std::move(*read);
            districts_.of_choices = file.of_choices;
        } else if (auto read = read_list_returns(table, mistakes_)) {
            returns_.lists = std::move(*read);
        }
    }

    void read_all_bases() {
        const std::vector<std::string> regions =
            returns_.lists ? returns_.lists->regions : std::vector<std::string>{""};
        BaseReturns& bases = returns_.bases;
        if (files_.bases) {
            const auto table = read_csv(*files_.bases, mistakes_);
            if (!table) return;
            file_ = table->file;
            if (auto read = read_bases(*table, regions, mistakes_)) bases = *read;
        }
        if (files_.votes_cast) bases.votes_cast = {*files_.votes_cast};
        if (files_.registered) bases.registered = {*files_.registered};
        for (auto* numbers : {&bases.votes_cast, &bases.registered}) {
            for (std::int64_t& number : *numbers)
                number *= returns_.parts;
        }
    }

    void check_systems(bool sound) {
        const bool no_districts = districts_.districts.empty();
        for (const System& system : systems_) {
            if (!no_districts) {
                check_districts(system, districts_, mistakes_);
            } else if (sound && has_tier<DistrictTier>(system)) {
                mistakes_.error({file_, 0, 0},
                                fmt::format("the system '{}' has districts: give the votes of "
                                            "candidates (--district-votes FILE)",
                                            system.id));
            }
        }
        if (!sound) return;
        returns_.districts = districts_.districts;
        check_sums();
        for (const System& system : systems_)
            check_lists(system, returns_, file_, mistakes_);
        check_voters();
    }

    /// Sums of block votes are no votes for lists: a voter is in them several times.
    void check_sums() {
        if (returns_.lists || !any_has<ListTier>(systems_)) return;
        int each = 1;
        for (const System& system : systems_)
            each = std::max(each, most_votes_per_voter(system, returns_.districts));
        if (each == 1) return;
        mistakes_.error({file_, 0, 0},
                        fmt::format("a voter has up to {} votes for candidates: their sums are no "
                                    "votes for lists; give these (--list-votes FILE)",
                                    each));
    }

    /// Nobody voted twice, and only the registered did.
    void check_voters() {
        std::int64_t voters = 0;
        if (returns_.lists) {
            const ListReturns& lists = *returns_.lists;
            voters = sum(lists.votes.cells()) + sum(lists.against_all) + sum(lists.unlisted) +
                     sum(lists.invalid);
        }
        // Under whichever system the votes were cast they were not cast by fewer.
        std::int64_t of_candidates = 0;
        for (const System& system : systems_) {
            const std::int64_t needed = voters_needed(system, returns_.districts);
            of_candidates = of_candidates == 0 ? needed : std::min(of_candidates, needed);
        }
        voters = std::max(voters, of_candidates);
        const BaseReturns& bases = returns_.bases;
        const std::int64_t cast = bases.votes_cast.empty() ? voters : sum(bases.votes_cast);
        const auto whole = [&](std::int64_t parts) { return parts / returns_.parts; };
        if (cast < voters)
            mistakes_.error({file_, 0, 0},
                            fmt::format("{} votes cast are fewer than the {} votes of the file",
                                        whole(cast), whole(voters)));
        if (!bases.registered.empty() && sum(bases.registered) < cast)
            mistakes_.error({file_, 0, 0},
                            fmt::format("{} registered voters are fewer than {} votes cast",
                                        whole(sum(bases.registered)), whole(cast)));
    }

    const ReturnsFiles& files_;
    std::span<const System> systems_;
    Diagnostics& mistakes_;
    std::vector<VotesFile> read_;
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
