#include "sim/io/scenario/poll_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "sim/io/reading/read_context.hpp"
#include "sim/model/limits.hpp"

namespace kenesh {
namespace {

constexpr double kTolerance = 0.001;  // shares in files are rounded
constexpr double kRounding = 1e-12;   // shares that were rescaled once stay as they are

/// A date as 2026-10-15.
bool is_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    for (const std::size_t i : {0u, 1u, 2u, 3u, 5u, 6u, 8u, 9u}) {
        if (text[i] < '0' || text[i] > '9') return false;
    }
    const int month = (text[5] - '0') * 10 + text[6] - '0';
    const int day = (text[8] - '0') * 10 + text[9] - '0';
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

void read_shares(const TableReader& table, ReadPoll& out) {
    double sum = 0.0;
    table.require("shares");
    for (const TomlEntry& entry : table.entries("shares")) {
        const auto value = entry.node.number();
        const std::string fault =
            value ? range_fault(*value, kShare)
                  : fmt::format("must be a number, not {}", kind_of(entry.node));
        if (!fault.empty()) {
            table.mistakes().error(entry.node.place, "a share in 'shares' " + fault);
        }
        // A wrong share still says that the choice is in the poll.
        out.shares.push_back({entry.key, fault.empty() ? *value : 0.0, entry.place});
        sum += out.shares.back().value;
    }
    if (sum > 1.0 + kTolerance)
        table.error("shares",
                    fmt::format("the shares of the poll sum to {:.6g}, more than 1", sum));
    if (sum > 1.0 + kRounding) {
        for (ReadPoll::Share& share : out.shares)
            share.value /= sum;
    }
}

/// Shares of all choices sum to 1; of some leave a rest for the others.
bool check_rest(const ReadPoll& read, bool all, std::vector<double>& share, Diagnostics& mistakes) {
    if (!all) return true;
    double sum = 0.0;
    for (const double one : share)
        sum += one;
    if (sum < 1.0 - kTolerance) {
        mistakes.error(read.place,
                       fmt::format("the poll has all choices, but its shares sum to {:.6g}", sum));
        return false;
    }
    if (sum > 1.0 - kRounding) return true;
    for (double& one : share)
        one /= sum;
    return true;
}

std::size_t position_of(std::span<const Choice> choices, std::string_view id) {
    const auto at = std::find_if(choices.begin(), choices.end(),
                                 [&](const Choice& choice) { return choice.id == id; });
    assert(at != choices.end() && "check_poll() found nothing");
    return static_cast<std::size_t>(at - choices.begin());
}

}  // namespace

const ReadPoll::Share* ReadPoll::find(std::string_view id) const {
    const auto at = std::find_if(shares.begin(), shares.end(),
                                 [&](const Share& share) { return share.id == id; });
    return at == shares.end() ? nullptr : &*at;
}

std::optional<ReadPoll> read_poll(const TableReader& scenario) {
    const auto table = scenario.table("poll", Section::poll);
    if (!table) return std::nullopt;
    const Diagnostics::Mark before(scenario.mistakes());
    ReadPoll out;
    out.place = table->place();
    table->require("sample");
    out.poll.sample = table->whole("sample", 1, kMostAsked).value_or(1);
    out.poll.design_effect = table->number("design_effect", kDesignEffect).value_or(1.0);
    out.poll.date = table->text("date").value_or("");
    if (!out.poll.date.empty() && !is_date(out.poll.date))
        table->error("date",
                     fmt::format("'date' must be like \"2026-10-15\", not '{}'", out.poll.date));
    if (out.poll.design_effect > static_cast<double>(out.poll.sample))
        table->error("design_effect",
                     fmt::format("a design effect of {:g} leaves less than one answer of {}",
                                 out.poll.design_effect, out.poll.sample));
    read_shares(*table, out);
    out.sound = before.clean();
    return out;
}

bool check_poll(const ReadPoll& read, std::span<const Choice> choices, Diagnostics& mistakes) {
    bool all_known = true;
    for (const ReadPoll::Share& share : read.shares)
        all_known = find_choice(choices, share.id, share.place, mistakes) && all_known;
    return all_known && read.sound;
}

std::optional<Poll> apply_poll(const ReadPoll& read, std::span<const Choice> choices,
                               std::span<StrengthInput> strengths, Diagnostics& mistakes) {
    const Diagnostics::Mark before(mistakes);
    Poll poll = read.poll;
    poll.share.assign(choices.size(), -1.0);
    std::vector<bool> present;
    for (const StrengthInput& input : strengths)
        present.push_back(input.value > 0.0);
    for (const ReadPoll::Share& share : read.shares) {
        const std::size_t k = position_of(choices, share.id);
        poll.share[k] = share.value;
        present[k] = true;
        if (strengths[k].set_outside)
            mistakes.error(strengths[k].place,
                           fmt::format("the strength of '{}' comes from [poll]; set poll.shares.{}",
                                       share.id, share.id));
    }
    if (!before.clean()) return std::nullopt;
    bool all = true;
    for (std::size_t k = 0; k < choices.size(); ++k)
        all = all && (poll.share[k] >= 0.0 || !present[k]);
    if (!check_rest(read, all, poll.share, mistakes)) return std::nullopt;
    const PollCategories categories = poll_categories(poll, present);
    const std::vector<double> means = poll_means(categories);
    for (std::size_t k = 0; k < choices.size(); ++k) {
        if (poll.share[k] < 0.0) continue;
        StrengthInput& input = strengths[k];
        input.value = means[categories.category[k]];
        if (!(input.in_file > 0.0)) input.in_file = input.value;
        input.set_outside = true;
        input.place = read.find(choices[k].id)->place;
    }
    return poll;
}

}  // namespace kenesh
