#pragma once

#include <string>

#include "sim/report/validation/validation.hpp"
#include "sim/validation/split_study.hpp"

// What the year fitted says of the spread, as tables and words.
namespace kenesh {

/// "0.27 * quotas^(-1.06 +-0.20), t with 5 degrees of freedom", with the sign U+00B1.
[[nodiscard]] std::string spread_formula(const SplitFit& fit);
/// "1.09 +-0.05", with the sign U+00B1.
[[nodiscard]] std::string value_and_error(double value, double error, int decimals);

void add_spread_table(const SpreadStudies& studies, int year, ValidationPart& part);
/// The best model of each choice of terms, and the normal and gamma ones.
void add_model_table(const SpreadStudies& studies, int year, ValidationPart& part);

/// The shipped table of spreads: of,by,range,groups,candidates,spread,standard_error.
[[nodiscard]] std::string spread_csv(const SpreadStudies& studies);

}  // namespace kenesh
