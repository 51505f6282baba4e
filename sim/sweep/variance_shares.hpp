#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kenesh {

/// A share of a variance with its 90 % bootstrap interval.
struct VarianceShare {
    double value = 0.0, low = 0.0, high = 0.0;
};

/// What a key explains of the variance of a measure's means.
struct KeyShares {
    std::string key;
    VarianceShare alone;     ///< first order
    VarianceShare together;  ///< with all that it does together with others
};

/// Where the variance of a number of one election comes from.
struct MeasureShares {
    std::string system, choice, measure;  ///< as SweepMeasure has them
    double mean = 0.0;
    VarianceShare chance;  ///< of the whole variance: what is drawn anew in every election
    std::vector<KeyShares> keys;
};

/// A sensitivity study of a run.
struct VarianceShares {
    std::vector<std::string> keys;  ///< in words, with their ranges
    std::int64_t points = 0;
    std::int64_t runs = 0;  ///< of each point
    std::vector<MeasureShares> measures;
};

}  // namespace kenesh
