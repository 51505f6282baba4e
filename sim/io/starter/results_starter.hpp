#pragma once

#include <string>
#include <vector>

#include "sim/io/starter/last_results.hpp"
#include "sim/io/starter/starter.hpp"

namespace kenesh {

/// What the last results themselves do not say.
struct ResultsWords {
    std::string title;
    std::string file;      ///< of the votes
    std::string rule;      ///< of candidates in districts: "sntv", "block", "plurality"
    double turnout = 0.6;  ///< where registered voters are not known
};

/// A scenario from the last results: a unit per place with its votes as baseline, their shares as
/// strengths, the candidates who stood, and two systems: the places as districts, as it was, and
/// one list of as many seats in the nation. Precondition: every place has seats.
[[nodiscard]] std::vector<StarterFile> results_starter(const LastResults& results,
                                                       const ResultsWords& words);

}  // namespace kenesh
