#include "sim/io/study/prior_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "sim/core/whole_number.hpp"
#include "sim/io/reading/read_context.hpp"
#include "sim/io/reading/table_reader.hpp"
#include "sim/io/scenario/scenario_reader.hpp"

namespace kenesh {
namespace {

constexpr double kMostNumber = 1e12;
constexpr NumberRange kAny{-kMostNumber, kMostNumber};

class PriorReader {
public:
    PriorReader(const std::filesystem::path& path, std::span<const SettingText> settings,
                InputFiles& files, Diagnostics& mistakes)
        : path_(path),
          settings_(settings.begin(), settings.end()),
          files_(files),
          mistakes_(mistakes) {}

    ScenarioPriors read() {
        const TomlNode* file = files_.toml(path_, mistakes_);
        ScenarioPriors out;
        if (file == nullptr) return out;
        const TomlNode document = with_settings(*file);
        const TableReader table(*document.table(), {path_.string(), 1, 1}, Section::scenario,
                                mistakes_);
        if (const auto points = table.whole("prior_points", 2, kMostPriorPoints))
            out.points = static_cast<std::size_t>(*points);
        read_table(table, out);
        for (const TomlEntry& entry : table.entries("prior")) {
            const Diagnostics::Mark before(mistakes_);
            auto prior = read_law(entry);
            if (!prior || is_set(entry.key)) continue;
            check_key(entry, document, *prior);
            if (before.clean()) check_range(*prior);
            if (before.clean()) out.priors.push_back(std::move(*prior));
        }
        return out;
    }

    /// The priors of the command line.
    std::vector<Prior> read_vary(std::span<const std::string> vary) {
        std::vector<Prior> out;
        for (const std::string& text : vary) {
            const Diagnostics::Mark before(mistakes_);
            auto prior = read_range(text);
            if (!prior) continue;
            if (std::ranges::find(out, prior->key, &Prior::key) != out.end()) {
                mistakes_.error(prior->place, fmt::format("'{}' varies twice", prior->key));
                continue;
            }
            check_varied(*prior);
            if (before.clean()) out.push_back(std::move(*prior));
        }
        return out;
    }

private:
    /// "KEY=LOW:HIGH".
    std::optional<Prior> read_range(const std::string& text) {
        Prior prior;
        prior.place = {"--vary " + text, 0, 0};
        const std::size_t equals = text.rfind('=');
        const std::size_t colon = equals == text.npos ? text.npos : text.find(':', equals);
        const auto low = colon == text.npos
                             ? std::nullopt
                             : finite_number(text.substr(equals + 1, colon - equals - 1));
        const auto high = colon == text.npos ? std::nullopt : finite_number(text.substr(colon + 1));
        Diagnostics ignored;
        if (!low || !high || !parse_setting({text.substr(0, equals) + "=0"}, ignored)) {
            mistakes_.error(prior.place,
                            "a range is written KEY=LOW:HIGH, as turnout.mean=0.5:0.7");
            return std::nullopt;
        }
        prior.key = text.substr(0, equals);
        prior.low = *low;
        prior.high = *high;
        if (prior.low < prior.high) return prior;
        mistakes_.error(prior.place, fmt::format("the range of '{}' goes from {} up to {}, which "
                                                 "is no higher",
                                                 prior.key, prior.low, prior.high));
        return std::nullopt;
    }

    /// The reader says whether there is such a key and what it takes.
    void check_varied(const Prior& prior) {
        const TomlNode* file = files_.toml(path_, mistakes_);
        if (file == nullptr) return;
        const TomlNode* node = find_key(prior.key, *file);
        if (node != nullptr && !node->number()) {
            mistakes_.error(prior.place, fmt::format("'{}' is no number", prior.key));
            return;
        }
        if (prior.key.starts_with("poll.") || prior.key.starts_with("prior")) {
            mistakes_.error(prior.place,
                            fmt::format("'{}' is no parameter of the model", prior.key));
            return;
        }
        for (const double at : {prior.low, prior.high, between(prior)}) {
            const auto fault = refusal(prior, at);
            if (!fault) continue;
            mistakes_.error(prior.place, fmt::format("at {:g}: {}", at, fault->message),
                            fault->suggestion);
            return;
        }
    }

