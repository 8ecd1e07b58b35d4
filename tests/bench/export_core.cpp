#include "export_core.hpp"

#include <span>

#include "base/vector_math.hpp"
#include "random/draws.hpp"

namespace abroad::bench {

namespace {

constexpr float reversion = 0.0375F, shock_sd = 0.09F, look_probability = 0.15F, noise_sd = 0.5F;
constexpr float margin = 0.25F, horizon_quarters = 8.0F, fixed_cost = 5.0F, entry_cost = 80.0F, logit_scale = 20.0F;
constexpr float entry_penetration = 0.15F, growth = 0.225F, quit_probability = 0.3F, first_cash = 100.0F;
constexpr std::array<float, ExportCore::markets> spending_per_firm{36, 30, 24, 18, 12};
constexpr float outside_per_firm = 0.5F;
// Whole numbers of these make 1; small enough for 32 bits a firm.
constexpr float appeal_units = 65536.0F, revenue_units = 1024.0F;

template <class T>
using Rows = std::array<T, rows_per_block>;

/// Identities of the firms in some rows, for draws.
struct Drawn {
    std::size_t count = 0;
    Rows<std::uint32_t> row, seat;
    Rows<std::uint16_t> generation{};
    Rows<float> uniform;
};

}  // namespace

ExportCore::ExportCore(std::size_t firms, DrawKey key)
    : key_(key),
      seat_(firms),
      generation_(firms, 0),
      ln_productivity_(firms),
      appeal_(firms),
      cash_(firms, first_cash) {
    for (auto& column : penetration_) column.assign(firms, 0.0F);
    for (std::size_t row = 0; row < firms; ++row) {
        seat_[row] = static_cast<std::uint32_t>(row);
        const float u = uniform_float(key, {Purpose::shock_size, {seat_[row], 1}});
        ln_productivity_[row] = 0.33F * normal_from_uniform(u);
    }
    for (std::size_t market = 0; market < markets; ++market) {
        spending_[market] = spending_per_firm[market] * static_cast<float>(firms);
        outside_[market] = outside_per_firm * static_cast<float>(firms);
        sales_per_appeal_[market] = spending_[market] / outside_[market];
    }
}

void ExportCore::step() {
    sums_.reset(markets, worker_count());
    for_each_block(firms(), [&](const Block& block) {
        decide(block);
        look(block);
        add_appeals(block, sums_.lane(block.worker));
    });
    std::vector<std::int64_t> appeals;
    sums_.total(appeals, "appeals");
    for (std::size_t market = 0; market < markets; ++market)
        sales_per_appeal_[market] =
            spending_[market] /
            (outside_[market] + static_cast<float>(static_cast<double>(appeals[market]) / double{appeal_units}));
    sums_.reset(2, worker_count());
    for_each_block(firms(), [&](const Block& block) { trade(block, sums_.lane(block.worker)); });
    sums_.total(exporters_and_revenue_, "exporters and revenue");
    step_ = (step_ + 1) % (largest_step + 1);
}

double ExportCore::participation() const {
    return static_cast<double>(exporters_and_revenue_[0]) / static_cast<double>(firms());
}

double ExportCore::revenue() const {
    return static_cast<double>(exporters_and_revenue_[1]) / double{revenue_units};
}

void ExportCore::decide(const Block& block) {
    const std::size_t count = block.end - block.begin;
    Rows<float> shock;
    uniform_floats(key_, Purpose::shock_size, step_, std::span(seat_).subspan(block.begin, count),
                   std::span(generation_).subspan(block.begin, count), std::span(shock.data(), count));
    float* const u = ln_productivity_.data() + block.begin;
    float* const appeal = appeal_.data() + block.begin;
    for (std::size_t i = 0; i < count; ++i) {
        const float moved = u[i] - reversion * u[i] + shock_sd * laplace_from_uniform(shock[i]);
        u[i] = moved;
        appeal[i] = exp(3.0F * moved);
    }
}

void ExportCore::look(const Block& block) {
    const std::size_t count = block.end - block.begin;
    Rows<float> attention, market_choice, noise;
    uniform_floats(key_, Purpose::attention, step_, std::span(seat_).subspan(block.begin, count),
                   std::span(generation_).subspan(block.begin, count), std::span(attention.data(), count));
    Drawn lookers;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t row = block.begin + i;
        lookers.row[lookers.count] = static_cast<std::uint32_t>(row);
        lookers.seat[lookers.count] = seat_[row];
        lookers.count += static_cast<std::size_t>(attention[i] < look_probability) & (cash_[row] > entry_cost);
    }
    const auto draw = [&](Purpose purpose, Rows<float>& out) {
        uniform_floats(key_, purpose, step_, std::span(lookers.seat.data(), lookers.count),
                       std::span(lookers.generation.data(), lookers.count), std::span(out.data(), lookers.count));
    };
    draw(Purpose::market_choice, market_choice);
    draw(Purpose::opinion, noise);
    draw(Purpose::choice, lookers.uniform);
    Rows<float> worth, market_sales;
    Rows<std::uint8_t> market;
    for (std::size_t i = 0; i < lookers.count; ++i) {
        std::array<std::uint8_t, markets> free{};
        std::size_t open = 0;
        for (std::size_t m = 0; m < markets; ++m) {
            free[open] = static_cast<std::uint8_t>(m);
            open += penetration_[m][lookers.row[i]] == 0.0F;
        }
        market[i] = free[open == 0 ? 0 : index_from_uniform(static_cast<double>(market_choice[i]), open)];
        market_sales[i] = open == 0 ? 0.0F : sales_per_appeal_[market[i]] * appeal_[lookers.row[i]];
    }
    for (std::size_t i = 0; i < lookers.count; ++i) {
        const float believed = market_sales[i] * lognormal_from_uniform(noise[i], -noise_sd * noise_sd / 2, noise_sd);
        worth[i] = horizon_quarters * (margin * believed - fixed_cost) - entry_cost;
        worth[i] = 1.0F / (1.0F + exp(-worth[i] / logit_scale));
    }
    for (std::size_t i = 0; i < lookers.count; ++i) {
        if (market_sales[i] == 0.0F || lookers.uniform[i] >= worth[i]) continue;
        penetration_[market[i]][lookers.row[i]] = entry_penetration;
        cash_[lookers.row[i]] -= entry_cost;
    }
}

