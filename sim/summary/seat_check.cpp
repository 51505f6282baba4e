#include "sim/summary/seat_check.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace kenesh {

void require_whole_houses(const Summary& summary) {
    for (const SystemSummary& system : summary.systems) {
        const SeatCheck& check = system.check;
        if (check.ok || check.runs == 0) continue;
        throw std::runtime_error(
            fmt::format("the seats of '{}' do not add up: {:g} seats a run of a house of {:g}; "
                        "these counts are "
                        "damaged or the program is at fault, and nothing is reported",
                        system.id, check.seats_per_run, check.house_per_run));
    }
}

}  // namespace kenesh
