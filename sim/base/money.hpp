// Money. A firm's cash is a real number of thousand euro (kEUR); whatever moves between accounts is a whole number of
// cents, rounded once, so that every transfer has two equal legs (MODEL section 6, Ledger).
#pragma once

#include <cmath>
#include <cstdint>

namespace abroad {

using Cents = std::int64_t;

inline constexpr double cents_per_keur = 100'000.0;

/// Amount in whole cents, halves to the even cent.
inline Cents to_cents(double keur) {
    return static_cast<Cents>(std::nearbyint(keur * cents_per_keur));
}

constexpr double to_keur(Cents cents) {
    return static_cast<double>(cents) / cents_per_keur;
}

}  // namespace abroad
