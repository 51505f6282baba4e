#include "sim/report/count/count_words.hpp"

#include <fmt/format.h>

#include "sim/report/paper/numbers.hpp"
#include "sim/rules/exact.hpp"
#include "sim/rules/table.hpp"

namespace kenesh {
namespace {

std::string seats_of(const ListTier& tier) {
    if (!tier.districts) return plural(tier.rule.seats, "seat", "seats");
    const ListDistricts& districts = *tier.districts;
    if (districts.apportioned)
        return fmt::format("{} apportioned to districts by {}",
                           plural(districts.apportioned->house, "seat", "seats"),
                           districts.apportioned->by == SeatsBy::votes ? "votes" : "registers");
    if (districts.magnitudes.empty())
        return plural(districts.seats, "seat", "seats") + " per district";
    return "seats per district from a table";
}

}  // namespace

std::string plural(long long n, std::string_view one, std::string_view more) {
    return fmt::format("{} {}", grouped(n), n == 1 ? one : more);
}

std::string describe(const GenderRule& rule) {
    if (const auto* most = std::get_if<MaxSameGender>(&rule))
        return fmt::format("at most {} of one gender", most->seats);
    if (const auto* least = std::get_if<MinWomen>(&rule))
        return fmt::format("at least {}", plural(least->seats, "woman", "women"));
    return "";
}

std::string describe(const DistrictTier& tier) {
    std::string text(named_rule(tier.rule).name);
    if (const auto* limited = std::get_if<LimitedVote>(&tier.rule))
        text += fmt::format(", {} each", plural(limited->votes, "vote", "votes"));
    text += tier.magnitudes.empty() ? ", " + plural(tier.seats, "seat", "seats") + " per district"
                                    : ", seats per district from a table";
    const std::string bound = describe(tier.gender);
    return bound.empty() ? text : text + ", " + bound;
}

std::string describe(const ListTier& tier) {
    const NamedRule& rule = named_rule(tier.rule.formula);
    const std::string family =
        rule.family == RuleFamily::largest_remainder ? "largest remainders" : "highest averages";
    return fmt::format("{} by lists, {}, {} {}{}", seats_of(tier), family, family_key(rule.family),
                       rule.name, tier.rule.compensatory ? ", compensatory" : "");
}

std::string describe(ThresholdBase base) {
    switch (base) {
        case ThresholdBase::valid:
            return "valid votes";
        case ThresholdBase::votes_cast:
            return "votes cast";
        case ThresholdBase::registered:
            return "registered voters";
    }
    return "";
}

std::string votes_text(std::int64_t votes, std::int64_t parts) {
    std::string text = grouped(votes / parts);
    if (votes % parts == 0) return text;
    text += fmt::format(".{}", votes % parts + parts).replace(1, 1, "");
    text.erase(text.find_last_not_of('0') + 1);
    return text;
}

std::string exact_percent(std::int64_t part, std::int64_t whole) {
    if (whole <= 0) return "-";
    const auto hundredths = static_cast<std::int64_t>(
        (Uint128{20'000} * static_cast<std::uint64_t>(part) + static_cast<std::uint64_t>(whole)) /
        (Uint128{2} * static_cast<std::uint64_t>(whole)));
    return fmt::format("{}.{:02} %", hundredths / 100, hundredths % 100);
}

std::string share_text(Share share) {
    if (!share.in_millionths()) return fmt::format("{}/{}", share.part(), share.of());
    std::string text = fmt::format("{}.{:04}", share.part() / 10'000, share.part() % 10'000);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text + " %";
}

std::string joined_names(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
        text += names[i];
    }
    return text;
}

}  // namespace kenesh
