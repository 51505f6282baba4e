#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "sim/cli/command.hpp"
#include "sim/cli/commands/study/validate_countries.hpp"
#include "sim/cli/options.hpp"
#include "sim/cli/shown.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/core/visible.hpp"
#include "sim/io/returns/block_reader.hpp"
#include "sim/io/returns/known_elections_reader.hpp"
#include "sim/io/returns/slates_file.hpp"
#include "sim/io/returns/sntv_lists_file.hpp"
#include "sim/io/returns/sntv_reader.hpp"
#include "sim/io/scenario/scenario_reader.hpp"
#include "sim/io/study/spread_fits.hpp"
#include "sim/io/text/file_writer.hpp"
#include "sim/io/text/shipped.hpp"
#include "sim/report/validation/validation.hpp"
#include "sim/report/validation/validation_slates.hpp"
#include "sim/report/validation/validation_split.hpp"
#include "sim/report/validation/validation_spread.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;

/// A body of votes under SNTV: bulk files are not shipped, what was summed and fitted from them is.
struct Body {
    const char* id;
    const char* words;
    const char* file;
};
constexpr std::array<Body, 2> kBodies{
    {{"councils", "Taiwan's councils", "taiwan-councils-2014-2018.csv"},
     {"townships", "Taiwan's townships", "taiwan-townships-2014-2018.csv"}}};
constexpr const char* kLondon = "london-2022-block-vote.csv";
constexpr const char* kSlates = "slates-2022.csv";
constexpr std::uint64_t kSeed = 20180101;
constexpr std::int64_t kRuns = 2000;
constexpr std::int64_t kCountryRuns = 5'000;
constexpr double kLargeShare = 0.03;
constexpr int kRegionPoints = 4096;

struct ValidateOptions {
    std::string elections;
    std::string file;
    std::vector<std::string> independents;
    std::string wards;
    int fit_year = 2014;
    int test_year = 2018;
    std::optional<std::int64_t> runs;
    std::optional<std::uint64_t> seed;
    Format format = Format::table;
    std::string output;
};

/// A part and what it writes beside the page, by file name.
struct Done {
    ValidationPart part;
    std::vector<std::pair<std::string, std::string>> files;
};

void warn_of_crowds(const fs::path& file, int year, const SntvElection& election) {
    for (const CrowdedParty& party : crowded_parties(election))
        fmt::print(stderr,
                   "{}: warning: in {}, \"{}\" has more candidates than seats in {} of {} "
                   "districts, as no party has; if these are independents: --independents \"{}\"\n",
                   file.string(), year, visible(party.name), party.crowded, party.districts,
                   visible(party.name));
}

SntvElection read_year(const ValidateOptions& options, const fs::path& file, int year) {
    Diagnostics mistakes;
    auto election = read_sntv_election(file, year, options.independents, mistakes);
    mistakes.throw_if_any();
    warn_of_crowds(file, year, *election);
    return std::move(*election);
}

/// From candidates' votes of two years.
Done validate_votes(const ValidateOptions& options, const Body& body, const fs::path& file) {
    const SntvElection fitted = read_year(options, file, options.fit_year);
    const SntvElection tested = read_year(options, file, options.test_year);
    SplitStudy study;
    study.tested_year = options.test_year;
    study.runs = options.runs.value_or(kRuns);
    study.spreads = {study_spread(fitted, false), study_spread(fitted, true)};
    study.laws = laws_of(*study.spreads, options.fit_year, fitted.districts.size());
    const std::uint64_t seed = options.seed.value_or(kSeed);
    const SntvLists lists = lists_of(tested, IndependentsSplit::block);
    foretell_lists(lists, IndependentsSplit::block, seed, study);
    foretell_lists(lists_of(tested, IndependentsSplit::each), IndependentsSplit::each, seed, study);
    const std::string id = body.id;
    return {split_part(id, body.words, study),
            {{fmt::format("{}-fits-{}.csv", id, options.fit_year), spread_fits_csv(study.laws)},
             {fmt::format("{}-lists-{}.csv", id, options.test_year),
              sntv_lists_csv({options.test_year, lists})},
             {fmt::format("{}-spreads-{}.csv", id, options.fit_year), spread_csv(*study.spreads)}}};
}

