#pragma once

#include <array>

namespace kenesh {

/// How the program ends.
enum ExitCode : int {
    kDone = 0,
    kFailed = 1,
    kBadInput = 2,
    kToBeResumed = 75,  ///< EX_TEMPFAIL of sysexits.h
    kInterrupted = 130  ///< 128 + SIGINT
};

struct ExitMeaning {
    ExitCode code;
    const char* words;
};

/// What each code says: the manual page prints this, and the guide is compared with it.
inline constexpr std::array<ExitMeaning, 5> kExitMeanings{
    {{kDone, "done"},
     {kFailed, "could not finish, for instance because a disk is full"},
     {kBadInput, "bad input: every mistake is on a line of its own"},
     {kToBeResumed,
      "a sweep was asked by SIGTERM to end: the points in hand are kept, the same command goes on"},
     {kInterrupted, "interrupted: what was finished is reported where it is an answer"}}};

}  // namespace kenesh
