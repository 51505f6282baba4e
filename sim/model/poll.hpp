#pragma once

#include <cstdint>
#include <string>
#include <vector>

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

/// log of G / shape, G the gamma variate with this shape that lies where the normal z lies: cubic
/// Hermite interpolation, error below 1e-6 for |z| <= 7. A Dirichlet variate is its gammas over
/// their sum (Devroye 1986, section XI.4.1).
class LogGamma {
public:
    /// Precondition: 0.5 <= shape <= 1e7 + 0.5.
    explicit LogGamma(double shape);
    [[nodiscard]] double operator()(double z) const noexcept;
    friend bool operator==(const LogGamma&, const LogGamma&) = default;

private:
    struct Knot {
        double value, slope;
        friend bool operator==(const Knot&, const Knot&) = default;
    };
    std::vector<Knot> knots_;
};

/// What the engines need of a poll.
struct PollPlan {
    PollCategories categories;
    std::vector<LogGamma> noise;  ///< per category
    [[nodiscard]] bool empty() const noexcept { return noise.empty(); }
    friend bool operator==(const PollPlan&, const PollPlan&) = default;
};

[[nodiscard]] PollPlan poll_plan(PollCategories categories);

}  // namespace kenesh
