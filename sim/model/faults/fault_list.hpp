#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "sim/core/range.hpp"
#include "sim/model/faults/faults.hpp"

namespace kenesh {

/// Faults as they are found. The parts of faults() that see one part of a scenario each; those that
/// come later need that the earlier ones found nothing.
class FaultList {
public:
    void add(std::string where, std::string what) {
        list_.push_back({std::move(where), std::move(what)});
    }
    /// What can run all the same.
    void add_doubt(std::string where, std::string what) {
        list_.push_back({std::move(where), std::move(what), true});
    }
    void number(const std::string& where, double value, NumberRange range);
    void whole(const std::string& where, std::int64_t value, std::int64_t low, std::int64_t high);
    [[nodiscard]] bool empty() const noexcept { return list_.empty(); }
    [[nodiscard]] std::vector<Fault> take() { return std::move(list_); }

private:
    std::vector<Fault> list_;
};

void check_geography(const Geography& geography, FaultList& faults);
/// Choices, what is common to them, and the poll.
void check_choices(const Scenario& scenario, FaultList& faults);
/// What a tier is by itself, and against the units and the choices.
void check_systems(const Scenario& scenario, FaultList& faults);
/// What tiers ask of one another and of the candidates. Precondition: nothing is at fault so far.
void check_contests(const Scenario& scenario, FaultList& faults);

}  // namespace kenesh
