#pragma once

#include <array>

#include "sim/io/reading/words.hpp"
#include "sim/rules/system.hpp"

/// The words of a system file.
namespace kenesh {

inline constexpr std::array kAgainstAllWords{Word<AgainstAll>{AgainstAll::rerun, "rerun"},
                                             Word<AgainstAll>{AgainstAll::ignore, "ignore"},
                                             Word<AgainstAll>{AgainstAll::absent, "absent"}};
inline constexpr std::array kQuotaRoundingWords{
    Word<QuotaRounding>{QuotaRounding::exact, "exact"},
    Word<QuotaRounding>{QuotaRounding::nearest, "nearest"},
    Word<QuotaRounding>{QuotaRounding::down, "down"}};
inline constexpr std::array kThresholdBaseWords{
    Word<ThresholdBase>{ThresholdBase::valid, "valid"},
    Word<ThresholdBase>{ThresholdBase::votes_cast, "votes-cast"},
    Word<ThresholdBase>{ThresholdBase::registered, "registered"}};
inline constexpr std::array kRegionalBaseWords{Word<RegionalBase>{RegionalBase::region, "region"},
                                               Word<RegionalBase>{RegionalBase::nation, "nation"}};
inline constexpr std::array kSeatsByWords{Word<SeatsBy>{SeatsBy::registered, "by-registered"},
                                          Word<SeatsBy>{SeatsBy::votes, "by-votes"}};
inline constexpr std::array kOverhangWords{
    Word<Overhang>{Overhang::kept, "kept"}, Word<Overhang>{Overhang::compensated, "compensated"},
    Word<Overhang>{Overhang::absorbed, "absorbed"}, Word<Overhang>{Overhang::dropped, "dropped"}};
inline constexpr std::array kWomenRoundingWords{
    Word<WomenRounding>{WomenRounding::up, "up"},
    Word<WomenRounding>{WomenRounding::nearest, "nearest"}};

}  // namespace kenesh
