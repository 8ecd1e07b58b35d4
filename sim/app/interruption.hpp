// The wish to stop: SIGINT, SIGTERM, SIGHUP or SIGUSR1 (the warning of batch systems) once ends the run at the end of a
// quarter, twice ends the program at once. Signals are taken by a thread that waits for them, so nothing is done inside
// a signal handler.
#pragma once

#include <atomic>
#include <csignal>
#include <thread>

namespace abroad {

/// Takes the signals while it lives; make it before any other thread. They stay blocked afterwards, when everything is
/// written and the program is about to end, so that one that comes late does not belie the exit code. Signals that the
/// program was started to ignore (nohup, a shell's background jobs) stay ignored.
class Interruption {
 public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    const std::atomic<bool>& wanted() const { return wanted_; }

 private:
    void wait_for_signals();

    sigset_t signals_{};
    std::atomic<bool> wanted_ = false;
    std::atomic<bool> over_ = false;
    std::thread waiting_;
};

}  // namespace abroad
