#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/cli/command.hpp"
#include "sim/cli/commands/simulate/count_pictures.hpp"
#include "sim/cli/form_options.hpp"
#include "sim/cli/options.hpp"
#include "sim/cli/shown.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/io/returns/lots_reader.hpp"
#include "sim/io/returns/returns_reader.hpp"
#include "sim/io/system/system_reader.hpp"
#include "sim/report/count/count_csv.hpp"
#include "sim/report/count/count_hemicycles.hpp"
#include "sim/report/count/count_json.hpp"
#include "sim/report/count/count_table.hpp"
#include "sim/report/count/explain.hpp"

namespace kenesh {
namespace {

constexpr std::int64_t kMostVoters = std::int64_t{1} << 31;

constexpr std::string_view kListing = "listing";
constexpr std::string_view kLot = "lot";

struct CountOptions {
    std::string votes;
    std::string list_votes;
    std::string district_votes;
    std::string bases;
    std::string system;
    std::string compare;
    std::string ties{kListing};  ///< listing, lot or a file
    std::string district;
    std::optional<std::uint64_t> seed;
    std::int64_t votes_cast = 0;
    std::int64_t registered = 0;
    bool explain = false;
    bool hemicycle = false;
    std::string charts;
    FormOptions form;
    OutputOptions output;
};

std::optional<std::filesystem::path> file(const std::string& name) {
    return name.empty() ? std::nullopt : std::optional<std::filesystem::path>(name);
}

std::optional<std::int64_t> told(std::int64_t number) {
    return number == 0 ? std::nullopt : std::optional(number);
}

/// The systems, and their mistakes beside those of other files.
std::vector<System> read_systems(const CountOptions& options, Diagnostics& mistakes) {
    std::vector<std::string> files{options.system};
    if (!options.compare.empty()) files.push_back(options.compare);
    std::vector<System> systems;
    for (const std::string& name : files) {
        try {
            systems.push_back(read_system(std::filesystem::path(name)));
        } catch (const InputError& error) {
            for (const Diagnostic& d : error.diagnostics())
                mistakes.error(d.place, d.message, d.suggestion);
        }
    }
    return systems;
}

/// The options themselves may be wrong together.
void check_options(const CountOptions& options, Diagnostics& mistakes) {
    const Place place{"kenesh count", 0, 0};
    if (options.votes.empty() && options.list_votes.empty() && options.district_votes.empty())
        mistakes.error(place, "a file of votes is needed: VOTES, --list-votes or --district-votes");
    if (!options.votes.empty() && (!options.list_votes.empty() || !options.district_votes.empty()))
        mistakes.error(place,
                       "VOTES stands alone; with --list-votes or --district-votes name both");
    if (!options.bases.empty() && (options.votes_cast != 0 || options.registered != 0))
        mistakes.error(place, "--bases stands in place of --votes-cast and --registered");
}

CountedElection count_election(const CountOptions& options) {
    Diagnostics mistakes;
    check_options(options, mistakes);
    const std::optional<VotesForm> form = form_of(options.form, mistakes);
    mistakes.throw_if_any();
    const std::vector<System> systems = read_systems(options, mistakes);
    const ReturnsFiles files{file(options.votes),
                             file(options.district_votes),
                             file(options.list_votes),
                             file(options.bases),
                             told(options.votes_cast),
                             told(options.registered),
                             form};
    std::optional<Returns> returns = read_returns(files, systems, mistakes);
    mistakes.throw_if_any();
    CountedElection election{std::move(*returns), {}, {}};
    if (options.ties == kLot) {
        election.ties.lot_seed = options.seed.value_or(1);
    } else if (options.ties != kListing) {
        election.ties.drawn = read_lots(options.ties, election.returns, mistakes);
        mistakes.throw_if_any();
    }
    for (const System& system : systems)
        election.systems.push_back(
            {system, count_returns(system, election.returns, election.ties)});
    return election;
}

/// Leaves one district of the tiers, for an explanation of it alone.
void keep_district(CountedElection& election, const std::string& name) {
    bool found = false;
    for (CountedSystem& system : election.systems) {
        for (TierOutcome& tier : system.outcome.tiers) {
            if (auto* lists = std::get_if<ListTierOutcome>(&tier)) {
                if (lists->districts.empty()) continue;
                std::erase_if(lists->districts, [&](const ListDistrictOutcome& outcome) {
                    return system.outcome.lists.regions[outcome.district] != name;
                });
                found = found || !lists->districts.empty();
                continue;
            }
            auto& districts = std::get<DistrictTierOutcome>(tier).districts;
            std::erase_if(districts, [&](const DistrictOutcome& outcome) {
                return election.returns.districts[outcome.district].district != name;
            });
            found = found || !districts.empty();
        }
    }
    if (found) return;
    std::vector<std::string> known;
    for (const DistrictReturn& district : election.returns.districts)
        known.push_back(district.district);
    if (election.returns.lists)
        known.insert(known.end(), election.returns.lists->regions.begin(),
                     election.returns.lists->regions.end());
    throw InputError(
        {{{"--district", 0, 0}, "no district '" + name + "' in the votes", nearest(name, known)}});
}

int count(const CountOptions& options) {
    CountedElection election = count_election(options);
    if (!options.charts.empty())
        write_count_pictures(options.charts,
                             {options.votes, options.district_votes, options.list_votes}, election);
    switch (options.output.format) {
        case Format::json:
            print(count_json(election));
            return kDone;
        case Format::csv:
            print(count_csv(election));
            return kDone;
        case Format::table:
        case Format::markdown:
            break;
    }
    const TextStyle style = stdout_style(options.output.color);
    if (!options.district.empty()) {
        keep_district(election, options.district);
        print_shown(explain(election, style));
        return kDone;
    }
    print_shown((options.explain ? explain(election, style) : "") + count_table(election, style) +
                (options.hemicycle ? count_hemicycles(election, style) : ""));
    return kDone;
}

void add_files(Options& words, CountOptions& options) {
    words
        .text("", "VOTES.csv", options.votes,
              "votes of candidates (district,candidate,choice,gender,votes) or of lists "
              "([region,]choice,votes)")
        .is(ValueKind::file);
    words.text("--system", "SYSTEM.toml", options.system, "system to count under")
        .must()
        .is(ValueKind::system);
    words
        .text("--compare", "OTHER.toml", options.compare,
              "count the same votes under this system too")
        .is(ValueKind::system);
    words
        .text("--list-votes", "FILE", options.list_votes, "votes of lists, beside --district-votes")
        .is(ValueKind::file);
    words
        .text("--district-votes", "FILE", options.district_votes,
              "votes of candidates, beside --list-votes")
        .is(ValueKind::file);
    words.text("--bases", "FILE", options.bases, "region,votes_cast,registered for thresholds")
        .is(ValueKind::file);
    words.whole("--votes-cast", "N", options.votes_cast, 1, kMostVoters,
                "votes cast in the nation");
    words.whole("--registered", "N", options.registered, 1, kMostVoters,
                "registered voters of the nation");
}

Action declare(Options& words, const CommandContext&) {
    auto options = std::make_shared<CountOptions>();
    add_files(words, *options);
    add_form(words, options->form);
    words
        .text("--ties", "listing|lot|FILE", options->ties,
              "equal votes: the one listed first, lots drawn with --seed, or lots that were really "
              "drawn ([district,]first,second)")
        .is(ValueKind::file);
    words.seed("--seed", options->seed, "seed of the lots (1)");
    words
        .flag("--explain", options->explain,
              "every step of the count, so that it can be followed by hand")
        .only_for({Format::table});
    words.text("--district", "NAME", options->district, "explain this district alone")
        .only_for({Format::table});
    words.flag("--hemicycle", options->hemicycle, "also draw the house, a mark per seat")
        .only_for({Format::table});
    words
        .text("--charts", "DIR", options->charts,
              "also write the house as a picture there: .svg, .png and its seats as .json")
        .is(ValueKind::folder);
    add_output_options(words, options->output);
    words.check([options] {
        const bool idle = options->seed && options->ties != kLot;
        return idle ? std::string("--seed: is for use with --ties lot") : std::string();
    });
    return [options] { return count(*options); };
}

}  // namespace

Command count_command() {
    return {"count",
            "count one real election under a system",
            declare,
            {{"kenesh count votes.csv --system kyrgyzstan-2025",
              "who is elected, with ties and totals"},
             {"kenesh count votes.csv --system kyrgyzstan-2025 --explain --district 7",
              "one district, step by step"}}};
}

}  // namespace kenesh
