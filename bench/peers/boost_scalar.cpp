// A peer to compare with: the main job in plain scalar C++ with Boost.Random, as a competent author
// would write it for this one scenario. Double precision, mt19937, the ziggurat normals of
// boost::random, std::exp, arrays laid out once, no allocation in the loop. It tallies what Kenesh
// does (boost_tallies.hpp), or with `seats` mean seats alone.
//
//     peer_boost SCENARIO RUNS [seats]        prints runs per second, then means per system: seats
//                                             of each choice and some measures
//     peer_boost SCENARIO PLAN.json           writes the plan for the NumPy peer
#include <algorithm>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <numeric>
#include <vector>

#include "bench/peers/boost_tallies.hpp"
#include "bench/peers/plan_json.hpp"
#include "sim/io/scenario/scenario_reader.hpp"
#include "sim/model/plan/plan.hpp"

namespace {

using kenesh::Plan;

struct District {
    std::vector<std::size_t> units;
    std::size_t first = 0;  // candidate
    std::size_t last = 0;
};

class Peer {
public:
    Peer(const Plan& plan, bool seats_alone, std::uint32_t seed)
        : plan_(plan),
          seats_alone_(seats_alone),
          tallies_(plan),
          counts_(plan.systems.size()),
          generator_(seed),
          choices_(plan.choices.size()),
          units_(plan.region.size()),
          votes_(choices_ * units_),
          valid_(units_),
          cast_(units_),
          wanted_(choices_),
          here_(choices_),
          registered_(std::accumulate(plan.registered.begin(), plan.registered.end(), 0.0)) {
        for (const auto& contest : plan.contests) {
            std::vector<District> list;
            for (std::size_t d = 0; d < contest.districts.size(); ++d) {
                list.push_back({{contest.units.begin() + contest.first_unit[d],
                                 contest.units.begin() + contest.first_unit[d + 1]},
                                contest.first_candidate[d],
                                contest.first_candidate[d + 1]});
            }
            districts_.push_back(std::move(list));
            whole_.emplace_back(contest.candidates.size());
        }
        seats_.assign(plan.systems.size(), std::vector<double>(choices_));
    }

    void run() {
        draw();
        for (std::size_t c = 0; c < districts_.size(); ++c)
            vote(c);
        for (std::size_t s = 0; s < plan_.systems.size(); ++s) {
            counts_[s].clear(choices_);
            std::size_t first = 0;
            for (const auto& tier : plan_.systems[s].tiers) {
                if (const auto* district = std::get_if<kenesh::DistrictTierPlan>(&tier)) {
                    count(*district, s, first);
                    first += district->magnitude.size();
                } else {
                    count(std::get<kenesh::ListTierPlan>(tier).rule, counts_[s]);
                }
            }
            for (std::size_t k = 0; k < choices_; ++k)
                seats_[s][k] += counts_[s].district[k] + counts_[s].list[k];
        }
        if (seats_alone_) return;
        std::fill(wanted_.begin(), wanted_.end(), 0.0);
        for (std::size_t i = 0; i < votes_.size(); ++i)
            wanted_[i / units_] += votes_[i];
        const double cast = std::accumulate(cast_.begin(), cast_.end(), 0.0);
        tallies_.add(wanted_, cast / registered_, counts_);
    }
    [[nodiscard]] const peer::Tallies& tallies() const { return tallies_; }
    [[nodiscard]] const std::vector<std::vector<double>>& seats() const { return seats_; }

private:
    double z() { return normal_(generator_); }

    void draw() {
        const auto& t = plan_.turnout;
        const double turnout = t.national * z();
        std::vector<double>& region = scratch_;
        region.resize(plan_.regions.size());
        for (double& r : region)
            r = t.region * z();
        for (std::size_t u = 0; u < units_; ++u) {
            const double noise = turnout + region[plan_.region[u]] + t.unit * z();
            cast_[u] = plan_.registered[u] / (1.0 + std::exp(-(plan_.turnout_logit[u] + noise)));
            valid_[u] = cast_[u] * (1.0 - t.invalid);
        }
        std::vector<double> total(units_, 0.0);
        national_.resize(choices_);
        for (double& n : national_)
            n = z();
        for (std::size_t k = 0; k < choices_; ++k) {
            double effect = 0.0;
            for (std::size_t j = 0; j <= k; ++j)
                effect += plan_.national_factor(k, j) * national_[j];
            for (double& r : region)
                r = effect + plan_.choices[k].region_sd * z();
            for (std::size_t u = 0; u < units_; ++u) {
                const std::size_t r = plan_.region[u];
                const double v = std::exp(plan_.mean_preference(r, k) + region[r] +
                                          plan_.choices[k].unit_sd * z());
                votes_[k * units_ + u] = v;
                total[u] += v;
            }
        }
        for (std::size_t k = 0; k < choices_; ++k) {
            for (std::size_t u = 0; u < units_; ++u) {
                votes_[k * units_ + u] *= valid_[u] / total[u];
            }
        }
    }

