#include "sim/io/scenario/strengths.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace kenesh {
namespace {

constexpr double kTolerance = 0.001;  // strengths in files are rounded
// A sum this near to 1 is 1: strengths that were rescaled once stay as they are.
constexpr double kRounding = 1e-12;

const Place& first_set(std::span<const StrengthInput> inputs) {
    const auto found = std::find_if(inputs.begin(), inputs.end(),
                                    [](const StrengthInput& i) { return i.set_outside; });
    return found->place;
}

/// The file's own strengths, summing to 1; empty and a mistake if they do not.
std::vector<double> own_strengths(std::span<const StrengthInput> inputs, bool normalise,
                                  Diagnostics& mistakes) {
    std::vector<double> values;
    double sum = 0.0;
    for (const StrengthInput& input : inputs) {
        values.push_back(input.in_file);
        sum += input.in_file;
    }
    if (!(sum > 0.0) || (!normalise && std::abs(sum - 1.0) > kTolerance)) {
        mistakes.error(inputs.front().place,
                       fmt::format("the strengths sum to {:.6g}, not to 1{}", sum,
                                   sum > 0.0 ? "; normalise = true rescales them" : ""));
        return {};
    }
    if (std::abs(sum - 1.0) > kRounding) {
        for (double& value : values)
            value /= sum;
    }
    return values;
}

}  // namespace

// Long: one derivation, from what is given and set to what gives way.
std::vector<double> settle_strengths(std::span<const StrengthInput> inputs, bool normalise,
                                     Diagnostics& mistakes) {
    const bool any_set = std::any_of(inputs.begin(), inputs.end(),
                                     [](const StrengthInput& i) { return i.set_outside; });
    const bool all_set = std::all_of(inputs.begin(), inputs.end(),
                                     [](const StrengthInput& i) { return i.set_outside; });
    // Where every strength comes from outside, the file's own do not matter.
    std::vector<StrengthInput> given(inputs.begin(), inputs.end());
    if (all_set) {
        for (StrengthInput& input : given)
            input.in_file = input.value;
    }
    std::vector<double> values = own_strengths(given, normalise, mistakes);
    if (!any_set || all_set || values.empty()) return values;

    double kept = 0.0;
    double giving = 0.0;
    for (std::size_t k = 0; k < inputs.size(); ++k) {
        if (inputs[k].set_outside) values[k] = inputs[k].value;
        const bool gives = !inputs[k].set_outside && inputs[k].gives_way;
        (gives ? giving : kept) += values[k];
    }
    const double left = 1.0 - kept;
    const bool room = left >= -kRounding && (giving > 0.0 || std::abs(left) <= kTolerance);
    if (!room) {
        mistakes.error(
            first_set(inputs),
            left < 0.0
                ? fmt::format("the strengths set and those that do not give way sum to "
                              "{:.6g}, more than 1",
                              kept)
                : fmt::format("the strengths sum to {:.6g} and none is left to give way", kept));
        return values;
    }
    if (std::abs(left - giving) <= kRounding) return values;
    for (std::size_t k = 0; k < inputs.size(); ++k) {
        if (inputs[k].set_outside || !inputs[k].gives_way || !(giving > 0.0)) continue;
        values[k] *= std::max(left, 0.0) / giving;
    }
    if (!(giving > 0.0)) {
        for (double& value : values)
            value /= kept;
    }
    return values;
}

}  // namespace kenesh
