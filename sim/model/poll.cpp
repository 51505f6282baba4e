#include "sim/model/poll.hpp"

#include <algorithm>
#include <numeric>

namespace kenesh {
namespace {

constexpr double kJeffreys = 0.5;

}  // namespace

PollCategories poll_categories(const Poll& poll, const std::vector<bool>& present) {
    const double effective = static_cast<double>(poll.sample) / poll.design_effect;
    PollCategories out;
    out.category.assign(poll.share.size(), PollCategories::kNone);
    double rest = 1.0;
    bool any_rest = false;
    for (std::size_t k = 0; k < poll.share.size(); ++k) {
        if (poll.share[k] >= 0.0)
            rest -= poll.share[k];
        else
            any_rest = any_rest || present[k];
    }
    if (any_rest) {
        out.shape.push_back(effective * std::max(rest, 0.0) + kJeffreys);
        out.place.push_back(0);
    }
    for (std::size_t k = 0; k < poll.share.size(); ++k) {
        if (poll.share[k] < 0.0) {
            if (present[k]) out.category[k] = 0;
            continue;
        }
        out.category[k] = static_cast<std::uint32_t>(out.shape.size());
        out.shape.push_back(effective * poll.share[k] + kJeffreys);
        out.place.push_back(static_cast<std::uint32_t>(k) + 1);
    }
    return out;
}

std::vector<double> poll_means(const PollCategories& categories) {
    const double all = std::accumulate(categories.shape.begin(), categories.shape.end(), 0.0);
    std::vector<double> means;
    for (const double shape : categories.shape)
        means.push_back(shape / all);
    return means;
}

PollPlan poll_plan(PollCategories categories) {
    PollPlan plan;
    for (const double shape : categories.shape)
        plan.noise.emplace_back(shape);
    plan.categories = std::move(categories);
    return plan;
}

}  // namespace kenesh
