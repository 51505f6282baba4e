#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/model/log_gamma.hpp"

namespace kenesh {

/// A poll of national preferences, from which strengths and their uncertainty come.
struct Poll {
    std::int64_t sample = 0;     ///< valid answers
    double design_effect = 1.0;  ///< variance over that of a simple random sample (Kish 1965)
    std::string date;            ///< for information
    std::vector<double> share;   ///< per choice; negative: not in the poll, part of the rest
    friend bool operator==(const Poll&, const Poll&) = default;
};

/// Its categories: the choices it names, and before them the rest, if other choices are present.
struct PollCategories {
    static constexpr std::uint32_t kNone = 0xffffffff;
    std::vector<double> shape;            ///< J: n p + 1/2, n the effective sample
    std::vector<std::uint32_t> place;     ///< J: in the stream of the poll's normals
    std::vector<std::uint32_t> category;  ///< K; kNone: absent
    friend bool operator==(const PollCategories&, const PollCategories&) = default;
};

/// The Dirichlet distribution of national strengths after the poll, with Jeffreys' prior (Gelman et
/// al. 2013, section 3.4). present: per choice; shares of the poll sum to at most 1.
[[nodiscard]] PollCategories poll_categories(const Poll& poll, const std::vector<bool>& present);

/// The mean share of each category, shape / sum of shapes.
[[nodiscard]] std::vector<double> poll_means(const PollCategories& categories);

/// What the engines need of a poll.
struct PollPlan {
    PollCategories categories;
    std::vector<LogGamma> noise;  ///< per category
    [[nodiscard]] bool empty() const noexcept { return noise.empty(); }
    friend bool operator==(const PollPlan&, const PollPlan&) = default;
};

[[nodiscard]] PollPlan poll_plan(PollCategories categories);

}  // namespace kenesh
