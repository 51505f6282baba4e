#include "sim/sweep/sensitivity.hpp"

#include <algorithm>
#include <cassert>

#include "sim/engine/random/philox.hpp"

namespace kenesh {
namespace {

constexpr std::size_t kSamples = 1000;

/// What one base point adds to the sums of one axis.
struct Terms {
    double first = 0.0;  ///< f(B) (f(AB_i) - f(A))
    double total = 0.0;  ///< (f(A) - f(AB_i))^2 / 2
};

class Design {
public:
    Design(std::span<const double> results, std::size_t k)
        : results_(results), k_(k), base_(results.size() / (k + 2)), mean_(mean()) {}

    [[nodiscard]] std::size_t base() const { return base_; }
    // Taking the mean off first leaves the indices and lowers the error of the first order.
    [[nodiscard]] double a(std::size_t row) const { return results_[row * (k_ + 2)] - mean_; }
    [[nodiscard]] double b(std::size_t row) const { return results_[row * (k_ + 2) + 1] - mean_; }
    [[nodiscard]] double ab(std::size_t row, std::size_t axis) const {
        return results_[row * (k_ + 2) + 2 + axis] - mean_;
    }
    [[nodiscard]] Terms terms(std::size_t row, std::size_t axis) const {
        const double moved = ab(row, axis) - a(row);
        return {b(row) * moved, 0.5 * moved * moved};
    }

private:
    [[nodiscard]] double mean() const {
        double sum = 0.0;
        for (std::size_t row = 0; row < base_; ++row)
            sum += results_[row * (k_ + 2)] + results_[row * (k_ + 2) + 1];
        return base_ == 0 ? 0.0 : sum / static_cast<double>(2 * base_);
    }

    std::span<const double> results_;
    std::size_t k_, base_;
    double mean_;
};

/// First and total index of one axis over a choice of rows.
template <class Row>
Terms indices(const Design& design, std::size_t axis, Row row_of) {
    Terms sum;
    double mean = 0.0;
    double squares = 0.0;
    for (std::size_t i = 0; i < design.base(); ++i) {
        const std::size_t row = row_of(i);
        const Terms one = design.terms(row, axis);
        sum.first += one.first;
        sum.total += one.total;
        mean += design.a(row) + design.b(row);
        squares += design.a(row) * design.a(row) + design.b(row) * design.b(row);
    }
    const auto n = static_cast<double>(design.base());
    const double variance = squares / (2.0 * n) - mean / (2.0 * n) * (mean / (2.0 * n));
    if (variance <= 0.0) return {};
    return {sum.first / n / variance, sum.total / n / variance};
}

/// The i-th row of a bootstrap sample.
std::size_t drawn_row(std::size_t i, std::uint32_t sample, std::size_t rows) {
    const auto words = philox({static_cast<std::uint32_t>(i), sample, 0, 0}, {1, 0});
    return static_cast<std::size_t>(std::uint64_t{words[0]} * rows >> 32);
}

/// within / (between + within) over a choice of rows.
template <class Row>
double share_within(const Design& means, std::span<const double> variances, std::size_t k,
                    Row row_of) {
    double sum = 0.0, squares = 0.0, within = 0.0;
    for (std::size_t i = 0; i < means.base(); ++i) {
        const std::size_t row = row_of(i);
        sum += means.a(row) + means.b(row);
        squares += means.a(row) * means.a(row) + means.b(row) * means.b(row);
        within += variances[row * (k + 2)] + variances[row * (k + 2) + 1];
    }
    const auto n = 2.0 * static_cast<double>(means.base());
    const double between = std::max(0.0, squares / n - sum / n * (sum / n));
    within /= n;
    return between + within > 0.0 ? within / (between + within) : 0.0;
}

SobolIndex with_interval(double value, std::vector<double>& sampled) {
    std::sort(sampled.begin(), sampled.end());
    return {value, sampled[kSamples / 20], sampled[kSamples - 1 - kSamples / 20]};
}

}  // namespace

std::vector<SobolIndices> sobol_indices(std::span<const double> results, std::size_t k) {
    assert(k > 0 && results.size() % (k + 2) == 0 && "a whole design");
    const Design design(results, k);
    std::vector<SobolIndices> out(k);
    if (design.base() == 0) return out;
    for (std::size_t axis = 0; axis < k; ++axis) {
        const Terms all = indices(design, axis, [](std::size_t i) { return i; });
        std::vector<double> first, total;
        for (std::uint32_t sample = 0; sample < kSamples; ++sample) {
            const Terms one = indices(
                design, axis, [&](std::size_t i) { return drawn_row(i, sample, design.base()); });
            first.push_back(one.first);
            total.push_back(one.total);
        }
        out[axis] = {with_interval(all.first, first), with_interval(all.total, total)};
    }
    return out;
}

SobolIndex chance_share(std::span<const double> means, std::span<const double> variances,
                        std::size_t k) {
    assert(means.size() == variances.size() && means.size() % (k + 2) == 0 && "a whole design");
    const Design design(means, k);
    if (design.base() == 0) return {};
    const double all = share_within(design, variances, k, [](std::size_t i) { return i; });
    std::vector<double> sampled;
    for (std::uint32_t sample = 0; sample < kSamples; ++sample)
        sampled.push_back(share_within(design, variances, k, [&](std::size_t i) {
            return drawn_row(i, sample, design.base());
        }));
    return with_interval(all, sampled);
}

}  // namespace kenesh
