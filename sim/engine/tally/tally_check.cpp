#include "sim/engine/tally/tally_check.hpp"

#include <algorithm>
#include <cassert>

namespace kenesh {
namespace {

/// What a sum may be.
struct Range {
    Int128 least = 0;
    Int128 most = 0;
    [[nodiscard]] bool holds(Int128 value) const { return least <= value && value <= most; }
};

/// Sums of values and of squares as the bins tell them; nothing where these are no bins of the
/// runs.
class Bins {
public:
    Bins(const Tallies& tallies, const MeasureSlot& slot) {
        Int128 total = 0;
        const auto bins = histogram(tallies, slot);
        for (std::int64_t bin = 0; bin < slot.bins; ++bin) {
            const Int128 runs = bins[static_cast<std::size_t>(bin)];
            sound_ = sound_ && runs >= 0 && runs <= tallies.runs;
            if (!sound_) return;
            total += runs;
            const Int128 low = slot.first + bin * slot.width;
            const bool end = bin + 1 == slot.bins;
            const Int128 high = end ? slot.last : std::min<Int128>(low + slot.width - 1, slot.last);
            sum_.least += runs * low;
            sum_.most += runs * high;
            squares_.least += runs * std::min(low * low, high * high);
            squares_.most += runs * std::max(low * low, high * high);
        }
        sound_ = total == tallies.runs;
    }
    [[nodiscard]] bool hold(Int128 sum, Int128 squares) const {
        return sound_ && sum_.holds(sum) && squares_.holds(squares);
    }

private:
    bool sound_ = true;
    Range sum_, squares_;
};

/// (sum y)^2 <= m sum y^2, of runs and of pairs of twins.
bool obeys_cauchy(const Tallies& tallies, Int128 sum, Int128 squares, Int128 products) {
    if (sum * sum > tallies.runs * squares) return false;
    if (!tallies.twins) return products == 0;
    const Int128 of_pairs = squares + 2 * products;
    return squares - 2 * products >= 0 && of_pairs >= 0 && sum * sum <= tallies.runs / 2 * of_pairs;
}

bool sound(const Tallies& tallies, const MeasureSlot& slot) {
    const Int128* counts = tallies.counts.data() + slot.at;
    // Sums alone are of shares, which rounding can put a little above 1, and of margins, which are
    // below 0 where who stands next had more votes and the wrong gender.
    const Int128 most = tallies.runs * Int128{kMostEffective};
    const bool hold = slot.bins > 0 ? Bins(tallies, slot).hold(counts[0], counts[1])
                                    : Range{-most, most}.holds(counts[0]) &&
                                          Range{0, most * kMostEffective}.holds(counts[1]);
    return hold && Range{-counts[1], counts[1]}.holds(counts[2]) &&
           obeys_cauchy(tallies, counts[0], counts[1], counts[2]);
}

bool sound(const Tallies& tallies, const EventSlot& slot) {
    const Int128 had = tallies.counts[slot.at];
    const Int128 both = tallies.counts[slot.at + 1];
    if (!Range{0, tallies.runs}.holds(had)) return false;
    // Of the pairs, `both` have it twice and had - 2 both once.
    return tallies.twins ? Range{0, had / 2}.holds(both) && had - both <= tallies.runs / 2
                         : both == 0;
}

}  // namespace

bool plausible(const TallyLayout& layout, const Tallies& tallies) {
    assert(tallies.counts.size() == layout.size && "tallies of another layout");
    if (tallies.runs < 1 || tallies.runs > kMostRuns) return false;
    if (tallies.twins && tallies.runs % 2 != 0) return false;
    bool all = true;
    for_each_slot(layout, [&](const auto& slot) { all = all && sound(tallies, slot); });
    return all;
}

}  // namespace kenesh
