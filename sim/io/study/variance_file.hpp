#pragma once

#include <string>

#include "sim/sweep/variance_shares.hpp"

namespace kenesh {

/// sensitivity.csv of a run: system,choice,measure,mean,key,words,index,value,q05,q95,points,runs
/// with index "first" and "total" of each key, and "chance" without one.
[[nodiscard]] std::string variance_csv(const VarianceShares& shares);

/// What variance_csv() wrote. Throws InputError that names `path`.
[[nodiscard]] VarianceShares read_variance(const std::string& text, const std::string& path);

}  // namespace kenesh
