#include "sim/io/scenario/contests_writer.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "sim/io/scenario/words.hpp"

namespace kenesh {
namespace {

void write_values(const ContestValues& v, TomlWriter& out) {
    const auto number = [&](std::string_view key, const std::optional<double>& value) {
        if (value) out.number(key, *value);
    };
    if (v.candidates) write_nominees(*v.candidates, "candidates", out);
    number("women", v.women);
    number("women_effect", v.women_effect);
    if (v.front_runners) out.whole("front_runners", *v.front_runners);
    number("front_runner_effect", v.front_runner_effect);
    number("vote_management", v.vote_management);
    number("personal_pull", v.personal_pull);
    number("votes_used", v.votes_used);
    number("spill", v.spill);
    write_transfer(v.transfer, out);
    std::vector<std::pair<std::string, std::string>> uncertainty;
    if (v.candidate) uncertainty.emplace_back("candidate", toml_number(*v.candidate));
    if (v.personal_votes)
        uncertainty.emplace_back("personal_votes",
                                 toml_quoted(name_in(kPersonalVotes, *v.personal_votes)));
    if (!uncertainty.empty()) out.raw("uncertainty", toml_inline(uncertainty));
}

std::string header(const std::string& section, const std::string& contest) {
    return section + "." + toml_quoted(contest);
}

}  // namespace

void write_transfer(const std::optional<Transfer>& transfer, TomlWriter& out) {
    if (!transfer) return;
    std::vector<std::pair<std::string, double>> parts(transfer->to.begin(), transfer->to.end());
    if (transfer->abstain > 0.0) parts.emplace_back("abstain", transfer->abstain);
    if (transfer->others > 0.0) parts.emplace_back("others", transfer->others);
    out.raw("transfer", toml_inline(parts));
}

void write_nominees(const Nominees& nominees, std::string_view key, TomlWriter& out) {
    if (nominees.as_seats) {
        out.text(key, "seats");
    } else if (nominees.by_seats.empty()) {
        out.whole(key, nominees.number);
    } else {
        std::string rows;
        for (const auto& [seats, number] : nominees.by_seats)
            rows += fmt::format("{}{} = {}", rows.empty() ? "" : ", ", seats, number);
        out.raw(key, "{ " + rows + " }");
    }
}

void write_contests(const Scenario& scenario, TomlWriter& out) {
    for (const auto& [name, contest] : scenario.contests) {
        out.header(header("contest", name));
        write_values(contest.values, out);
        const std::vector<std::pair<std::string, double>> strengths(contest.strength.begin(),
                                                                    contest.strength.end());
        if (!strengths.empty()) out.raw("strength", toml_inline(strengths));
    }
}

void write_choice_contests(const Choice& choice, const std::string& section, TomlWriter& out) {
    for (const auto& [name, values] : choice.contests) {
        out.header(header(section + ".contest", name));
        write_values(values, out);
    }
}

}  // namespace kenesh
