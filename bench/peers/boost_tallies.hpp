// What the scalar peer tallies of a run: histograms, sums and squares, events, paired differences,
// by the list of docs/output.md.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "sim/model/plan/plan.hpp"

namespace peer {

using kenesh::Plan;

constexpr int kShareBins = 1000;  // of 0.1 points
constexpr double kClose = 0.01;

struct Sum {
    double total = 0.0;
    double squares = 0.0;
    void add(double value) {
        total += value;
        squares += value * value;
    }
};

/// What one system gives in a run.
struct Count {
    std::vector<int> district, list;
    std::vector<double> votes, list_votes;
    int women = 0, replaced = 0, ties = 0;
    double elected_votes = 0.0;
    bool lists = false;
    void clear(std::size_t choices) {
        district.assign(choices, 0);
        list.assign(choices, 0);
        votes.assign(choices, 0.0);
        list_votes.assign(choices, 0.0);
        women = replaced = ties = 0;
        elected_votes = 0.0;
        lists = false;
    }
};

/// A whole number's histogram per choice.
struct Bins {
    std::size_t width = 0;
    std::vector<std::int64_t> count;
    void size(std::size_t rows, std::size_t bins) {
        width = bins;
        count.assign(rows * bins, 0);
    }
    void add(std::size_t row, int value) {
        const auto last = static_cast<int>(width) - 1;
        ++count[row * width + static_cast<std::size_t>(std::clamp(value, 0, last))];
    }
};

struct DistrictTallies {
    Bins seats;  // rows: choices
    Sum margin;
    std::int64_t close = 0;
};

struct SystemTallies {
    int house = 0;
    Bins seats, district, list, share, women, gallagher_bins;
    std::vector<std::int64_t> majority, two_thirds, largest;
    std::int64_t tied = 0, inversions = 0;
    Sum women_sum, replaced, ties, wasted, effective_votes, effective_seats, effective_pref;
    Sum gallagher, loosemore_hanby, gallagher_pref, loosemore_hanby_pref;
    std::vector<DistrictTallies> districts;
};

struct Difference {
    Bins all, district, list;
    Sum moved;
};

class Tallies {
public:
    explicit Tallies(const Plan& plan) : plan_(plan), choices_(plan.choices.size()) {
        preference_.size(choices_, kShareBins + 1);
        for (const auto& system : plan.systems) {
            SystemTallies one;
            one.house = system.house;
            const auto bins = static_cast<std::size_t>(system.house) + 1;
            for (Bins* each : {&one.seats, &one.district, &one.list})
                each->size(choices_, bins);
            one.share.size(choices_, kShareBins + 1);
            one.women.size(1, bins);
            one.gallagher_bins.size(1, kShareBins + 1);
            one.majority.assign(choices_, 0);
            one.two_thirds = one.largest = one.majority;
            for (const auto& tier : system.tiers) {
                const auto* districts = std::get_if<kenesh::DistrictTierPlan>(&tier);
                if (districts == nullptr) continue;
                for (const auto magnitude : districts->magnitude) {
                    one.districts.emplace_back();
                    one.districts.back().seats.size(choices_, magnitude + std::size_t{1});
                }
            }
            systems_.push_back(std::move(one));
        }
        const auto bins = static_cast<std::size_t>(2 * plan.systems.front().house + 1);
        differences_.resize(systems_.size() - 1);
        for (auto& one : differences_) {
            for (Bins* each : {&one.all, &one.district, &one.list})
                each->size(choices_, bins);
        }
    }

    /// `seats`: of each choice in the district.
    void district(std::size_t system, std::size_t d, const std::vector<int>& seats, double margin) {
        DistrictTallies& one = systems_[system].districts[d];
        for (std::size_t k = 0; k < choices_; ++k)
            one.seats.add(k, seats[k]);
        one.margin.add(margin);
        one.close += margin < kClose ? 1 : 0;
    }

    /// `wanted`: votes of preference by choice.
    void add(const std::vector<double>& wanted, double turnout, const std::vector<Count>& counts) {
        double all = 0.0;
        for (std::size_t k = 0; k < choices_; ++k)
            all += line(k) ? 0.0 : wanted[k];
        share_.resize(choices_);
        for (std::size_t k = 0; k < choices_; ++k) {
            share_[k] = line(k) ? 0.0 : wanted[k] / all;
            preference_.add(k, static_cast<int>(std::nearbyint(share_[k] * kShareBins)));
        }
        turnout_.add(turnout);
        for (std::size_t s = 0; s < systems_.size(); ++s)
            add_system(systems_[s], counts[s]);
        for (std::size_t s = 1; s < systems_.size(); ++s)
            compare(differences_[s - 1], counts[0], counts[s]);
    }

