#pragma once

#include <array>

#include "sim/io/reading/words.hpp"
#include "sim/rules/system.hpp"

/// The words of a system file.
namespace kenesh {

inline constexpr std::array kAgainstAllWords{Named<AgainstAll>{AgainstAll::rerun, "rerun"},
                                             Named<AgainstAll>{AgainstAll::ignore, "ignore"},
                                             Named<AgainstAll>{AgainstAll::absent, "absent"}};
inline constexpr std::array kQuotaRoundingWords{
    Named<QuotaRounding>{QuotaRounding::exact, "exact"},
    Named<QuotaRounding>{QuotaRounding::nearest, "nearest"},
    Named<QuotaRounding>{QuotaRounding::down, "down"}};
inline constexpr std::array kThresholdBaseWords{
    Named<ThresholdBase>{ThresholdBase::valid, "valid"},
    Named<ThresholdBase>{ThresholdBase::votes_cast, "votes-cast"},
    Named<ThresholdBase>{ThresholdBase::registered, "registered"}};
inline constexpr std::array kRegionalBaseWords{Named<RegionalBase>{RegionalBase::region, "region"},
                                               Named<RegionalBase>{RegionalBase::nation, "nation"}};
inline constexpr std::array kSeatsByWords{Named<SeatsBy>{SeatsBy::registered, "by-registered"},
                                          Named<SeatsBy>{SeatsBy::votes, "by-votes"}};
inline constexpr std::array kOverhangWords{
    Named<Overhang>{Overhang::kept, "kept"}, Named<Overhang>{Overhang::compensated, "compensated"},
    Named<Overhang>{Overhang::absorbed, "absorbed"}, Named<Overhang>{Overhang::dropped, "dropped"}};
inline constexpr std::array kWomenRoundingWords{
    Named<WomenRounding>{WomenRounding::up, "up"},
    Named<WomenRounding>{WomenRounding::nearest, "nearest"}};

}  // namespace kenesh
