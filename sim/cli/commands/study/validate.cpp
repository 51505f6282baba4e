#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "sim/cli/about/shipped.hpp"
#include "sim/cli/command.hpp"
#include "sim/cli/options.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/io/returns/block_reader.hpp"
#include "sim/io/returns/known_elections_reader.hpp"
#include "sim/io/returns/sntv_reader.hpp"
#include "sim/io/scenario/scenario_reader.hpp"
#include "sim/io/text/file_writer.hpp"
#include "sim/report/validation/validation.hpp"
#include "sim/report/validation/validation_slates.hpp"
#include "sim/report/validation/validation_split.hpp"
#include "sim/report/validation/validation_spread.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;

constexpr const char* kTaiwan = "taiwan-councils-2014-2018.csv";
constexpr const char* kLondon = "london-2022-block-vote.csv";
constexpr const char* kSplitHeading = "Seats under SNTV: Taiwan's councils";
constexpr std::uint64_t kSeed = 20180101;
constexpr std::int64_t kRuns = 4000;
constexpr double kLargeShare = 0.03;
constexpr int kRegionPoints = 4096;

struct ValidateOptions {
    std::string elections;
    std::string file;
    std::string wards;
    int fit_year = 2014;
    int test_year = 2018;
    std::optional<std::int64_t> runs;
    std::optional<std::uint64_t> seed;
    Format format = Format::table;
    std::string output;
};

/// Of the bulk files; "" where none is named.
std::string folder_of(const ValidateOptions& options) {
    if (!options.elections.empty()) return options.elections;
    const char* set = std::getenv("KENESH_ELECTIONS");
    return set == nullptr ? "" : set;
}

ValidationPart validate_split(const ValidateOptions& options, std::string& spreads) {
    const std::string folder = folder_of(options);
    if (options.file.empty() && folder.empty())
        return skipped_part("split", kSplitHeading,
                            std::string("the votes are not shipped; --elections DIR or the "
                                        "environment's KENESH_ELECTIONS names the folder of ") +
                                kTaiwan + ".");
    if (options.fit_year == options.test_year)
        throw InputError({{{"--test-year", 0, 0}, "must differ from --fit-year", {}}});
    const fs::path file =
        options.file.empty() ? fs::path(folder) / kTaiwan : fs::path(options.file);
    Diagnostics mistakes;
    const auto fitted = read_sntv_election(file, options.fit_year, mistakes);
    mistakes.throw_if_any();
    const auto tested = read_sntv_election(file, options.test_year, mistakes);
    mistakes.throw_if_any();
    const SplitStudy study =
        study_split(*fitted, options.fit_year, *tested, options.test_year,
                    options.seed.value_or(kSeed), options.runs.value_or(kRuns));
    spreads = spread_csv(study);
    return split_part(study);
}

/// A folder for the other part alone need not have these wards; a file that is named must be there.
ValidationPart validate_slates(const ValidateOptions& options) {
    const std::string folder = folder_of(options);
    const fs::path file =
        options.wards.empty() ? fs::path(folder) / kLondon : fs::path(options.wards);
    if (options.wards.empty() && (folder.empty() || !fs::exists(file)))
        return skipped_part("slates", kSlatesHeading,
                            std::string("the votes are not shipped; --elections DIR or the "
                                        "environment's KENESH_ELECTIONS names the folder of ") +
                                kLondon + ", --wards a file.");
    Diagnostics mistakes;
    const auto election = read_block_election(file, mistakes);
    mistakes.throw_if_any();
    return slates_part(
        study_slates(*election, options.seed.value_or(kSeed), options.runs.value_or(kRuns)));
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
                 const std::string& spreads) {
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
    if (!spreads.empty()) write("split-spreads.csv", spreads);
    for (const ValidationPart& part : parts)
        for (const Chart& chart : part.charts)
            write(chart.id + ".svg", chart.svg);
}

int validate(const ValidateOptions& options) {
    const auto shipped = shipped_folder();
    if (!shipped)
        throw InputError({{{"kenesh validate", 0, 0}, "the shipped tables are not found", {}}});
    std::string spreads;
    const std::vector<ValidationPart> parts{
        validate_split(options, spreads), validate_slates(options), validate_lists(*shipped),
        validate_regions(*shipped, options.seed.value_or(kSeed))};
    if (!options.output.empty()) write_files(options.output, parts, spreads);
    switch (options.format) {
        case Format::table:
            print(validation_text(parts, stdout_style(ColorMode::automatic)));
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
              std::string("folder of ") + kTaiwan + " and " + kLondon +
                  " (default: KENESH_ELECTIONS)")
        .is(ValueKind::folder);
    words
        .text("--file", "FILE.csv", options->file,
              "SNTV votes of two years or more, in place of that file")
        .is(ValueKind::file);
    words
        .text("--wards", "FILE.csv", options->wards,
              "votes under block vote in two boroughs or more, in place of London's")
        .is(ValueKind::file);
    words.whole("--fit-year", "YEAR", options->fit_year, 0, 9999,
                "year that gives the spread (2014)");
    words.whole("--test-year", "YEAR", options->test_year, 0, 9999, "year that is foretold (2018)");
    words.runs("-n,--runs", options->runs, 1, kMostRuns,
               "simulated splits of each district (4000)");
    words.seed("--seed", options->seed, "seed of the splits and draws");
    words
        .text("-o,--out", "DIR", options->output,
              "also write all forms, the charts and the table of spreads there")
        .is(ValueKind::folder);
    words.format(options->format, {Format::table, Format::json, Format::csv, Format::markdown});
    return [options] { return validate(*options); };
}

}  // namespace

Command validate_command() {
    return {"validate",
            "foretell elections that took place, and say how well that went",
            declare,
            {{"kenesh validate", "what can be checked with the shipped tables"},
             {"kenesh validate --elections elections --out validation",
              "with a folder of bulk files; tables, charts and a page of Markdown"}}};
}

}  // namespace kenesh
