#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kenesh {

/// A Sobol index with a 90 % bootstrap interval over the base points.
struct SobolIndex {
    double value = 0.0;
    double low = 0.0;
    double high = 0.0;
};

/// Per axis.
struct SobolIndices {
    SobolIndex first;  ///< the share of the variance that the key alone explains
    SobolIndex total;  ///< with all that it does together with others
};

/// Indices from the results of a Saltelli design of k axes, base * (k + 2) values in its order.
/// First order: Saltelli et al. 2010, Comput. Phys. Commun. 181, 259, table 2 (b); total: Jansen
/// 1999, Comput. Phys. Commun. 117, 35. Intervals: 1000 bootstrap samples with a fixed seed.
/// All 0 where the results do not vary.
[[nodiscard]] std::vector<SobolIndices> sobol_indices(std::span<const double> results,
                                                      std::size_t k);

/// Of the whole variance of a number of one election the share that is drawn anew in every one:
/// within / (between + within), the law of total variance over the points of A and B. `means`: as
/// the results above; `variances`: of single elections at the same points. Interval as above. 0
/// where nothing varies.
[[nodiscard]] SobolIndex chance_share(std::span<const double> means,
                                      std::span<const double> variances, std::size_t k);

}  // namespace kenesh
