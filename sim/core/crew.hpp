#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>

namespace kenesh {

/// Processors of this machine, at least 1; 1 where the program has no threads.
[[nodiscard]] int processors() noexcept;

/// Members that work at once, each in a thread; the one place where threads are begun. The first
/// failure of any of them is rethrown once all have ended. Where threads are not to be had (a limit
/// of the system, or a program built with KENESH_NO_THREADS) fewer threads do the work of all
/// members, in the end the calling thread alone.
class Crew {
public:
    /// A piece of a member's work; false when nothing is left for this member. Pieces of one member
    /// never overlap, and after a failure no more are asked for. A member that is begun late may
    /// find that the others have done everything.
    using Step = std::function<bool(std::size_t member)>;
    /// What the calling thread does meanwhile: ten times a second, whenever a member calls, and
    /// once at the end.
    using Attend = std::function<void()>;

    enum class Way { threads, turns };  ///< turns: the calling thread takes a step of each in turn

    explicit Crew(std::size_t members, Way way = Way::threads) : members_(members), way_(way) {}

    /// Does all steps of all members; the number of threads that took part (at least 1).
    std::size_t work(const Step& step, const Attend& attend = {});

    /// By a member: the calling thread shall attend now.
    void call();
    /// Has a member, or the attending thread, failed? A member that waits for another one asks.
    [[nodiscard]] bool failed() const;

private:
    std::size_t in_threads(const Step& step, const Attend& attend);
    void take_turns(const Step& step, const Attend& attend);
    void serve(const Step& step) noexcept;
    void oversee(const Attend& attend);
    void fail(std::exception_ptr failure);
    void enter();
    void leave();
    [[nodiscard]] std::size_t next_member();

    std::size_t members_;
    Way way_;
    mutable std::mutex mutex_;
    std::condition_variable news_;
    std::size_t begun_ = 0;   ///< members
    std::size_t active_ = 0;  ///< threads
    bool called_ = false;
    std::exception_ptr failure_;
};

}  // namespace kenesh