void ExportCore::add_appeals(const Block& block, std::int64_t* sums) const {
    for (std::size_t market = 0; market < markets; ++market) {
        const float* const penetration = penetration_[market].data();
        std::int64_t sum = 0;
        for (std::size_t row = block.begin; row < block.end; ++row)
            sum += static_cast<std::int32_t>(penetration[row] * appeal_[row] * appeal_units);
        sums[market] += sum;
    }
}

void ExportCore::trade(const Block& block, std::int64_t* totals) {
    const std::size_t count = block.end - block.begin;
    const float* const appeal = appeal_.data() + block.begin;
    float* const cash = cash_.data() + block.begin;
    Rows<float> profit, at_home, active{};
    std::int64_t sold = 0;
    for (std::size_t i = 0; i < count; ++i) at_home[i] = 4.0F * appeal[i] - 3.5F;
    for (std::size_t market = 0; market < markets; ++market) {
        float* const penetration = penetration_[market].data() + block.begin;
        const float sales = sales_per_appeal_[market];
        for (std::size_t i = 0; i < count; ++i) {
            const float present = penetration[i] > 0.0F ? 1.0F : 0.0F;
            const float revenue = sales * penetration[i] * appeal[i];
            profit[i] = present * (margin * revenue - fixed_cost);
            at_home[i] += profit[i];
            active[i] = present > active[i] ? present : active[i];
            sold += static_cast<std::int32_t>(revenue * revenue_units);
            penetration[i] += present * growth * penetration[i] * (1.0F - penetration[i]);
        }
        leave(block, market, profit.data());
    }
    std::int64_t exporters = 0;
    for (std::size_t i = 0; i < count; ++i) exporters += static_cast<std::int32_t>(active[i]);
    for (std::size_t i = 0; i < count; ++i) cash[i] += at_home[i];
    totals[0] += exporters;
    totals[1] += sold;
}

void ExportCore::leave(const Block& block, std::size_t market, const float* profit) {
    Drawn losing;
    for (std::size_t row = block.begin; row < block.end; ++row) {
        losing.row[losing.count] = static_cast<std::uint32_t>(row);
        losing.seat[losing.count] = seat_[row];
        losing.count += profit[row - block.begin] < 0.0F;
    }
    Rows<std::uint32_t> index;
    for (std::size_t i = 0; i < losing.count; ++i) index[i] = static_cast<std::uint32_t>(market);
    uniform_floats(key_, Purpose::withdrawal, step_, std::span(losing.seat.data(), losing.count),
                   std::span(losing.generation.data(), losing.count), std::span(index.data(), losing.count),
                   std::span(losing.uniform.data(), losing.count));
    for (std::size_t i = 0; i < losing.count; ++i)
        if (losing.uniform[i] < quit_probability) penetration_[market][losing.row[i]] = 0.0F;
}

}  // namespace abroad::bench