    /// Means that a comparison of programs can check.
    [[nodiscard]] std::vector<std::pair<std::string, double>> sums(std::size_t system) const {
        const SystemTallies& s = systems_[system];
        return {{"women", s.women_sum.total},
                {"gallagher", s.gallagher.total},
                {"gallagher_pref", s.gallagher_pref.total},
                {"loosemore_hanby", s.loosemore_hanby.total},
                {"effective_seats", s.effective_seats.total}};
    }

private:
    [[nodiscard]] bool line(std::size_t k) const {
        return plan_.choices[k].kind == kenesh::ChoiceKind::against_all;
    }
    [[nodiscard]] bool actor(std::size_t k) const {
        return plan_.choices[k].kind == kenesh::ChoiceKind::party;
    }

    void add_system(SystemTallies& s, const Count& count) {
        const std::vector<double>& votes = count.lists ? count.list_votes : count.votes;
        double all = 0.0;
        for (const double v : votes)
            all += v;
        double wasted = count.lists ? 0.0 : all - count.elected_votes;
        double squares = 0.0, absolute = 0.0, squares_pref = 0.0, absolute_pref = 0.0;
        double votes_squared = 0.0, seats_squared = 0.0, pref_squared = 0.0, filled = 0.0;
        int most = 0, holders = 0;
        std::size_t leader = 0;
        double most_votes = 0.0;
        for (std::size_t k = 0; k < choices_; ++k) {
            const int seats = count.district[k] + count.list[k];
            const double share = votes[k] / all;
            s.seats.add(k, seats);
            s.district.add(k, count.district[k]);
            s.list.add(k, count.list[k]);
            s.share.add(k, static_cast<int>(std::nearbyint(share * kShareBins)));
            s.majority[k] += 2 * seats > s.house ? 1 : 0;
            s.two_thirds[k] += 3 * seats >= 2 * s.house ? 1 : 0;
            if (count.lists && count.list[k] == 0) wasted += votes[k];
            filled += seats;
            votes_squared += share * share;
            if (!actor(k)) {
                seats_squared += seats;  // every independent is a party of its own
                continue;
            }
            seats_squared += static_cast<double>(seats) * seats;
            pref_squared += share_[k] * share_[k];
            const double part = static_cast<double>(seats) / s.house;
            squares += (share - part) * (share - part);
            absolute += std::abs(share - part);
            squares_pref += (share_[k] - part) * (share_[k] - part);
            absolute_pref += std::abs(share_[k] - part);
            most_votes = std::max(most_votes, votes[k]);
            if (seats == most) ++holders;
            if (seats > most) {
                most = seats;
                holders = 1;
                leader = k;
            }
        }
        if (most > 0 && holders == 1) {
            ++s.largest[leader];
            s.inversions += votes[leader] < most_votes ? 1 : 0;
        } else {
            ++s.tied;
        }
        s.women.add(0, count.women);
        s.women_sum.add(count.women);
        s.replaced.add(count.replaced);
        s.ties.add(count.ties);
        s.wasted.add(wasted / all);
        s.effective_votes.add(1.0 / votes_squared);
        s.effective_seats.add(filled * filled / seats_squared);
        s.effective_pref.add(1.0 / pref_squared);
        const double gallagher = std::sqrt(squares / 2.0);
        s.gallagher.add(gallagher);
        s.gallagher_bins.add(0, static_cast<int>(std::nearbyint(gallagher * kShareBins)));
        s.loosemore_hanby.add(absolute / 2.0);
        s.gallagher_pref.add(std::sqrt(squares_pref / 2.0));
        s.loosemore_hanby_pref.add(absolute_pref / 2.0);
    }

    void compare(Difference& out, const Count& a, const Count& b) {
        const int house = systems_.front().house;
        int moved = 0;
        for (std::size_t k = 0; k < choices_; ++k) {
            const int district = a.district[k] - b.district[k];
            const int list = a.list[k] - b.list[k];
            out.district.add(k, district + house);
            out.list.add(k, list + house);
            out.all.add(k, district + list + house);
            moved += std::abs(district + list);
        }
        out.moved.add(moved / 2);
    }

    const Plan& plan_;
    std::size_t choices_;
    Bins preference_;
    Sum turnout_;
    std::vector<SystemTallies> systems_;
    std::vector<Difference> differences_;
    std::vector<double> share_;
};

}  // namespace peer
