#include "sim/sweep/designs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/random/sobol.hpp>
#include <cmath>
#include <numeric>

#include "sim/engine/random/philox.hpp"

namespace kenesh {
namespace {

constexpr std::size_t kMostPoints = 10'000'000;

Design empty_design(const char* kind, std::span<const Axis> axes) {
    Design design{kind, {}, {}};
    for (const Axis& axis : axes)
        design.names.push_back(axis.name);
    return design;
}

void set(const Axis& axis, std::size_t value, DesignPoint& point) {
    for (std::size_t k = 0; k < axis.keys.size(); ++k)
        point.settings.push_back(axis.keys[k] + "=" + axis.values[value][k]);
    point.values.push_back(axis.values[value].front());
}

/// A number in [0, 1) for (index, stream): Philox, so that a design is the same everywhere.
double uniform(std::uint64_t seed, std::uint32_t index, std::uint32_t stream) {
    const PhiloxBlock words =
        philox({index, stream, 0x4c485344, 0},
               {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)});
    return (words[0] + 0.5) * 0x1p-32;
}

/// A random order of 0 .. n - 1 (Fisher and Yates; Durstenfeld 1964).
std::vector<std::size_t> permutation(std::size_t n, std::uint64_t seed, std::uint32_t stream) {
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = n; i > 1; --i) {
        const double u = uniform(seed, static_cast<std::uint32_t>(i), stream);
        std::swap(order[i - 1], order[static_cast<std::size_t>(u * static_cast<double>(i))]);
    }
    return order;
}

/// Sobol's sequence in [0, 1)^k; Boost's begins behind the corner 0.
class Sobol {
public:
    explicit Sobol(std::size_t dimensions) : engine_(dimensions), point_(dimensions) {}
    std::span<const double> next() {
        for (double& u : point_) {
            u = static_cast<double>(engine_()) * 0x1p-64;
            if (u >= 1.0) u = std::nextafter(1.0, 0.0);
        }
        return point_;
    }

private:
    boost::random::sobol engine_;
    std::vector<double> point_;
};

/// "a=0.2:0.4:0.05" for "a=0.2:0.4": five values, or each whole number.
std::string in_steps(const Axis& axis) {
    const AxisRange& range = *axis.range;
    const double step = range.whole ? 1.0 : (range.high - range.low) / 4.0;
    return fmt::format("{}={:g}:{:g}:{:g}", axis.name, range.low, range.high, step);
}

}  // namespace

DesignPoint point_at(std::span<const Axis> axes, std::span<const double> u) {
    DesignPoint point;
    for (std::size_t a = 0; a < axes.size(); ++a) {
        const Axis& axis = axes[a];
        if (!axis.range) {
            const auto n = static_cast<double>(axis.values.size());
            set(axis, static_cast<std::size_t>(u[a] * n), point);
            continue;
        }
        const AxisRange& range = *axis.range;
        const double width = range.high - range.low;
        // Whole numbers: each of them as often, the ends too.
        const std::string text =
            range.whole ? fmt::format("{}", std::floor(range.low + u[a] * (width + 1.0)))
                        : fmt::format("{:.6g}", range.low + u[a] * width);
        point.values.push_back(text);
        for (const std::string& key : axis.keys)
            point.settings.push_back(fmt::format("{}={}", key, text));
    }
    return point;
}

Design grid_design(std::span<const Axis> axes, Diagnostics& mistakes) {
    Design design = empty_design("grid", axes);
    std::size_t points = 1;
    for (const Axis& axis : axes) {
        if (axis.range) {
            mistakes.error({"--vary " + axis.name, 0, 0},
                           "a grid needs values or a step: from:to:step", in_steps(axis));
            return design;
        }
        points *= axis.values.size();
        if (points > kMostPoints) {
            mistakes.error({"--vary", 0, 0}, "more than ten million points");
            return design;
        }
    }
    for (std::size_t p = 0; p < points; ++p) {
        DesignPoint point;
        std::size_t block = points;
        for (const Axis& axis : axes) {
            block /= axis.values.size();
            set(axis, p / block % axis.values.size(), point);
        }
        design.points.push_back(std::move(point));
    }
    return design;
}

Design latin_hypercube_design(std::span<const Axis> axes, std::size_t points, std::uint64_t seed) {
    Design design = empty_design("latin-hypercube", axes);
    std::vector<std::vector<std::size_t>> cells;
    for (std::uint32_t a = 0; a < axes.size(); ++a)
        cells.push_back(permutation(points, seed, 2 * a));
    std::vector<double> u(axes.size());
    for (std::uint32_t p = 0; p < points; ++p) {
        for (std::uint32_t a = 0; a < axes.size(); ++a) {
            u[a] = (static_cast<double>(cells[a][p]) + uniform(seed, p, 2 * a + 1)) /
                   static_cast<double>(points);
        }
        design.points.push_back(point_at(axes, u));
    }
    return design;
}

Design sobol_design(std::span<const Axis> axes, std::size_t points) {
    Design design = empty_design("sobol", axes);
    Sobol sequence(axes.size());
    for (std::size_t p = 0; p < points; ++p)
        design.points.push_back(point_at(axes, sequence.next()));
    return design;
}

Design saltelli_design(std::span<const Axis> axes, std::size_t base) {
    Design design = empty_design("saltelli", axes);
    const std::size_t k = axes.size();
    Sobol sequence(2 * k);
    for (std::size_t p = 0; p < base; ++p) {
        const std::span<const double> both = sequence.next();
        const std::vector<double> a(both.begin(), both.begin() + static_cast<std::ptrdiff_t>(k));
        const std::vector<double> b(both.begin() + static_cast<std::ptrdiff_t>(k), both.end());
        design.points.push_back(point_at(axes, a));
        design.points.push_back(point_at(axes, b));
        for (std::size_t i = 0; i < k; ++i) {
            std::vector<double> mixed = a;
            mixed[i] = b[i];
            design.points.push_back(point_at(axes, mixed));
        }
    }
    return design;
}

}  // namespace kenesh