    void vote(std::size_t c) {
        const auto& contest = plan_.contests[c];
        std::vector<double> effect(choices_), split(choices_), choice(choices_);
        std::vector<double>& y = candidate_;
        y.resize(contest.candidates.size());
        std::vector<double>& q = split_;
        q.resize(contest.candidates.size());
        for (std::size_t d = 0; d < districts_[c].size(); ++d) {
            const District& here = districts_[c][d];
            std::fill(effect.begin(), effect.end(), 0.0);
            std::fill(split.begin(), split.end(), 0.0);
            for (std::size_t i = here.first; i < here.last; ++i) {
                const auto& one = contest.candidates[i];
                const auto& of = contest.choices[one.choice];
                const double phi = one.mean_effect + of.candidate_sd * z();
                effect[one.choice] += std::exp(phi);
                q[i] = std::exp((1.0 - of.vote_management) * phi);
                split[one.choice] += q[i];
            }
            double total = 0.0;
            double valid = 0.0;
            for (const std::size_t u : here.units)
                valid += valid_[u];
            for (std::size_t k = 0; k < choices_; ++k) {
                const bool line = plan_.choices[k].kind == kenesh::ChoiceKind::against_all;
                const double n = contest.fielded(d, k);
                choice[k] = 0.0;
                if (!line && n == 0.0) continue;
                for (const std::size_t u : here.units)
                    choice[k] += votes_[k * units_ + u];
                if (!line) choice[k] *= effect[k] / n;
                total += choice[k];
            }
            for (std::size_t i = here.first; i < here.last; ++i) {
                const std::size_t k = contest.candidates[i].choice;
                y[i] = std::nearbyint(valid * choice[k] * q[i] / split[k] / total);
            }
        }
        std::copy(y.begin(), y.end(), whole_[c].begin());
    }

