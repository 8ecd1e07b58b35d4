#include "phases/looking.hpp"

#include <algorithm>
#include <array>

#include "base/period.hpp"
#include "base/vector_math.hpp"

namespace abroad {

namespace {

constexpr double keur_per_bn_eur = 1e6;

/// Cumulates the weights of the markets that the firm may look at; the total is returned.
float cumulate(const LookingInputs& in, const Firms& firms, std::size_t row, std::span<float> cumulated) {
    const std::size_t kind = firms.country[row] * in.markets.expenditure_keur_per_year.columns() + firms.sector[row];
    const auto weights = firms.born_global[row] ? in.weights.born_global.row(kind) : in.weights.ordinary.row(kind);
    const auto pull = in.support.pull.row(in.support.row_of(firms.cluster[row], firms.country[row]));
    const float* const experience = firms.experience.data() + row * firms.markets;
    for (std::size_t market = 0; market < cumulated.size(); ++market)
        cumulated[market] = weights[market] * pull[market] * (1.0F + experience[market]);
    for (std::size_t at = in.positions.first[row]; at < in.positions.first[row + 1]; ++at)
        cumulated[in.positions.market[at]] = 0.0F;
    float total = 0;
    for (float& value : cumulated) value = total += value;
    return total;
}

/// The first market whose cumulated weight exceeds the mark, else the last with a weight above 0.
std::uint16_t chosen(std::span<const float> cumulated, float mark) {
    std::size_t market = 0;
    while (market + 1 < cumulated.size() && cumulated[market] <= mark) ++market;
    while (market > 0 && cumulated[market] == cumulated[market - 1]) --market;
    return static_cast<std::uint16_t>(market);
}

void fade_scouting(const InformationParameters& information, const Block& block, Firms& firms) {
    const auto kept = static_cast<float>(1 - information.scouting_loss_per_year * years_per_step);
    float* const scouting = firms.scouting.data();
    for (std::size_t cell = block.begin * firms.markets; cell < block.end * firms.markets; ++cell)
        scouting[cell] *= kept;
}

/// Marks the firms of the block whose attention turns abroad.
std::size_t who_looks(const LookingInputs& in, const Block& block, const Firms& firms,
                      std::array<std::uint32_t, rows_per_block>& rows) {
    const std::size_t count = block.end - block.begin;
    std::array<float, rows_per_block> uniform;
    std::array<float, rows_per_block> probability;
    uniform_floats(in.key, Purpose::attention, static_cast<std::uint32_t>(in.step),
                   std::span(firms.seat).subspan(block.begin, count),
                   std::span(firms.generation).subspan(block.begin, count), std::span(uniform.data(), count));
    const auto base = static_cast<float>(in.attention.look_probability_per_quarter);
    const auto floor = static_cast<float>(in.attention.orientation_floor_share);
    const auto bonus = static_cast<float>(in.attention.exporter_bonus);
    const auto help = static_cast<float>(in.attention.management_bonus);
    const float* const orientation = firms.orientation.data() + block.begin;
    const float* const exports = firms.export_revenue.data() + block.begin;
    const std::uint8_t* const living = firms.living.data() + block.begin;
    const std::uint16_t* const cluster = firms.cluster.data() + block.begin;
    const std::uint16_t* const country = firms.country.data() + block.begin;
    for (std::size_t i = 0; i < count; ++i) {
        const float exporter = exports[i] > 0.0F ? 1.0F : 0.0F;
        const std::size_t support = in.support.row_of(cluster[i], country[i]);
        const float drawn = 1.0F + bonus * exporter + help * in.support.largest_impact[support];
        const float attention = base * (floor + (1.0F - floor) * orientation[i]) * drawn;
        probability[i] = living[i] ? attention : 0.0F;
    }
    std::size_t lookers = 0;
    for (std::size_t i = 0; i < count; ++i) {
        rows[lookers] = static_cast<std::uint32_t>(block.begin + i);
        lookers += uniform[i] < probability[i];
    }
    return lookers;
}

void choice_draws(const LookingInputs& in, const Firms& firms, std::span<const std::uint32_t> rows,
                  std::span<float> out) {
    std::array<std::uint32_t, rows_per_block> seats;
    std::array<std::uint16_t, rows_per_block> generations;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        seats[i] = firms.seat[rows[i]];
        generations[i] = firms.generation[rows[i]];
    }
    uniform_floats(in.key, Purpose::market_choice, static_cast<std::uint32_t>(in.step),
                   std::span(seats.data(), rows.size()), std::span(generations.data(), rows.size()), out);
}

}  // namespace

LookWeights derive_look_weights(const AttentionParameters& attention, const Markets& markets) {
    const std::size_t count = markets.count();
    const std::size_t sectors = markets.expenditure_keur_per_year.columns();
    LookWeights weights{Table2<float>(count * sectors, count), Table2<float>(count * sectors, count)};
    for (std::size_t home = 0; home < count; ++home)
        for (std::size_t sector = 0; sector < sectors; ++sector)
            for (std::size_t market = 0; market < count; ++market) {
                if (market == home) continue;
                const double size = power(markets.expenditure_keur_per_year(market, sector) / keur_per_bn_eur,
                                          attention.market_size_exponent);
                const double nearness = exp(-attention.distance_decay * markets.psychic_distance(home, market));
                weights.born_global(home * sectors + sector, market) = static_cast<float>(size);
                weights.ordinary(home * sectors + sector, market) = static_cast<float>(size * nearness);
            }
    return weights;
}

void look_abroad(const LookingInputs& inputs, const Block& block, Firms& firms, std::vector<Look>& looks) {
    fade_scouting(inputs.information, block, firms);
    std::array<std::uint32_t, rows_per_block> rows;
    std::array<float, rows_per_block> uniform;
    const std::size_t lookers = who_looks(inputs, block, firms, rows);
    choice_draws(inputs, firms, std::span(rows.data(), lookers), std::span(uniform.data(), lookers));
    std::array<float, 512> cumulated_store;
    const auto cumulated = std::span(cumulated_store.data(), firms.markets);
    const auto gain = static_cast<float>(inputs.information.scouting_gain_share);
    looks.clear();
    for (std::size_t i = 0; i < lookers; ++i) {
        const std::uint32_t row = rows[i];
        const float total = cumulate(inputs, firms, row, cumulated);
        if (total <= 0.0F) continue;
        const std::uint16_t market = chosen(cumulated, uniform[i] * total);
        firms.cash_keur[row] -= inputs.information.look_cost_keur;
        float& scouting = firms.scouting[row * firms.markets + market];
        scouting += gain * (1.0F - scouting);
        looks.push_back({row, market});
    }
}

}  // namespace abroad