/// From the shipped sums.
Done validate_sums(const ValidateOptions& options, const Body& body, const fs::path& shipped) {
    Diagnostics mistakes;
    const fs::path folder = shipped / "districts/taiwan";
    const std::string id = body.id;
    const auto laws = read_spread_fits(folder / (id + "-fits-2014.csv"), mistakes);
    const auto lists = read_sntv_lists(folder / (id + "-lists-2018.csv"), mistakes);
    mistakes.throw_if_any();
    SplitStudy study;
    study.laws = *laws;
    study.tested_year = lists->year;
    study.runs = options.runs.value_or(kRuns);
    foretell_lists(lists->lists, IndependentsSplit::block, options.seed.value_or(kSeed), study);
    return {split_part(id, body.words, study), {}};
}

/// The folder of the bulk files; "" where none is named.
std::string votes_folder(const ValidateOptions& options) {
    if (!options.elections.empty()) return options.elections;
    const char* set = std::getenv("KENESH_ELECTIONS");
    return set == nullptr ? "" : set;
}

std::vector<Done> validate_splits(const ValidateOptions& options, const fs::path& shipped) {
    if (options.fit_year == options.test_year)
        throw InputError({{{"--test-year", 0, 0}, "must differ from --fit-year", {}}});
    if (!options.file.empty()) {
        const Body body{"file", "the votes given", ""};
        return {validate_votes(options, body, options.file)};
    }
    const std::string folder = votes_folder(options);
    std::vector<Done> done;
    for (const Body& body : kBodies)
        done.push_back(folder.empty()
                           ? validate_sums(options, body, shipped)
                           : validate_votes(options, body, fs::path(folder) / body.file));
    return done;
}

/// The shipped sums are of one pair of years, and of no other words for independents.
void refuse_without_votes(const ValidateOptions& options) {
    if (!options.file.empty() || !votes_folder(options).empty()) return;
    const auto refuse = [](const char* option) {
        throw InputError({{{option, 0, 0},
                           "needs the candidates' votes: --file or --elections (the shipped sums "
                           "are of 2014 and 2018)",
                           {}}});
    };
    const ValidateOptions own;
    if (options.fit_year != own.fit_year) refuse("--fit-year");
    if (options.test_year != own.test_year) refuse("--test-year");
    if (!options.independents.empty()) refuse("--independents");
}

/// From the shipped sums, or from votes where they are at hand. A folder for the other part alone
/// need not have these wards; a file that is named must be there.
Done validate_slates(const ValidateOptions& options, const fs::path& shipped) {
    const std::string folder = votes_folder(options);
    const fs::path votes =
        options.wards.empty() ? fs::path(folder) / kLondon : fs::path(options.wards);
    const bool from_votes = !options.wards.empty() || (!folder.empty() && fs::exists(votes));
    Diagnostics mistakes;
    const auto election = from_votes
                              ? read_block_election(votes, mistakes)
                              : read_slates(shipped / "districts/london" / kSlates, mistakes);
    mistakes.throw_if_any();
    Done done{slates_part(study_slates(*election, options.seed.value_or(kSeed),
                                       options.runs.value_or(kRuns))),
              {}};
    if (from_votes) done.files.emplace_back(kSlates, slates_csv(*election));
    return done;
}

ValidationPart validate_lists(const fs::path& shipped) {
    Diagnostics mistakes;
    const auto elections = read_known_lists(shipped / "districts/kyrgyzstan/results",
                                            shipped / "scenarios/systems", mistakes);
    mistakes.throw_if_any();
    std::vector<ListBacktest> counted;
    for (const KnownLists& known : *elections)
        counted.push_back(count_known(known));
    return list_part(counted);
}

