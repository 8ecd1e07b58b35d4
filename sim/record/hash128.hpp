// XXH3 with 128 bits over bytes that come in pieces, for the seal of a file and for the digest of results. It finds
// accidents, not forgers. The hash library is known to hash128.cpp alone.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

namespace abroad {

class Hash128 {
 public:
    Hash128();
    void add(std::span<const std::byte> bytes);
    /// 32 hexadecimal digits of all bytes added so far.
    std::string hex() const;

 private:
    struct State;
    struct Free {
        void operator()(State* state) const;
    };
    std::unique_ptr<State, Free> state_;
};

/// Version of the hash library, such as "0.8.1".
std::string xxhash_version();

}  // namespace abroad
