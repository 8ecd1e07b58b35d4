#include "phases/looking.hpp"

#include <algorithm>
#include <array>

#include "base/period.hpp"
#include "base/vector_math.hpp"

namespace abroad {

namespace {

constexpr double keur_per_bn_eur = 1e6;

/// Firms that choose a market together, side by side, so that their sums run in step.
constexpr std::size_t choosers_per_batch = 64;

/// Weights of all markets, cumulated, for some firms: of chooser i up to market m at [m * choosers_per_batch + i].
using Cumulated = std::vector<float>;

/// Writes the weights of the markets that the firm may look at.
void put_weights(const LookingInputs& in, const Firms& firms, std::size_t row, float* column) {
    const std::size_t kind = firms.country[row] * in.markets.expenditure_keur_per_year.columns() + firms.sector[row];
    const auto weights = firms.born_global[row] ? in.weights.born_global.row(kind) : in.weights.ordinary.row(kind);
    const auto pull = in.support.pull.row(in.support.row_of(firms.cluster[row], firms.country[row]));
    const float* const experience = firms.experience.data() + row * weights.size();
    for (std::size_t market = 0; market < weights.size(); ++market)
        column[market * choosers_per_batch] = weights[market] * pull[market] * (1.0F + experience[market]);
    for (std::size_t at = in.positions.first[row]; at < in.positions.first[row + 1]; ++at)
        column[in.positions.market[at] * choosers_per_batch] = 0.0F;
}

/// Turns draws into marks of the total weight and counts the markets, but the last, that do not reach the mark.
void choose(std::span<const float> uniform, std::size_t markets, float* cumulated,
            std::array<std::uint32_t, choosers_per_batch>& choice, std::array<float, choosers_per_batch>& total) {
    total.fill(0.0F);
    for (std::size_t market = 0; market < markets; ++market) {
        float* const row = cumulated + market * choosers_per_batch;
        for (std::size_t i = 0; i < choosers_per_batch; ++i) row[i] = total[i] += row[i];
    }
    std::array<float, choosers_per_batch> mark{};
    for (std::size_t i = 0; i < uniform.size(); ++i) mark[i] = uniform[i] * total[i];
    choice.fill(0);
    for (std::size_t market = 0; market + 1 < markets; ++market) {
        const float* const row = cumulated + market * choosers_per_batch;
        for (std::size_t i = 0; i < choosers_per_batch; ++i) choice[i] += row[i] <= mark[i] ? 1U : 0U;
    }
}

/// The first market whose cumulated weight exceeds the mark, else the last with a weight above 0.
std::uint16_t chosen(const float* column, std::size_t choice) {
    while (choice > 0 && column[choice * choosers_per_batch] == column[(choice - 1) * choosers_per_batch]) --choice;
    return static_cast<std::uint16_t>(choice);
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
    std::array<float, rows_per_block> call{};
    if (in.calls.raises_attention()) in.calls.attention(block, std::span(call.data(), count));
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
        const float drawn = 1.0F + bonus * exporter + help * in.support.largest_impact[support] + call[i];
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
    Cumulated cumulated(firms.markets * choosers_per_batch, 0.0F);
    std::array<std::uint32_t, choosers_per_batch> choice;
    std::array<float, choosers_per_batch> total;
    const auto gain = static_cast<float>(inputs.information.scouting_gain_share);
    looks.clear();
    for (std::size_t first = 0; first < lookers; first += choosers_per_batch) {
        const std::size_t count = std::min(choosers_per_batch, lookers - first);
        for (std::size_t i = 0; i < count; ++i) put_weights(inputs, firms, rows[first + i], cumulated.data() + i);
        choose(std::span(uniform.data() + first, count), firms.markets, cumulated.data(), choice, total);
        for (std::size_t i = 0; i < count; ++i) {
            if (total[i] <= 0.0F) continue;
            const std::uint32_t row = rows[first + i];
            const std::uint16_t market = chosen(cumulated.data() + i, choice[i]);
            firms.cash_keur[row] -= inputs.information.look_cost_keur;
            float& scouting = firms.scouting[row * firms.markets + market];
            scouting += gain * (1.0F - scouting);
            looks.push_back({row, market});
        }
    }
}

}  // namespace abroad