    void count(const kenesh::DistrictTierPlan& tier, std::size_t system, std::size_t first) {
        const auto& contest = plan_.contests[tier.contest];
        const std::vector<double>& y = whole_[tier.contest];
        peer::Count& out = counts_[system];
        for (std::size_t d = 0; d < districts_[tier.contest].size(); ++d) {
            const District& here = districts_[tier.contest][d];
            order_.resize(here.last - here.first);
            std::iota(order_.begin(), order_.end(), here.first);
            std::sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
                return y[a] != y[b] ? y[a] > y[b] : a < b;
            });
            const auto* rule = std::get_if<kenesh::MaxSameGender>(&tier.gender[d]);
            const int magnitude = tier.magnitude[d];
            int left = magnitude;
            int taken[3] = {};
            double last = 0.0;
            double next = 0.0;  // of the best who is not elected and could be
            std::fill(here_.begin(), here_.end(), 0);
            double valid = 0.0;
            for (std::size_t place = 0; place < order_.size(); ++place) {
                const std::size_t i = order_[place];
                const auto& one = contest.candidates[i];
                int& mine = taken[static_cast<std::size_t>(one.gender)];
                if (rule != nullptr && mine >= rule->seats) continue;
                if (left == 0) {
                    next = y[i];
                    break;
                }
                ++mine;
                ++here_[one.choice];
                --left;
                last = y[i];
                out.women += one.gender == kenesh::Gender::woman ? 1 : 0;
                out.elected_votes += y[i];
                out.replaced += place >= static_cast<std::size_t>(magnitude) ? 1 : 0;
            }
            for (std::size_t k = 0; k < choices_; ++k)
                out.district[k] += here_[k];
            if (seats_alone_) continue;
            for (std::size_t i = here.first; i < here.last; ++i)
                out.votes[contest.candidates[i].choice] += y[i];
            for (const std::size_t u : here.units)
                valid += valid_[u];
            out.ties += last == next ? 1 : 0;
            tallies_.district(system, first + d, here_, (last - next) / valid);
        }
    }

    // The list tier of 2021: Hare quota, largest remainders, national and regional bars, a cap.
    void count(const kenesh::ListRule& rule, peer::Count& out) {
        out.lists = true;
        const std::size_t regions = plan_.regions.size();
        std::vector<double> list(regions * choices_), cast(regions);
        for (std::size_t u = 0; u < units_; ++u) {
            double own = 0.0;
            double homeless = 0.0;
            for (std::size_t k = 0; k < choices_; ++k) {
                const auto& choice = plan_.choices[k];
                if (choice.kind == kenesh::ChoiceKind::against_all) continue;
                (choice.list ? own : homeless) += votes_[k * units_ + u];
            }
            for (std::size_t k = 0; k < choices_; ++k) {
                if (!plan_.choices[k].list) continue;
                list[plan_.region[u] * choices_ + k] +=
                    votes_[k * units_ + u] * (1.0 + homeless / own);
            }
            cast[plan_.region[u]] += cast_[u];
        }
        double nation = 0.0;
        std::vector<double> total(choices_);
        std::vector<char> in(choices_, 1);
        for (std::size_t r = 0; r < regions; ++r) {
            const double base = std::nearbyint(cast[r]);
            nation += base;
            for (std::size_t k = 0; k < choices_; ++k) {
                const double votes = std::nearbyint(list[r * choices_ + k]);
                total[k] += votes;
                const auto bar = static_cast<double>(rule.threshold.regional.part());
                if (1e6 * votes < bar * base) in[k] = 0;
            }
        }
        for (std::size_t k = 0; k < choices_; ++k) {
            const auto bar = static_cast<double>(rule.threshold.national.part());
            if (!plan_.choices[k].list || 1e6 * total[k] < bar * nation) in[k] = 0;
        }
        const double cap = rule.max_seats.value_or(rule.seats);
        double open = rule.seats;
        std::vector<double> own(choices_);
        while (true) {
            divide(total, in, open, own);
            bool over = false;
            for (std::size_t k = 0; k < choices_; ++k) {
                if (!in[k] || own[k] <= cap) continue;
                over = true;
                in[k] = 0;
                out.list[k] += static_cast<int>(cap);
                open -= cap;
            }
            if (!over) break;
        }
        for (std::size_t k = 0; k < choices_; ++k) {
            out.list[k] += in[k] ? static_cast<int>(own[k]) : 0;
            out.women += kenesh::women_seats(rule, out.list[k]);
        }
        out.list_votes = total;
    }

    // Hare quota and largest remainders among the lists that are in.
    void divide(const std::vector<double>& total, const std::vector<char>& in, double open,
                std::vector<double>& own) const {
        double passed = 0.0;
        for (std::size_t k = 0; k < choices_; ++k)
            passed += in[k] ? total[k] : 0.0;
        std::fill(own.begin(), own.end(), 0.0);
        double left = passed > 0.0 ? open : 0.0;
        std::vector<double> remainder(choices_, -1.0);
        for (std::size_t k = 0; k < choices_; ++k) {
            if (!in[k]) continue;
            const double share = total[k] * open;
            own[k] = std::floor(share / passed);
            left -= own[k];
            remainder[k] = share - own[k] * passed;
        }
        for (; left > 0.0; left -= 1.0) {
            const auto best = std::max_element(remainder.begin(), remainder.end());
            own[static_cast<std::size_t>(best - remainder.begin())] += 1.0;
            *best = -1.0;
        }
    }

    const Plan& plan_;
    bool seats_alone_;
    peer::Tallies tallies_;
    std::vector<peer::Count> counts_;
    boost::random::mt19937 generator_;
    boost::random::normal_distribution<double> normal_;
    std::size_t choices_, units_;
    std::vector<double> votes_, valid_, cast_, national_, scratch_, candidate_, split_;
    std::vector<std::vector<District>> districts_;
    std::vector<std::vector<double>> whole_;
    std::vector<std::vector<double>> seats_;
    std::vector<std::size_t> order_;
    std::vector<double> wanted_;
    std::vector<int> here_;
    double registered_;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "usage: peer_boost SCENARIO RUNS [seats] | SCENARIO PLAN.json\n");
        return 2;
    }
    const Plan plan = kenesh::make_plan(kenesh::read_scenario(argv[1], {}));
    const std::string second = argv[2];
    if (second.ends_with(".json")) {
        std::ofstream(second) << kenesh::plan_json(plan);
        return 0;
    }
    const auto runs = std::atoll(argv[2]);
    Peer peer(plan, argc > 3 && std::string(argv[3]) == "seats", 1);
    const auto start = std::chrono::steady_clock::now();
    for (long long i = 0; i < runs; ++i)
        peer.run();
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
    const auto all = static_cast<double>(runs);
    std::printf("runs_per_second %.1f\n", all / time.count());
    for (std::size_t s = 0; s < plan.systems.size(); ++s) {
        for (std::size_t k = 0; k < plan.choices.size(); ++k) {
            std::printf("%s %s %.4f\n", plan.systems[s].id.c_str(), plan.choices[k].id.c_str(),
                        peer.seats()[s][k] / all);
        }
        for (const auto& [measure, sum] : peer.tallies().sums(s))
            std::printf("%s #%s %.6f\n", plan.systems[s].id.c_str(), measure.c_str(), sum / all);
    }
}
