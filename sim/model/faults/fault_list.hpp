#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "sim/core/range.hpp"
#include "sim/model/faults/faults.hpp"

namespace kenesh {

/// Faults as they are found.
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

}  // namespace kenesh
