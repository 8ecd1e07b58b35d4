#include "record/hash128.hpp"

#include <fmt/core.h>
#include <xxhash.h>

#include <new>

namespace abroad {

struct Hash128::State {
    XXH3_state_t* xxh3 = XXH3_createState();
};

void Hash128::Free::operator()(State* state) const {
    XXH3_freeState(state->xxh3);
    delete state;
}

Hash128::Hash128() : state_(new State) {
    if (state_->xxh3 == nullptr) throw std::bad_alloc();
    XXH3_128bits_reset(state_->xxh3);
}

void Hash128::add(std::span<const std::byte> bytes) {
    XXH3_128bits_update(state_->xxh3, bytes.data(), bytes.size());
}

std::string Hash128::hex() const {
    const XXH128_hash_t hash = XXH3_128bits_digest(state_->xxh3);
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

std::string xxhash_version() {
    const unsigned number = XXH_versionNumber();
    return fmt::format("{}.{}.{}", number / 10000, number / 100 % 100, number % 100);
}

}  // namespace abroad
