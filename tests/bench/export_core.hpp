// A small model of exporting firms, the same that was once written in every system that a user might pick instead, now
// in this project's own parts: blocks of rows, random numbers in batches, vector maths, integer sums. It says what the
// parts cost when little else is computed, and is no part of the model.
//
// State of a firm: ln productivity u, cash, and its penetration of each of five markets (0: not there). One quarter:
//   1. u falls back by 0.0375 u and takes a Laplace shock of sd 0.09; a = exp(3u)
//   2. with probability 0.15 the firm looks at one market that it does not serve, and enters by a logit rule on what it
//      believes to earn there within 8 quarters, if its cash exceeds 80
//   3. revenue is its share of the market's spending by penetration * a, against all others and an outside competition
//   4. it leaves a market that lost money with probability 0.3; elsewhere its penetration grows, fastest halfway
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "parallel/blocks.hpp"
#include "parallel/sums.hpp"
#include "random/streams.hpp"

namespace abroad::bench {

class ExportCore {
 public:
    static constexpr std::size_t markets = 5;
    static constexpr std::size_t bytes_per_firm = (3 + markets) * sizeof(float);

    ExportCore(std::size_t firms, DrawKey key);
    void step();

    std::size_t firms() const { return seat_.size(); }
    /// Share of firms that sold abroad when the markets last cleared.
    double participation() const;
    /// Sum of all revenue at the last clearing.
    double revenue() const;

 private:
    using Row = std::array<float, markets>;
    void decide(const Block& block);
    void look(const Block& block);
    void trade(const Block& block, std::int64_t* totals);
    void leave(const Block& block, std::size_t market, const float* profit);
    void add_appeals(const Block& block, std::int64_t* sums) const;

    DrawKey key_;
    std::uint32_t step_ = 0;
    std::vector<std::uint32_t> seat_;
    std::vector<std::uint16_t> generation_;
    std::vector<float> ln_productivity_, appeal_, cash_;
    std::array<std::vector<float>, markets> penetration_;
    Row spending_{}, outside_{}, sales_per_appeal_{};
    WorkerSums sums_;
    std::vector<std::int64_t> exporters_and_revenue_;
};

}  // namespace abroad::bench
