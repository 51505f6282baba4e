#include "sim/io/study/sweep_facts.hpp"

#include <fmt/format.h>

#include "sim/io/scenario/scenario_writer.hpp"
#include "sim/io/text/digest.hpp"

namespace kenesh {
namespace {

namespace fs = std::filesystem;

std::string lines_of(std::span<const std::string> texts) {
    std::string out;
    for (const std::string& text : texts)
        out += (out.empty() ? "" : "\n") + text;
    return out;
}

/// Every setting of every point, in order.
std::string digest_of(std::span<const DesignPoint> points) {
    std::string text;
    for (const DesignPoint& point : points)
        text += fmt::format("{}\n{}\n", point.settings.size(), lines_of(point.settings));
    return sha256(text);
}

/// The seed is a fact of its own.
std::string digest_of(Scenario scenario) {
    scenario.seed = 0;
    return scenario_digest(scenario);
}

}  // namespace

std::vector<SweepFact> sweep_facts(const SweepContents& contents) {
    std::vector<SweepFact> facts = {
        {"program", contents.program},
        {"runs", std::to_string(contents.runs)},
        {"seed", std::to_string(contents.seed)},
        {"precision", fmt::format("{}", contents.precision)},
        {"engine", contents.engine},
        {"normals", contents.normals},
        {"design", contents.design.kind},
        {"points", digest_of(contents.design.points)},
        {"settings", lines_of(contents.settings)},
        {"scenario", digest_of(contents.first)},
    };
    if (!contents.priors.empty()) facts.push_back({"priors", digest_of(contents.priors)});
    // As typed, paths begin where the user stands; another machine stands elsewhere.
    const fs::path folder = fs::absolute(contents.scenario).lexically_normal().parent_path();
    for (const InputFiles::Opened& file : contents.files) {
        const std::string name =
            file.path == contents.scenario
                ? std::string("scenario file")
                : "file " + fs::absolute(file.path).lexically_proximate(folder).string();
        facts.push_back({name, file.digest});
    }
    return facts;
}

}  // namespace kenesh
