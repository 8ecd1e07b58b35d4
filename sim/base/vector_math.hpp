// exp, log, power and the inverse of the normal distribution, in float and double: branch-free, so that loops over
// columns vectorise, and without the maths library, whose bits differ between machines. An argument gives the same bits
// wherever it stands in an array, on every CPU and with GCC and clang (needs -ffp-contract=off, no fast maths).
// ln(1 + x) is log(1 + x). Include this wherever exp or log is called: without it the maths library's would answer.
// Largest errors measured (ulp of the exact result; tests/base/vector_math_test.cpp):
//
//                  float                                   double
//   exp            1.1  on [-87.3, 88.3]                    1.0  on [-708, 709]
//   log            0.9  on all positive normal numbers      0.9
//   inverse_normal 2.8  on all 2^23 values of a draw        5.0  on [2^-60, 1 - 2^-53]
//   power          relative error about |y*ln x| + 1 ulp
#pragma once

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace abroad {

namespace vector_math {
/// Adding this makes the low bits of the sum the nearest integer: 1.5 * 2^23 and 1.5 * 2^52.
inline constexpr float round_float = 12582912.0F;
inline constexpr double round_double = 6755399441055744.0;

/// Bits of sqrt(1/2): from here to sqrt(2) reaches the range on which log has its series.
inline constexpr std::uint32_t root_of_half_float = 0x3F35'04F3U;
inline constexpr std::uint64_t root_of_half_double = 0x3FE6'A09E'667F'3BCDU;

/// Horner's rule, the coefficient of the highest power first.
template <class Real, class... Coefficients>
inline Real polynomial(Real x, Real highest, Coefficients... lower) {
    Real sum = highest;
    ((sum = std::fma(sum, x, lower)), ...);
    return sum;
}
}  // namespace vector_math

/// e^x. Clamped to x in [-87.33, 88.37]: the result is always a positive normal number; NaN stays NaN.
inline float exp(float x) {
    x = x < -87.33F ? -87.33F : x;
    x = x > 88.37F ? 88.37F : x;
    const float shifted = std::fma(x, 1.44269504F, vector_math::round_float);
    const auto exponent =
        std::bit_cast<std::uint32_t>(shifted) - std::bit_cast<std::uint32_t>(vector_math::round_float);
    const float k = shifted - vector_math::round_float;
    const float r = std::fma(k, 2.12194440e-4F, std::fma(k, -0.693359375F, x));
    const float p = vector_math::polynomial(r, 1.9875691500e-4F, 1.3981999507e-3F, 8.3334519073e-3F, 4.1665795894e-2F,
                                            1.6666665459e-1F, 5.0000001201e-1F);
    return (std::fma(p, r * r, r) + 1.0F) * std::bit_cast<float>((exponent + 127U) << 23);
}

/// e^x. Clamped to x in [-708.39, 709.43]: the result is always a positive normal number; NaN stays NaN.
inline double exp(double x) {
    x = x < -708.39 ? -708.39 : x;
    x = x > 709.43 ? 709.43 : x;
    const double shifted = std::fma(x, 1.4426950408889634074, vector_math::round_double);
    const auto exponent =
        std::bit_cast<std::uint64_t>(shifted) - std::bit_cast<std::uint64_t>(vector_math::round_double);
    const double k = shifted - vector_math::round_double;
    const double r = std::fma(k, -1.90821492927058770002e-10, std::fma(k, -6.93147180369123816490e-01, x));
    const double p = vector_math::polynomial(r, 1.0 / 6227020800.0, 1.0 / 479001600.0, 1.0 / 39916800.0,
                                             1.0 / 3628800.0, 1.0 / 362880.0, 1.0 / 40320.0, 1.0 / 5040.0, 1.0 / 720.0,
                                             1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5);
    return (std::fma(p, r * r, r) + 1.0) * std::bit_cast<double>((exponent + 1023U) << 52);
}

/// ln x of a positive normal number. Zero, negative and subnormal x count as the smallest normal number (so the result
/// is at least -87.34); infinity and NaN give NaN.
inline float log(float x) {
    const float nan_if_not_finite = x - x;
    x = x < 0x1p-126F ? 0x1p-126F : x;
    const auto bits = std::bit_cast<std::uint32_t>(x);
    const auto exponent = static_cast<std::int32_t>(bits - vector_math::root_of_half_float) >> 23;
    const float m = std::bit_cast<float>(bits - (static_cast<std::uint32_t>(exponent) << 23));
    const float k = static_cast<float>(exponent);
    const float f = m - 1.0F;
    const float s = f / (2.0F + f);
    const float z = s * s;
    const float half_square = 0.5F * f * f;
    const float inner =
        vector_math::polynomial(z, 0.24279078841F, 0.28498786688F, 0.40000972152F, 0.66666662693F, half_square);
    const float correction = std::fma(s, inner, k * 9.0580006145e-06F);
    return std::fma(k, 6.9313812256e-01F, nan_if_not_finite) - ((half_square - correction) - f);
}

/// ln x of a positive normal number. Zero, negative and subnormal x count as the smallest normal number (so the result
/// is at least -708.4); infinity and NaN give NaN.
inline double log(double x) {
    const double nan_if_not_finite = x - x;
    x = x < 0x1p-1022 ? 0x1p-1022 : x;
    const auto bits = std::bit_cast<std::uint64_t>(x);
    const std::uint64_t above = bits - vector_math::root_of_half_double;
    const double m = std::bit_cast<double>(bits - (above & 0xFFF0'0000'0000'0000U));
    // The exponent as a double, by way of its low 12 bits: AVX2 neither shifts nor converts signed numbers of 64 bits.
    const auto shifted = std::bit_cast<std::uint64_t>(vector_math::round_double) + ((above >> 52) ^ 0x800U);
    const double k = std::bit_cast<double>(shifted) - (vector_math::round_double + 2048.0);
    const double f = m - 1.0;
    const double s = f / (2.0 + f);
    const double z = s * s;
    const double half_square = 0.5 * f * f;
    const double inner = vector_math::polynomial(
        z, 1.479819860511658591e-01, 1.531383769920937332e-01, 1.818357216161805012e-01, 2.222219843214978396e-01,
        2.857142874366239149e-01, 3.999999999940941908e-01, 6.666666666666735130e-01, half_square);
    const double correction = std::fma(s, inner, k * 1.90821492927058770002e-10);
    return std::fma(k, 6.93147180369123816490e-01, nan_if_not_finite) - ((half_square - correction) - f);
}

/// x^y = exp(y*ln x), for x as in log. The relative error grows with |y*ln x|: about that many ulp.
inline float power(float x, float y) {
    return exp(y * log(x));
}
inline double power(double x, double y) {
    return exp(y * log(x));
}

/// The z with P(N(0,1) < z) = u, for 1e-7 < u < 1 - 1e-7 (draws: 2^-24 at the least); a polynomial in
/// w = -ln(4u(1 - u)) or its root, as M. Giles showed for erfinv (GPU Computing Gems, 2011), with coefficients of ours.
inline float inverse_normal(float u) {
    using vector_math::polynomial;
    const float w = -log(4.0F * u * (1.0F - u));
    const float centre =
        polynomial(w, -2.48647449e-08F, 6.25168525e-07F, -5.59027512e-06F, 1.12662892e-05F, 0.00012604949F,
                   -0.000360572594F, -0.00660238648F, 0.0326645263F, 0.656234205F, 2.50662827F);
    const float tail =
        polynomial(std::sqrt(w) - 3.0F, 0.000321420812F, -0.000870438409F, -0.000152065069F, 0.00419414183F,
                   -0.010179474F, 0.0160875544F, -0.0216005724F, 0.0267150383F, 2.83316469F, 8.01286888F);
    return (u - 0.5F) * (w < 5.0F ? centre : tail);
}

/// The z with P(N(0,1) < z) = u, for any normal u > 0 whose 1 - u > 0: AS 241 (M. Wichura, Applied Statistics 37,
/// 1988), its three branches computed side by side.
inline double inverse_normal(double u) {
    using vector_math::polynomial;
    const double x = u - 0.5;
    const double a = std::fma(-x, x, 0.180625);
    const double centre =
        x *
        polynomial(a, 2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
                   13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608) /
        polynomial(a, 5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
                   5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1.0);
    const double other = 1.0 - u;
    const double r = std::sqrt(-log(u < other ? u : other));
    const double b = r - 1.6;
    const double middle =
        polynomial(b, 7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177,
                   1.27045825245236838258, 3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959,
                   1.42343711074968357734) /
        polynomial(b, 1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966,
                   0.14810397642748007459, 0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1.0);
    const double c = r - 5.0;
    const double far = polynomial(c, 2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386,
                                  0.026532189526576123093, 0.29656057182850489123, 1.7848265399172913358,
                                  5.4637849111641143699, 6.6579046435011037772) /
                       polynomial(c, 2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5,
                                  7.868691311456132591e-4, 0.0148753612908506148525, 0.13692988092273580531,
                                  0.59983220655588793769, 1.0);
    const double tail = c <= 0.0 ? middle : far;
    const double signed_tail = x < 0.0 ? -tail : tail;
    return std::fabs(x) <= 0.425 ? centre : signed_tail;
}

}  // namespace abroad