    /// Whole numbers between two ends are no real-valued key.
    static double between(const Prior& prior) {
        return prior.law == PriorLaw::normal ? prior.middle + 0.0123 * prior.sd
                                             : prior.low + 0.5123 * (prior.high - prior.low);
    }

    /// With what is set of the priors themselves; all else is the scenario's reader's.
    TomlNode with_settings(TomlNode document) {
        for (const SettingText& text : settings_) {
            const auto setting = parse_setting(text, mistakes_);
            if (setting && setting->path.front().starts_with("prior"))
                apply_setting(*setting, 0, document, mistakes_);
        }
        return document;
    }

    /// Points in place of laws.
    void read_table(const TableReader& scenario, ScenarioPriors& out) {
        if (!scenario.text("prior_table")) return;
        for (const char* other : {"prior", "prior_points"})
            if (scenario.has(other))
                scenario.error(
                    other, fmt::format("'prior_table' has the points: no '{}' beside it", other));
        const ReadContext context{path_.parent_path(), nullptr, nullptr, &mistakes_, &files_};
        const CsvTable* csv = named_table(context, *scenario.node("prior_table"));
        if (csv == nullptr) return;
        out.table_place = scenario.place("prior_table");
        out.table = read_prior_table(
            *csv, [this](const std::string& key) { return is_set(key); }, mistakes_);
        // Settings replaced all of them.
        if (out.table->design.points.empty()) out.table.reset();
    }

    std::optional<Prior> read_law(const TomlEntry& entry) {
        const TomlTable* law = entry.node.table();
        if (law == nullptr) {
            mistakes_.error(entry.node.place, "a prior is a table: " + std::string(kLaws));
            return std::nullopt;
        }
        const Diagnostics::Mark before(mistakes_);
        const TableReader table(*law, entry.node.place, Section::prior, mistakes_);
        Prior prior;
        prior.key = entry.key;
        prior.place = entry.place;
        const auto low = table.number("low", kAny);
        const auto high = table.number("high", kAny);
        const auto mean = table.number("mean", kAny);
        const auto sd = table.number("sd", {0.0, kMostNumber});
        const auto median = table.number("median", {0.0, kMostNumber, true});
        if (!before.clean()) return std::nullopt;
        if (mean && sd && !low && !high && !median) {
            prior.law = PriorLaw::normal;
            prior.middle = *mean;
            prior.sd = *sd;
        } else if (low && high && !mean && !sd) {
            prior.law = median ? PriorLaw::lognormal : PriorLaw::uniform;
            prior.low = *low;
            prior.high = *high;
            prior.middle = median.value_or(0.0);
        } else {
            mistakes_.error(entry.node.place, "a prior has " + std::string(kLaws));
        }
        if (prior.low > prior.high || (prior.law == PriorLaw::lognormal && !(prior.low > 0.0)))
            mistakes_.error(entry.node.place,
                            "'low' must not be above 'high', and be above 0 beside a median");
        return before.clean() ? std::optional(prior) : std::nullopt;
    }

    /// A setting from outside takes the prior's place.
    bool is_set(const std::string& key) {
        Diagnostics ignored;
        const auto own = parse_setting({key + "=0"}, ignored);
        if (!own) return false;  // told by check_key()
        return std::ranges::any_of(settings_, [&](const SettingText& text) {
            const auto setting = parse_setting(text, ignored);
            return setting && setting->path == own->path;
        });
    }

