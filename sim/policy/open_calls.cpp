#include "policy/open_calls.hpp"

#include <algorithm>

#include "base/period.hpp"
#include "policy/budget_lines.hpp"
#include "policy/ceilings.hpp"

namespace abroad {

namespace {

bool draws_looks(FundedAct act) {
    return act == FundedAct::entry || act == FundedAct::guarantee || act == FundedAct::fair ||
           act == FundedAct::campaign;
}

/// True if firms apply for it, alone or as a consortium.
bool is_for_firms(const Instrument& instrument) {
    return instrument.recipient == RecipientType::firm || instrument.act == FundedAct::venture ||
           instrument.act == FundedAct::project;
}

/// Firms may use it: what campaigns say is heard by all who are eligible.
bool concerns_firms(const Instrument& instrument) {
    return is_for_firms(instrument) || instrument.act == FundedAct::campaign;
}

RecipientKey key_of(const Instrument& instrument, const Firms& firms, std::uint32_t row) {
    return {instrument.line, RecipientKind::firm, firms.seat[row], firms.generation[row]};
}

bool serves_what_is_required(const InstrumentData& data, const CostedAct& act) {
    if (act.act != FundedAct::project) return true;
    return (data.least_countries_count < 2 || act.international) && (!data.cross_sector_required || act.cross_sector);
}

/// The largest grant first; of equal ones that of the lower number, which stands first already.
void sort_offers(std::vector<GrantOffer>& offers) {
    std::stable_sort(offers.begin(), offers.end(),
                     [](const GrantOffer& a, const GrantOffer& b) { return a.grant_keur > b.grant_keur; });
}

}  // namespace

void OpenCalls::open(const OpenCallInputs& inputs) {
    in_.emplace(inputs);
    takes_ = {};
    open_.clear(), look_calls_.clear(), search_calls_.clear(), under_cap_.clear();
    const Policy& policy = inputs.policy;
    for (std::uint16_t i = 0; i < policy.instruments.size(); ++i) {
        const Instrument& instrument = policy.instruments[i];
        under_cap_.push_back(instrument.data.de_minimis);
        const bool open = is_open(policy, inputs.funding, i, inputs.step);
        if (open) open_.push_back(i);
        if (open && is_for_firms(instrument)) takes_[static_cast<std::size_t>(instrument.act)] = true;
        const bool heard_of = instrument.data.attention > 0 && is_announced(policy, inputs.funding, i, inputs.step);
        if (heard_of && concerns_firms(instrument) && draws_looks(instrument.act)) look_calls_.push_back(i);
        if (heard_of && instrument.act == FundedAct::project) search_calls_.push_back(i);
    }
}

bool OpenCalls::is_aware(std::uint32_t row, std::size_t line) const {
    const auto year = static_cast<std::uint32_t>(year_index(in_->step));
    const BudgetLine& budget = in_->policy.lines[line];
    const float u = uniform_float(in_->key, {Purpose::awareness, in_->facts.firms.id(row), year, {}, budget.number});
    return static_cast<double>(u) < budget.awareness_probability;
}

void OpenCalls::attention(const Block& block, std::span<float> call) const {
    std::fill(call.begin(), call.end(), 0.0F);
    for (const std::uint16_t i : look_calls_) {
        const Instrument& instrument = in_->policy.instruments[i];
        const auto raised = static_cast<float>(instrument.data.attention);
        for (std::size_t row = block.begin; row < block.end; ++row) {
            float& now = call[row - block.begin];
            const auto firm = static_cast<std::uint32_t>(row);
            if (now < raised && is_eligible(in_->policy, instrument, in_->facts, firm, any_market) &&
                is_aware(firm, instrument.line))
                now = raised;
        }
    }
}

double OpenCalls::search(std::uint32_t row, bool international) const {
    double largest = 0;
    for (const std::uint16_t i : search_calls_) {
        const Instrument& instrument = in_->policy.instruments[i];
        if (international && instrument.data.least_countries_count < 2) continue;
        if (instrument.data.attention > largest && is_eligible(in_->policy, instrument, in_->facts, row, any_market) &&
            is_aware(row, instrument.line))
            largest = instrument.data.attention;
    }
    return largest;
}

int OpenCalls::members_required(std::uint32_t row) const {
    int most = 0;
    for (const std::uint16_t i : open_) {
        const Instrument& instrument = in_->policy.instruments[i];
        if (instrument.act == FundedAct::project && instrument.data.least_members_count > most &&
            is_eligible(in_->policy, instrument, in_->facts, row, any_market) && is_aware(row, instrument.line))
            most = instrument.data.least_members_count;
    }
    return most;
}

bool OpenCalls::is_worth_applying(const Instrument& instrument, double grant_keur) const {
    const double cost = instrument.data.application_cost_keur;
    if (cost <= 0) return true;
    const LineStates& lines = in_->funding.lines;
    const auto paid = static_cast<double>(lines.last_paid[instrument.line] + 1);
    const auto applied = static_cast<double>(lines.last_applications[instrument.line] + 1);
    return grant_keur * paid / applied > cost;
}

double OpenCalls::grant_left(std::uint16_t number, const CostedAct& act) const {
    const Firms& firms = in_->facts.firms;
    const RecipientKey key = key_of(in_->policy.instruments[number], firms, act.row);
    return ceiling_left(in_->policy, number, in_->step, act.market,
                        {in_->history.of(key), in_->history.of_country(number, firms.country[act.row], in_->step),
                         in_->history.de_minimis_since(key, de_minimis_start(in_->step), under_cap_)});
}

std::optional<GrantOffer> OpenCalls::offer(std::size_t i, const CostedAct& act) const {
    const Instrument& instrument = in_->policy.instruments[i];
    const Firms& firms = in_->facts.firms;
    if (!serves_what_is_required(instrument.data, act)) return std::nullopt;
    const double rate = rate_for(in_->policy, instrument, firms, act.row, act.international);
    const double eligible = instrument.data.largest_eligible_cost_keur
                                ? std::min(act.cost_keur, *instrument.data.largest_eligible_cost_keur)
                                : act.cost_keur;
    const double grant = std::min(rate * eligible, grant_left(static_cast<std::uint16_t>(i), act));
    if (to_cents(grant) <= 0) return std::nullopt;
    return GrantOffer{static_cast<std::uint16_t>(i), grant, rate};
}

GrantOffers OpenCalls::offers(const CostedAct& act, bool must_be_aware) const {
    GrantOffers offers;
    if (!in_ || !any(act.act)) return offers;
    const Policy& policy = in_->policy;
    const bool consortium = act.act == FundedAct::project;
    std::vector<GrantOffer> all;
    for (const std::uint16_t i : open_) {
        const Instrument& instrument = policy.instruments[i];
        if (instrument.act != act.act || !is_for_firms(instrument)) continue;
        if (!is_eligible(policy, instrument, in_->facts, act.row, act.market)) continue;
        if (consortium && !is_payable(instrument, in_->facts.firms, act.row)) continue;
        if (must_be_aware && !is_aware(act.row, instrument.line)) continue;
        const auto one = offer(i, act);
        if (one && is_worth_applying(instrument, one->grant_keur)) all.push_back(*one);
    }
    sort_offers(all);
    double sum = 0, limit = 1;
    std::vector<std::uint16_t> lines;
    for (GrantOffer one : all) {
        const Instrument& instrument = policy.instruments[one.instrument];
        const auto cumulation = instrument.data.cumulation_limit_share;
        if (std::find(lines.begin(), lines.end(), instrument.line) != lines.end()) continue;
        const double limit_with = std::min(limit, cumulation.value_or(1.0));
        if (offers.count > 0) {
            const auto first = policy.instruments[offers.list[0].instrument].data.cumulation_limit_share;
            if (!cumulation || !first) continue;
            one.grant_keur = std::min(one.grant_keur, limit_with * act.cost_keur - sum);
        } else if (cumulation) {
            one.grant_keur = std::min(one.grant_keur, limit_with * act.cost_keur);
        }
        if (to_cents(one.grant_keur) <= 0) continue;
        limit = limit_with;
        sum += one.grant_keur;
        lines.push_back(instrument.line);
        if (instrument.data.payment_delay_quarters == 0) offers.at_once_keur += one.grant_keur;
        offers.worth_keur += one.grant_keur * worth_of_euro(instrument, in_->discount_per_year);
        offers.list[offers.count++] = one;
        if (offers.count == GrantOffers::most) break;
    }
    return offers;
}

double OpenCalls::member_grant(std::size_t instrument, const CostedAct& act) const {
    if (!is_payable(in_->policy.instruments[instrument], in_->facts.firms, act.row)) return 0;
    const auto one = offer(instrument, act);
    return one ? one->grant_keur : 0.0;
}

}  // namespace abroad
