#include "sim/io/votes/vote_sum.hpp"

#include <fmt/format.h>

namespace kenesh {

void VoteSum::add(const CsvCell& cell, std::int64_t votes) {
    sum_ += votes;
    if (sum_ <= kMostVotes || told_) return;
    told_ = true;
    mistakes_.error(table_.place(cell),
                    fmt::format("the votes sum to more than {} here", kMostVotes));
}

}  // namespace kenesh
