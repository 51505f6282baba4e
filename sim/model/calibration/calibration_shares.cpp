#include "sim/model/calibration/calibration_shares.hpp"

#include "sim/core/math.hpp"

namespace kenesh::calibration {
namespace {

/// Shares of one region at the points of one chunk, summed; and the sum of s_i s_j where asked.
class RegionSums {
public:
    explicit RegionSums(std::size_t size) : size_(size), share_(size * kChunk) {}

    /// inverse: the twins' noise is 1 / exp_noise.
    void add(const double* exp_noise, std::span<const double> scale, bool inverse,
             std::span<double> shares, double weight, Grid<double>* products,
             double product_weight) {
        double total[kChunk] = {};
        for (std::size_t i = 0; i < size_; ++i) {
            const double* e = exp_noise + i * kChunk;
            double* s = share_.data() + i * kChunk;
            const double c = scale[i];
            if (inverse) {
                for (std::size_t p = 0; p < kChunk; ++p)
                    s[p] = c / e[p];
            } else {
                for (std::size_t p = 0; p < kChunk; ++p)
                    s[p] = c * e[p];
            }
            for (std::size_t p = 0; p < kChunk; ++p)
                total[p] += s[p];
        }
        for (std::size_t p = 0; p < kChunk; ++p)
            total[p] = 1.0 / total[p];
        for (std::size_t i = 0; i < size_; ++i) {
            double* s = share_.data() + i * kChunk;
            double sum = 0.0;
            for (std::size_t p = 0; p < kChunk; ++p) {
                s[p] *= total[p];
                sum += s[p];
            }
            shares[i] += weight * sum;
        }
        if (products != nullptr) add_products(*products, product_weight);
    }

private:
    void add_products(Grid<double>& products, double weight) const {
        const bool squares = products.rows() == 1;
        for (std::size_t i = 0; i < size_; ++i) {
            for (std::size_t j = squares ? i : 0; j <= i; ++j) {
                const double* a = share_.data() + i * kChunk;
                const double* b = share_.data() + j * kChunk;
                double sum = 0.0;
                for (std::size_t p = 0; p < kChunk; ++p)
                    sum += a[p] * b[p];
                products(squares ? 0 : i, j) += weight * sum;
            }
        }
    }

    std::size_t size_;
    std::vector<double> share_;
};

}  // namespace

Grid<double> mean_shares(const Problem& problem, const Pilot& pilot, std::span<const double> alpha,
                         std::size_t first, std::size_t last, Grid<double>* products) {
    const std::size_t size = problem.present.size();
    const std::size_t regions = problem.place_weight.size();
    Grid<double> scale(regions, size), shares(regions, size);
    for (std::size_t r = 0; r < regions; ++r) {
        for (std::size_t i = 0; i < size; ++i) {
            scale(r, i) = math::exp(alpha[i] + problem.lean(r, i));
        }
    }
    RegionSums sums(size);
    const double each = 0.5 / static_cast<double>(last - first);
    for (std::size_t p = first; p < last; p += kChunk) {
        pilot.stop.check();
        const double* chunk = pilot.exp_noise.data() + p * size;
        const bool own_twins = !pilot.exp_twin.empty();
        const double* twins = own_twins ? pilot.exp_twin.data() + p * size : chunk;
        for (std::size_t r = 0; r < regions; ++r) {
            for (const bool twin : {false, true}) {
                sums.add(twin ? twins : chunk, scale.row(r), twin && !own_twins, shares.row(r),
                         each, products, each * problem.place_weight[r]);
            }
        }
    }
    return shares;
}

std::vector<double> national_shares(const Problem& problem, const Grid<double>& shares) {
    std::vector<double> sum(shares.columns());
    for (std::size_t r = 0; r < shares.rows(); ++r) {
        for (std::size_t i = 0; i < sum.size(); ++i) {
            sum[i] += problem.place_weight[r] * shares(r, i);
        }
    }
    return sum;
}

}  // namespace kenesh::calibration
