#include "phases/licences.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/money.hpp"
#include "base/vector_math.hpp"
#include "random/draws.hpp"

namespace abroad {

namespace {

constexpr std::uint32_t indices_per_draw = 4;

/// The best licence that a firm finds, if any is worth its price; among equal ones that of the lower id.
std::optional<LicencePurchase> best_licence(const LicenceInputs& in, std::uint32_t row) {
    const Firms& firms = in.pools.firms;
    const OwnPools pools = own_pools(in.pools, row, 0.0);
    const Cooperator buyer = in.values.cooperator(row);
    const auto uniform_at = [&](std::uint32_t index) {
        return uniform_double(
            in.pools.key,
            {Purpose::licence_candidate, firms.id(row), static_cast<std::uint32_t>(in.pools.step), {}, index});
    };
    std::optional<LicencePurchase> best;
    for (std::uint32_t draw = 0; draw < static_cast<std::uint32_t>(in.pools.cooperation.candidate_draws_count);
         ++draw) {
        const std::uint32_t first = indices_per_draw * draw;
        const std::uint32_t met = draw_candidate(
            in.pools, pools, {Purpose::licence_candidate, draw, uniform_at(first), uniform_at(first + 1)});
        if (met == hole) continue;
        const LicencePurchase offer = weigh_licence(in.values, buyer, in.values.known_firm(met));
        if (offer.value_keur <= 0) continue;
        const bool better = !best || offer.value_keur > best->value_keur ||
                            (offer.value_keur == best->value_keur && firms.seat[met] < firms.seat[best->seller]);
        if (better) best = offer;
    }
    return best;
}

}  // namespace

LicencePurchase weigh_licence(const PartnerValues& values, const Cooperator& buyer, const KnownFirm& seller) {
    const PartnerValueInputs& in = values.inputs();
    const auto weight = in.sectors.relatedness.row(buyer.firm.sector);
    LicencePurchase licence{buyer.row, seller.row, 0, 0.0F, 0.0, 0.0};
    double largest = 0;
    for (std::size_t field = 0; field < in.firms.fields; ++field) {
        const double gap = weight[field] * (seller.known[field] - buyer.firm.known[field]);
        if (gap <= largest) continue;
        largest = gap;
        licence.field = static_cast<std::uint16_t>(field);
    }
    if (largest <= 0) return licence;
    const double known = buyer.firm.known[licence.field];
    const double gain = in.cooperation.licence_transfer_share * values.understanding(buyer.firm, seller) *
                        (seller.known[licence.field] - known);
    const double distance = in.markets.psychic_distance(buyer.firm.country, seller.country);
    licence.gain = static_cast<float>(gain);
    licence.price_keur = in.cooperation.licence_cost_share * values.cost_keur(buyer.row);
    licence.value_keur = buyer.knowledge_value_keur * weight[licence.field] * log((1 + known + gain) / (1 + known)) -
                         licence.price_keur * (1 + distance);
    return licence;
}

void search_licences(const LicenceInputs& inputs, const Block& block, std::vector<LicencePurchase>& purchases) {
    const Firms& firms = inputs.pools.firms;
    const auto chance = static_cast<float>(inputs.pools.cooperation.licence_search_probability_per_quarter);
    if (chance <= 0.0F) return;
    const std::size_t count = block.end - block.begin;
    std::array<float, rows_per_block> uniform;
    uniform_floats(inputs.pools.key, Purpose::licence, static_cast<std::uint32_t>(inputs.pools.step),
                   std::span(firms.seat).subspan(block.begin, count),
                   std::span(firms.generation).subspan(block.begin, count), std::span(uniform.data(), count));
    for (std::size_t i = 0; i < count; ++i) {
        const auto row = static_cast<std::uint32_t>(block.begin + i);
        if (uniform[i] >= chance || !firms.living[row] || firms.research_intensity_share[row] <= 0.0F) continue;
        if (const auto licence = best_licence(inputs, row)) purchases.push_back(*licence);
    }
}

void buy_licences(const PartnerValues& values, int step, std::vector<LicencePurchase> purchases, Firms& firms,
                  Licences& licences, std::vector<Event>& events) {
    std::sort(purchases.begin(), purchases.end(), [&](const LicencePurchase& a, const LicencePurchase& b) {
        return firms.seat[a.buyer] < firms.seat[b.buyer];
    });
    for (const LicencePurchase& purchase : purchases) {
        const Cents price = to_cents(purchase.price_keur);
        firms.cash_keur[purchase.buyer] -= to_keur(price);
        if (!firms.research_organisation[purchase.seller]) firms.cash_keur[purchase.seller] += to_keur(price);
        licences.buyer_row.push_back(purchase.buyer);
        licences.buyer_generation.push_back(firms.generation[purchase.buyer]);
        licences.field.push_back(purchase.field);
        licences.gain.push_back(purchase.gain);
        licences.arrival_step.push_back(step + values.inputs().cooperation.licence_delay_quarters);
        events.push_back({purchase.buyer, EventKind::licence_bought, firms.country[purchase.seller],
                          static_cast<std::uint8_t>(Reason::knowledge), false, static_cast<float>(purchase.value_keur),
                          0, static_cast<float>(purchase.value_keur)});
    }
}

void receive_know_how(int step, Firms& firms, Licences& licences) {
    const Licences before = std::move(licences);
    licences = Licences{};
    for (std::size_t at = 0; at < before.count(); ++at) {
        const std::uint32_t buyer = before.buyer_row[at];
        if (!firms.living[buyer] || firms.generation[buyer] != before.buyer_generation[at]) continue;
        if (before.arrival_step[at] <= step) {
            firms.knowledge[before.field[at] * firms.count() + buyer] += before.gain[at];
            continue;
        }
        licences.buyer_row.push_back(buyer);
        licences.buyer_generation.push_back(before.buyer_generation[at]);
        licences.field.push_back(before.field[at]);
        licences.gain.push_back(before.gain[at]);
        licences.arrival_step.push_back(before.arrival_step[at]);
    }
}

}  // namespace abroad
