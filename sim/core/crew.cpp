#include "sim/core/crew.hpp"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <utility>
#include <vector>

#ifndef KENESH_NO_THREADS
#include <system_error>
#include <thread>
#endif

namespace kenesh {
namespace {

constexpr std::chrono::milliseconds kBetweenLooks{100};

}  // namespace

#ifdef KENESH_NO_THREADS

int processors() noexcept {
    return 1;
}

std::size_t Crew::in_threads(const Step&, const Attend&) {
    return 0;
}

#else

int processors() noexcept {
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

/// 0: no thread could be begun and someone has to attend.
std::size_t Crew::in_threads(const Step& step, const Attend& attend) {
    // The calling thread works too where it has nothing else to do.
    const std::size_t wanted = attend ? members_ : members_ - 1;
    std::vector<std::jthread> threads;
    threads.reserve(wanted);
    while (threads.size() < wanted) {
        enter();
        try {
            threads.emplace_back([&] { serve(step); });
        } catch (const std::system_error&) {
            leave();
            break;  // those that are there do the others' work
        }
    }
    if (attend) {
        if (!threads.empty()) oversee(attend);
        return threads.size();
    }
    enter();
    serve(step);
    return threads.size() + 1;
}

#endif

std::size_t Crew::work(const Step& step, const Attend& attend) {
    if (members_ == 0) return 1;
    begun_ = 0;
    failure_ = nullptr;
    std::size_t threads = way_ == Way::threads ? in_threads(step, attend) : 0;
    if (threads == 0) {
        take_turns(step, attend);
        threads = 1;
    }
    if (failure_) std::rethrow_exception(failure_);
    return threads;
}

void Crew::call() {
    const std::lock_guard lock(mutex_);
    called_ = true;
    news_.notify_all();
}

bool Crew::failed() const {
    const std::lock_guard lock(mutex_);
    return failure_ != nullptr;
}

void Crew::fail(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::move(failure);
}

void Crew::enter() {
    const std::lock_guard lock(mutex_);
    ++active_;
}

void Crew::leave() {
    const std::lock_guard lock(mutex_);
    --active_;
    news_.notify_all();
}

std::size_t Crew::next_member() {
    const std::lock_guard lock(mutex_);
    return failure_ ? members_ : std::min(begun_++, members_);
}

void Crew::serve(const Step& step) noexcept {
    try {
        // A thread that has ended its member's work takes on a member that got no thread.
        for (std::size_t m = next_member(); m < members_; m = next_member()) {
            while (!failed() && step(m)) {
            }
        }
    } catch (...) {
        fail(std::current_exception());
    }
    leave();
}

void Crew::oversee(const Attend& attend) {
    bool attends = true;
    for (bool ended = false; !ended;) {
        {
            std::unique_lock lock(mutex_);
            news_.wait_for(lock, kBetweenLooks, [this] { return called_ || active_ == 0; });
            called_ = false;
            ended = active_ == 0;
        }
        if (!attends) continue;
        try {
            attend();
        } catch (...) {
            attends = false;
            fail(std::current_exception());
        }
    }
}

void Crew::take_turns(const Step& step, const Attend& attend) {
    using Clock = std::chrono::steady_clock;
    std::vector<std::size_t> left(members_);
    std::iota(left.begin(), left.end(), std::size_t{0});
    try {
        Clock::time_point attended = Clock::now();
        for (std::size_t turn = 0; !left.empty();) {
            turn = turn < left.size() ? turn : 0;
            if (step(left[turn])) {
                ++turn;
            } else {
                left.erase(left.begin() + static_cast<std::ptrdiff_t>(turn));
            }
            const bool due = called_ || Clock::now() - attended >= kBetweenLooks;
            if (!attend || !due) continue;
            called_ = false;
            attend();
            attended = Clock::now();
        }
        if (attend) attend();
    } catch (...) {
        fail(std::current_exception());
    }
}

}  // namespace kenesh
