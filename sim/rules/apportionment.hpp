#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <variant>
#include <vector>

namespace kenesh {

enum class Quota : std::uint8_t { hare, hagenbach_bischoff, droop, imperiali };
/// Some laws round the quota to a whole number of votes (Slovakia: to the nearest).
enum class QuotaRounding : std::uint8_t { exact, nearest, down };

struct LargestRemainder {
    Quota quota = Quota::hare;
    QuotaRounding rounding = QuotaRounding::exact;
    friend bool operator==(const LargestRemainder&, const LargestRemainder&) = default;
};

enum class Divisor : std::uint8_t {
    dhondt,
    sainte_lague,
    modified_sainte_lague,
    danish,
    adams,
    huntington_hill,
    dean,
    belgian,
    own,
    quota_method
};

struct HighestAverages {
    Divisor divisor = Divisor::dhondt;
    /// Parts per million; modified Sainte-Lague only.
    std::int64_t first_divisor_ppm = 1'400'000;
    /// Of Divisor::own, in parts per million, positive and rising; beyond the last it goes on by
    /// the last step.
    std::vector<std::int64_t> own_ppm = {};
    friend bool operator==(const HighestAverages&, const HighestAverages&) = default;
};

using Formula = std::variant<LargestRemainder, HighestAverages>;

/// Seats by list, and what the court would ask next.
struct Apportionment {
    std::vector<int> seats;           ///< one number per list
    std::vector<std::uint32_t> tied;  ///< lists whose equal claims decided a seat; empty: none did
    int taken_back = 0;               ///< whole quotas beyond the seats (Imperiali), taken back
    int unfilled = 0;                 ///< all seats where nobody has a vote
    bool quota_of_one = false;        ///< the quota rounded to nothing: taken as one vote
    friend bool operator==(const Apportionment&, const Apportionment&) = default;
};

/// A quota in votes: numerator / denominator, both positive where there are votes.
struct QuotaVotes {
    std::int64_t numerator = 1;
    std::int64_t denominator = 1;
    friend bool operator==(const QuotaVotes&, const QuotaVotes&) = default;
};

/// A seat of highest averages: who got it, and with how many before.
struct Award {
    std::uint32_t list = 0;
    int seats = 0;
    friend bool operator==(const Award&, const Award&) = default;
};

/// How a division went, step by step, for a reader who follows it by hand.
struct DivisionSteps {
    QuotaVotes quota;             ///< largest remainders: what a seat cost
    std::vector<int> whole;       ///< largest remainders: whole quotas per list
    std::vector<Award> awards;    ///< highest averages: every seat in the order of its claim
    std::optional<Award> next{};  ///< and the best claim that got none
    friend bool operator==(const DivisionSteps&, const DivisionSteps&) = default;
};

/// The votes that a seat costs: Hare T/s, Hagenbach-Bischoff T/(s+1), Droop floor(T/(s+1)) + 1,
/// Imperiali T/(s+2), rounded where the rule says so (halves up, never below one vote).
/// Precondition: total > 0, seats >= 0 (Hare: >= 1).
[[nodiscard]] QuotaVotes quota_votes(const LargestRemainder& rule, std::int64_t total,
                                     int seats) noexcept;

/// Divides `seats` among lists by their whole votes. Exact arithmetic; equal claims go to the list
/// with more votes, then to the one listed first. Lists with 0 votes get nothing.
/// Whole quotas beyond the seats are taken back one by one where the remainder is least, from
/// equals where the votes are fewer, then from the list named last.
/// `steps`: where to keep how it went; the seats are the same with it and without.
/// Precondition: votes >= 0, their sum <= 2^31; 0 <= seats <= 2^20; a first divisor in (0, 3].
void apportion(const Formula& formula, std::span<const std::int64_t> votes, int seats,
               Apportionment& out, DivisionSteps* steps = nullptr);

}  // namespace kenesh
