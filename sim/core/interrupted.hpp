#pragma once

#include <atomic>
#include <exception>

namespace kenesh {

/// Thrown where someone asked to end early and what is done so far answers nothing: half a
/// calibration, a fit between two steps. Where a part is an answer (fewer runs than asked for), the
/// result says `interrupted` in place of this.
class Interrupted : public std::exception {
public:
    [[nodiscard]] const char* what() const noexcept override { return "interrupted"; }
};

/// Whether someone has asked to end early: a view of a flag that is set from outside (a signal, a
/// button), or of none, which is never raised. Cheap to copy and to look at. The flag must outlive
/// it.
class StopFlag {
public:
    constexpr StopFlag() noexcept = default;
    // Implicit on purpose: a setting is given the flag's address, or nullptr.
    constexpr StopFlag(const std::atomic<bool>* flag) noexcept : flag_(flag) {}

    [[nodiscard]] bool raised() const noexcept {
        return flag_ != nullptr && flag_->load(std::memory_order_relaxed);
    }
    /// Throws Interrupted if it is raised.
    void check() const {
        if (raised()) throw Interrupted();
    }

private:
    const std::atomic<bool>* flag_ = nullptr;
};

}  // namespace kenesh
