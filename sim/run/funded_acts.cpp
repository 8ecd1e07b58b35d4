#include "run/funded_acts.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "base/period.hpp"
#include "base/problems.hpp"
#include "world/events.hpp"

namespace abroad {

namespace {

using Place = std::tuple<ActKind, std::uint32_t, std::uint16_t>;

/// Steps of acts or looks by kind, row and market; of projects the market does not matter.
class Calendar {
 public:
    void add(ActKind kind, std::uint32_t row, std::uint16_t market, std::int32_t step, std::size_t place) {
        entries_.push_back({place_of(kind, row, market), step, place});
    }
    void sort() { std::sort(entries_.begin(), entries_.end()); }
    /// Place of the first of them in these steps, or none.
    const std::size_t* find(ActKind kind, std::uint32_t row, std::uint16_t market, std::int32_t from,
                            std::int32_t to) const {
        const Entry wanted{place_of(kind, row, market), from, 0};
        const auto at = std::lower_bound(entries_.begin(), entries_.end(), wanted);
        if (at == entries_.end() || at->where != wanted.where || at->step > to) return nullptr;
        return &at->place;
    }

 private:
    struct Entry {
        Place where;
        std::int32_t step;
        std::size_t place;
        auto operator<=>(const Entry&) const = default;
    };
    static Place place_of(ActKind kind, std::uint32_t row, std::uint16_t market) {
        return {kind, row, kind == ActKind::project ? no_market : market};
    }
    std::vector<Entry> entries_;
};

/// Of acts, or of looks that led to none.
template <class Record>
Calendar calendar_of(const std::vector<Record>& records) {
    Calendar calendar;
    for (std::size_t i = 0; i < records.size(); ++i)
        calendar.add(records[i].kind, records[i].row, records[i].market, records[i].step, i);
    calendar.sort();
    return calendar;
}

struct Sought {
    FundedActKind funded;
    ActKind kind;
};

Sought sought(FundedAct act) {
    switch (act) {
        case FundedAct::entry:
            return {FundedActKind::entry, ActKind::entry};
        case FundedAct::guarantee:
            return {FundedActKind::guarantee, ActKind::entry};
        case FundedAct::venture:
            return {FundedActKind::venture, ActKind::venture};
        case FundedAct::project:
            return {FundedActKind::project, ActKind::project};
        default:
            throw InternalError("a funded act that no other world can have");
    }
}

class Comparison {
 public:
    explicit Comparison(const WorldPair& pair)
        : pair_(pair),
          with_acts_(calendar_of(pair.with.acts)),
          base_acts_(calendar_of(pair.base.acts)),
          base_looks_(calendar_of(pair.base.looks)),
          rows_(rows_of_seats(pair.with.seat)) {}

    void add(std::uint32_t application, FundedActs& to) const {
        const Applications& a = pair_.funded.funding.applications;
        const Sought what = sought(a.act[application]);
        const FirmKey firm{rows_[a.applicant[application]], a.generation[application]};
        const std::uint16_t market = a.market[application];
        const std::int32_t step = a.step[application];
        const auto funded = static_cast<std::size_t>(what.funded);
        to.own_account[funded] += a.because[application] == FundedBecause::own_account ? 1 : 0;
        ActCounts& counts =
            to.counts[funded][static_cast<std::size_t>(cause(what.kind, firm, market, step, a.because[application]))];
        ++counts.acts;
        const std::size_t* own = with_acts_.find(what.kind, firm.first, market, step, step);
        if (own == nullptr || !pair_.with.acts[*own].followed) return;
        ++counts.followed;
        counts.surviving += pair_.with.acts[*own].survived ? 1 : 0;
        counts.private_gain_keur += gain(firm, step);
    }

 private:
    ActCause cause(ActKind kind, FirmKey firm, std::uint16_t market, std::int32_t step, FundedBecause because) const {
        const std::int32_t from = step - act_window_before, to = step + act_window_after;
        const std::size_t* same = base_acts_.find(kind, firm.first, market, from, to);
        if (same != nullptr && pair_.base.acts[*same].generation == firm.second) return ActCause::anyway;
        if (because == FundedBecause::liquidity) return ActCause::lacked_money;
        if (because == FundedBecause::only_because_of_funding) return ActCause::would_not_pay;
        const bool looked = base_looks_.find(kind, firm.first, market, from, to) != nullptr;
        return looked ? ActCause::other : ActCause::did_not_look;
    }

    double gain(FirmKey firm, std::int32_t step) const {
        const std::size_t year = pair_.with.year_of(step + 5 * quarters_per_year);
        const auto wealth = [&](const WorldOutcomes& world) {
            const YearOutcomes& now = world.years[year];
            return now.lives(firm.first, firm.second) ? now.wealth[firm.first] : 0.0;
        };
        return wealth(pair_.with) - wealth(pair_.base);
    }

    const WorldPair& pair_;
    Calendar with_acts_, base_acts_, base_looks_;
    std::vector<std::uint32_t> rows_;
};

}  // namespace

std::int64_t FundedActs::all(FundedActKind act) const {
    const auto& causes = counts[static_cast<std::size_t>(act)];
    return std::accumulate(causes.begin(), causes.end(), std::int64_t{0},
                           [](std::int64_t sum, const ActCounts& one) { return sum + one.acts; });
}

FundedActs funded_acts(const WorldPair& pair) {
    const Comparison comparison(pair);
    FundedActs acts;
    for (const std::uint32_t application : pair.records.funded_acts) comparison.add(application, acts);
    return acts;
}

}  // namespace abroad
