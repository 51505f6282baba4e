#include "sim/io/study/sweep_facts.hpp"

#include <catch2/catch.hpp>
#include <functional>
#include <utility>

#include "tests/support/republic.hpp"

using namespace kenesh;

namespace {

SweepContents contents() {
    SweepContents out;
    out.program = "0.1.0";
    out.first = made::republic();
    out.runs = 1000;
    out.seed = 7;
    out.engine = "vector";
    out.normals = "counters";
    out.design = {"grid",
                  {"turnout.mean"},
                  {{{"0.3"}, {"turnout.mean=0.3"}}, {{"0.4"}, {"turnout.mean=0.4"}}}};
    out.settings = {"list_abstain=0.1"};
    out.scenario = "/a/b/s.toml";
    out.files = {{"/a/b/s.toml", "d1"}, {"/a/c/units.csv", "d2"}, {"/a/b/more.csv", "d3"}};
    return out;
}

SweepIdentity identity(const SweepContents& of) {
    SweepIdentity out;
    out.facts = sweep_facts(of);
    return out;
}

}  // namespace

TEST_CASE("every thing that decides a sweep's numbers changes its digest, by name", "[sweep]") {
    using Change = std::function<void(SweepContents&)>;
    const std::vector<std::pair<std::string, Change>> changes = {
        {"program (0.1.0 there, 0.2.0 asked for)", [](auto& c) { c.program = "0.2.0"; }},
        {"runs (1000 there, 2000 asked for)", [](auto& c) { c.runs = 2000; }},
        {"seed (7 there, 8 asked for)", [](auto& c) { c.seed = 8; }},
        {"precision (0 there, 0.1 asked for)", [](auto& c) { c.precision = 0.1; }},
        {"engine (vector there, reference asked for)", [](auto& c) { c.engine = "reference"; }},
        {"normals (counters there, boost asked for)", [](auto& c) { c.normals = "boost"; }},
        {"design (grid there, sobol asked for)", [](auto& c) { c.design.kind = "sobol"; }},
        {"points", [](auto& c) { c.design.points.back().settings = {"turnout.mean=0.5"}; }},
        {"points", [](auto& c) { c.design.points.pop_back(); }},
        {"points", [](auto& c) { std::swap(c.design.points[0], c.design.points[1]); }},
        {"settings (list_abstain=0.1 there, list_abstain=0.2 asked for)",
         [](auto& c) { c.settings = {"list_abstain=0.2"}; }},
        {"settings (list_abstain=0.1 there, none asked for)", [](auto& c) { c.settings.clear(); }},
        {"scenario", [](auto& c) { c.first.turnout.mean += 0.01; }},
        {"scenario", [](auto& c) { c.first.antithetic = !c.first.antithetic; }},
        {"scenario", [](auto& c) { c.first.choices[0].candidates.number += 1; }},
        {"scenario file (d1 there, x asked for)", [](auto& c) { c.files[0].digest = "x"; }},
        {"the file '../c/units.csv' (d2 there, x asked for)",
         [](auto& c) { c.files[1].digest = "x"; }},
        {"the file 'more.csv' (none now)", [](auto& c) { c.files.pop_back(); }},
        {"the file 'new.csv' (none there)",
         [](auto& c) {
             c.files.push_back({"/a/b/new.csv", "d4"});
         }},
    };
    const SweepIdentity before = identity(contents());
    CHECK(differences(before, before).empty());
    for (const auto& [words, change] : changes) {
        SweepContents changed = contents();
        change(changed);
        const SweepIdentity after = identity(changed);
        INFO(words);
        CHECK(after.digest() != before.digest());
        CHECK(differences(before, after) == words);
    }
}

TEST_CASE("what decides no number of a sweep is none of its facts", "[sweep]") {
    const SweepIdentity before = identity(contents());
    SweepContents moved = contents();
    moved.scenario = "/x/b/s.toml";
    moved.files = {{"/x/b/s.toml", "d1"}, {"/x/c/units.csv", "d2"}, {"/x/b/more.csv", "d3"}};
    moved.design.names = {"another name"};
    CHECK(identity(moved).digest() == before.digest());
    // The runs and the seed are facts of their own.
    moved.first.runs = 17;
    moved.first.seed = 18;
    CHECK(identity(moved).digest() == before.digest());
}