    void check_key(const TomlEntry& entry, const TomlNode& document, const Prior& prior) {
        const TomlNode* node = find_key(entry.key, document);
        if (node == nullptr) {
            // A key that there is not at all has the reader's message.
            const bool uniform = prior.law == PriorLaw::uniform;
            if (const auto fault = refusal(prior, uniform ? prior.low : prior.middle))
                return mistakes_.error(entry.place, fault->message, fault->suggestion);
            mistakes_.error(entry.place,
                            fmt::format("'{}' has no value in the file: a prior is of a key that "
                                        "has one besides",
                                        entry.key));
        } else if (!node->number()) {
            mistakes_.error(entry.place, fmt::format("'{}' is no number", entry.key));
        } else if (entry.key.starts_with("poll.")) {
            mistakes_.error(entry.place, "what a poll says is drawn by [poll] itself");
        }
    }

    /// What the reader says to the value; nothing where it takes it.
    std::optional<Diagnostic> refusal(const Prior& prior, double value) {
        std::vector<SettingText> settings = settings_;
        settings.push_back({fmt::format("{}={}", prior.key, value)});
        try {
            static_cast<void>(read_scenario(path_, settings, files_));
        } catch (const InputError& error) {
            return error.diagnostics().front();
        }
        return std::nullopt;
    }

    /// The reader knows the key's range: it is asked.
    void check_range(Prior& prior) {
        const bool normal = prior.law == PriorLaw::normal;
        std::vector<double> ends{prior.low, prior.high};
        if (normal) ends = {prior.middle};
        ends.push_back(between(prior));
        for (const double end : ends) {
            const auto fault = refusal(prior, end);
            if (!fault) continue;
            mistakes_.error(prior.place, fmt::format("the prior of '{}' leaves what the key takes: "
                                                     "at {:g} {}",
                                                     prior.key, end, fault->message));
            return;
        }
        if (prior.law == PriorLaw::uniform) return;
        prior.least_score = last_taken(prior, -Prior::kMostScore);
        prior.most_score = last_taken(prior, Prior::kMostScore);
    }

    /// The score nearest to `end` whose value the key takes.
    double last_taken(const Prior& prior, double end) {
        constexpr int kHalvings = 20;
        if (!refusal(prior, value_at_score(prior, end))) return end;
        double taken = 0.0, refused = end;
        for (int i = 0; i < kHalvings; ++i) {
            const double middle = (taken + refused) / 2.0;
            (refusal(prior, value_at_score(prior, middle)) ? refused : taken) = middle;
        }
        return taken;
    }

    static constexpr const char* kLaws =
        "'low' and 'high' (uniform), 'mean' and 'sd' (normal), or 'median', 'low' and 'high' "
        "(lognormal, 90 % between them)";

    const std::filesystem::path& path_;
    std::vector<SettingText> settings_;
    InputFiles& files_;
    Diagnostics& mistakes_;
};

}  // namespace

ScenarioPriors read_priors(const std::filesystem::path& path, std::span<const SettingText> settings,
                           InputFiles& files) {
    Diagnostics mistakes;
    ScenarioPriors out = PriorReader(path, settings, files, mistakes).read();
    mistakes.throw_if_any();
    return out;
}

ScenarioPriors read_varied(const std::filesystem::path& path, std::span<const SettingText> settings,
                           std::span<const std::string> vary, bool own, InputFiles& files) {
    Diagnostics mistakes;
    PriorReader reader(path, settings, files, mistakes);
    ScenarioPriors out;
    out.priors = reader.read_vary(vary);
    ScenarioPriors file = reader.read();
    out.points = file.points;
    if (own && file.table)
        mistakes.error(file.table_place,
                       "'prior_table' has points and no laws to vary by: --no-prior and --vary "
                       "give ranges");
    for (Prior& prior : file.priors)
        if (own && std::ranges::find(out.priors, prior.key, &Prior::key) == out.priors.end())
            out.priors.push_back(std::move(prior));
    mistakes.throw_if_any();
    return out;
}

}  // namespace kenesh
