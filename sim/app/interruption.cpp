#include "app/interruption.hpp"

#include <pthread.h>
#include <unistd.h>

#include <initializer_list>

#include "app/standard_files.hpp"
#include "base/problems.hpp"

namespace abroad {

Interruption::Interruption() {
    sigemptyset(&signals_);
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction now {};
        ::sigaction(number, nullptr, &now);
        if (now.sa_handler != SIG_IGN) sigaddset(&signals_, number);
    }
    // Also wakes the waiting thread at the end.
    sigaddset(&signals_, SIGUSR1);
    ::pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    waiting_ = std::thread([this] { wait_for_signals(); });
}

Interruption::~Interruption() {
    over_ = true;
    ::pthread_kill(waiting_.native_handle(), SIGUSR1);
    waiting_.join();
}

void Interruption::wait_for_signals() {
    while (true) {
        int number = 0;
        if (sigwait(&signals_, &number) != 0) continue;
        if (over_) return;
        if (wanted_) ::_exit(static_cast<int>(ExitCode::interrupted));
        wanted_ = true;
        complain(errors_go_to_terminal() ? clear_line : "");
        complain("abroad: stopping at the end of the quarter; once more stops at once\n");
    }
}

}  // namespace abroad
