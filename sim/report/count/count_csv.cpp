#include "sim/report/count/count_csv.hpp"

#include <algorithm>
#include <numeric>

#include "sim/io/text/csv_writer.hpp"

namespace kenesh {
namespace {

/// Candidates by votes, equals in listing order: places count from 1.
std::vector<std::uint32_t> ranking(const DistrictReturn& district) {
    std::vector<std::uint32_t> order(district.candidates.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return district.candidates[a].votes > district.candidates[b].votes;
    });
    return order;
}

void header(CsvWriter& csv, bool systems, std::initializer_list<std::string_view> names) {
    if (systems) csv.text("system");
    for (const std::string_view name : names)
        csv.text(name);
    csv.end_line();
}

class Writer {
public:
    explicit Writer(const CountedElection& election)
        : election_(election), systems_(election.systems.size() > 1) {}

    std::string districts() {
        header(csv_, systems_,
               {"tier", "district", "place", "candidate", "choice", "gender", "votes", "elected",
                "how"});
        return each_tier<DistrictTierOutcome>();
    }
    std::string lists() {
        header(csv_, systems_, {"tier", "choice", "votes", "share", "passed", "seats"});
        return each_tier<ListTierOutcome>();
    }
    /// The districts of list tiers; "" where none has any.
    std::string lists_by_district() {
        header(csv_, systems_, {"tier", "district", "choice", "votes", "share", "passed", "seats"});
        bool any = false;
        for (const CountedSystem& system : election_.systems) {
            for (std::size_t t = 0; t < system.outcome.tiers.size(); ++t) {
                const auto* tier = std::get_if<ListTierOutcome>(&system.outcome.tiers[t]);
                if (tier == nullptr || tier->districts.empty()) continue;
                any = true;
                for (const ListDistrictOutcome& district : tier->districts)
                    lines(system, t, *tier, district);
            }
        }
        std::string text = csv_.take();
        return any ? text : "";
    }

private:
    template <class Outcome>
    std::string each_tier() {
        for (const CountedSystem& system : election_.systems) {
            for (std::size_t t = 0; t < system.outcome.tiers.size(); ++t) {
                const auto* tier = std::get_if<Outcome>(&system.outcome.tiers[t]);
                if (tier != nullptr) lines(system, t, *tier);
            }
        }
        return csv_.take();
    }

    void begin(const CountedSystem& system, std::size_t tier) {
        if (systems_) csv_.text(system.system.id);
        csv_.number(static_cast<std::int64_t>(tier));
    }

    void votes(std::int64_t number) {
        const std::int64_t parts = election_.returns.parts;
        if (parts == 1) {
            csv_.number(number);
        } else {
            csv_.number(static_cast<double>(number) / static_cast<double>(parts));
        }
    }

    void lines(const CountedSystem& system, std::size_t number, const DistrictTierOutcome& tier) {
        for (const DistrictOutcome& outcome : tier.districts) {
            const DistrictReturn& district = election_.returns.districts[outcome.district];
            std::int64_t place = 0;
            for (const std::uint32_t c : ranking(district)) {
                const CandidateReturn& candidate = district.candidates[c];
                const auto& seated = outcome.count.elected;
                const auto seat = std::find_if(seated.begin(), seated.end(),
                                               [&](const Elected& e) { return e.candidate == c; });
                begin(system, number);
                csv_.text(district.district).number(++place).text(candidate.name);
                csv_.text(candidate.choice).text(letter_of(candidate.gender));
                votes(candidate.votes);
                csv_.number(std::int64_t{seat != seated.end()});
                csv_.text(seat == seated.end() ? "" : seat->how == How::votes ? "votes" : "gender");
                csv_.end_line();
            }
        }
    }

    void lines(const CountedSystem& system, std::size_t number, const ListTierOutcome& tier) {
        const std::int64_t base =
            std::accumulate(tier.base.begin(), tier.base.end(), std::int64_t{0});
        for (std::size_t l = 0; l < tier.count.votes.size(); ++l) {
            begin(system, number);
            line(system, l, base, tier.count);
        }
    }

    void lines(const CountedSystem& system, std::size_t number, const ListTierOutcome& tier,
               const ListDistrictOutcome& district) {
        for (std::size_t l = 0; l < district.count.votes.size(); ++l) {
            begin(system, number);
            csv_.text(system.outcome.lists.regions[district.district]);
            line(system, l, tier.base[district.district], district.count);
        }
    }

    void line(const CountedSystem& system, std::size_t list, std::int64_t base,
              const ListCount& count) {
        const std::int64_t of_list = count.votes[list];
        csv_.text(system.outcome.lists.lists[list]);
        votes(of_list);
        csv_.number(base > 0 ? static_cast<double>(of_list) / static_cast<double>(base) : 0.0);
        csv_.number(std::int64_t{count.passed[list]});
        csv_.number(std::int64_t{count.seats[list]}).end_line();
    }

    const CountedElection& election_;
    bool systems_;
    CsvWriter csv_;
};

template <class Outcome>
bool has_tier(const CountedElection& election) {
    return std::any_of(
        election.systems.begin(), election.systems.end(), [](const CountedSystem& system) {
            return std::any_of(
                system.outcome.tiers.begin(), system.outcome.tiers.end(),
                [](const TierOutcome& t) { return std::holds_alternative<Outcome>(t); });
        });
}

}  // namespace

std::string count_csv(const CountedElection& election) {
    Writer writer(election);
    std::string text;
    if (has_tier<DistrictTierOutcome>(election)) text += writer.districts();
    if (has_tier<ListTierOutcome>(election)) text += (text.empty() ? "" : "\n") + writer.lists();
    if (const std::string districts = writer.lists_by_district(); !districts.empty())
        text += '\n' + districts;
    return text;
}

}  // namespace kenesh