ValidationPart validate_regions(const fs::path& shipped, std::uint64_t seed) {
    Diagnostics mistakes;
    const auto votes =
        read_regional_votes(shipped / "districts/kyrgyzstan/list-2020-by-region.csv", mistakes);
    mistakes.throw_if_any();
    const Scenario scenario =
        read_scenario((shipped / "scenarios/kyrgyzstan-mekenchil.toml").string(), {});
    const double beside_leans = scenario.choices.front().uncertainty.region;
    return region_part(study_regions(*votes, beside_leans, kLargeShare, seed, kRegionPoints));
}

void write_files(const fs::path& folder, const std::vector<ValidationPart>& parts,
                 const std::vector<Done>& from_votes) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) throw FileError(folder.string() + ": " + error.message());
    const auto write = [&](const std::string& name, const std::string& text) {
        FileWriter file(folder / name);
        file.write(text);
        file.commit();
    };
    write("validation.md", validation_markdown(parts));
    write("validation.csv", validation_csv(parts));
    write("validation.json", validation_json(parts));
    for (const Done& done : from_votes)
        for (const auto& [name, text] : done.files)
            write(name, text);
    for (const ValidationPart& part : parts)
        for (const Chart& chart : part.charts)
            write(chart.id + ".svg", chart.svg);
}

int validate(const ValidateOptions& options) {
    const auto shipped = shipped_folder();
    if (!shipped)
        throw InputError({{{"kenesh validate", 0, 0}, "the shipped tables are not found", {}}});
    refuse_without_votes(options);
    std::vector<Done> from_votes = validate_splits(options, *shipped);
    from_votes.push_back(validate_slates(options, *shipped));
    std::vector<ValidationPart> parts;
    for (const Done& done : from_votes)
        parts.push_back(done.part);
    parts.push_back(validate_countries(*shipped, options.runs.value_or(kCountryRuns)));
    parts.push_back(validate_lists(*shipped));
    parts.push_back(validate_regions(*shipped, options.seed.value_or(kSeed)));
    if (!options.output.empty()) write_files(options.output, parts, from_votes);
    switch (options.format) {
        case Format::table:
            print_shown(validation_text(parts, stdout_style(ColorMode::automatic)));
            break;
        case Format::json:
            print(validation_json(parts));
            break;
        case Format::csv:
            print(validation_csv(parts));
            break;
        case Format::markdown:
            print(validation_markdown(parts));
            break;
    }
    return kDone;
}

Action declare(Options& words, const CommandContext&) {
    auto options = std::make_shared<ValidateOptions>();
    words
        .text("--elections", "DIR", options->elections,
              fmt::format("folder of {}, {} and {} (default: KENESH_ELECTIONS)", kBodies[0].file,
                          kBodies[1].file, kLondon))
        .is(ValueKind::folder);
    words
        .text("--file", "FILE.csv", options->file,
              "SNTV votes of two years or more, in place of those")
        .is(ValueKind::file);
    words.texts("--independents", "LABEL", options->independents,
                "a party of this name is a word for independents (repeatable)");
    words
        .text("--wards", "FILE.csv", options->wards,
              "votes under block vote in two boroughs or more, in place of London's")
        .is(ValueKind::file);
    words.whole("--fit-year", "YEAR", options->fit_year, 0, 9999,
                "year that gives the spread (2014)");
    words.whole("--test-year", "YEAR", options->test_year, 0, 9999, "year that is foretold (2018)");
    words.runs("-n,--runs", options->runs, 1, kMostRuns,
               "simulated splits of each district (2000), elections of each country (5000)");
    words.seed("--seed", options->seed, "seed of the splits and draws");
    words
        .text("-o,--out", "DIR", options->output,
              "also write all forms, the charts, and from votes the sums and fits there")
        .is(ValueKind::folder);
    words.format(options->format, {Format::table, Format::json, Format::csv, Format::markdown});
    return [options] { return validate(*options); };
}

}  // namespace

Command validate_command() {
    return {"validate",
            "foretell elections that took place, and say how well that went",
            declare,
            {{"kenesh validate", "from the shipped sums and fits"},
             {"kenesh validate --elections elections --out validation",
              "from candidates' votes: fits, independents as lists of one, files"}}};
}

}  // namespace kenesh
