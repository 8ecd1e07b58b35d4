// The calls that are open this quarter, as applicants see them: who is aware of which, what attention they raise, and
// what grant an applicant counts on for an act (MODEL section 6, Application and award 1 and 2). One object a quarter,
// made in phase 2 and read in parallel after that. Who gets the money is decided in selection.hpp.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "parallel/blocks.hpp"
#include "policy/eligibility.hpp"
#include "policy/grant_history.hpp"
#include "policy/policy.hpp"
#include "random/streams.hpp"
#include "world/funding.hpp"

namespace abroad {

/// An act whose cost might be shared. Members and sectors matter for consortia only: what is known of the others.
struct CostedAct {
    FundedAct act;
    std::uint32_t row;
    std::uint16_t market = any_market;
    double cost_keur = 0;
    /// Some member is of another country, or of another sector.
    bool international = false;
    bool cross_sector = false;
};

/// What an applicant asks one instrument for.
struct GrantOffer {
    std::uint16_t instrument = 0;
    double grant_keur = 0;
    double rate = 0;
};

/// The instruments that an applicant asks for one act, the largest grant first: one, and further ones as far as the
/// cumulation limits of all allow.
struct GrantOffers {
    static constexpr std::size_t most = 4;
    std::array<GrantOffer, most> list{};
    std::size_t count = 0;
    /// What is paid at once, for the tests of money; what all of it is worth now, for the test of worth, kEUR.
    double at_once_keur = 0;
    double worth_keur = 0;
    std::span<const GrantOffer> all() const { return std::span(list).first(count); }
};

struct OpenCallInputs {
    DrawKey key;
    int step;
    double discount_per_year;
    const Policy& policy;
    const FundingTables& funding;
    const GrantHistory& history;
    ApplicantFacts facts;
};

class OpenCalls {
 public:
    /// No call is open.
    OpenCalls() = default;
    explicit OpenCalls(const OpenCallInputs& inputs) { open(inputs); }
    /// Looks at the calls of another quarter.
    void open(const OpenCallInputs& inputs);

    /// True if some instrument takes applications for the act from firms.
    bool any(FundedAct act) const { return takes_[static_cast<std::size_t>(act)]; }
    /// True if some instrument that is heard of raises attention: of those who look at markets, of those who search.
    bool raises_attention() const { return !look_calls_.empty(); }
    bool raises_search() const { return !search_calls_.empty(); }

    /// Writes for every firm of a block by how much calls raise its attention (0 for most).
    void attention(const Block& block, std::span<float> call) const;
    /// By how much R&D calls raise the firm's search; with `international` those for several countries only.
    double search(std::uint32_t row, bool international) const;
    /// The largest number of members that an R&D call asks for which the firm may apply to; 0 without such a call.
    int members_required(std::uint32_t row) const;

    /// What the applicant counts on, if anything. It must be aware of the call, unless its cluster's management is,
    /// which knows of every call.
    GrantOffers offers(const CostedAct& act, bool must_be_aware = true) const;
    /// What a member of a consortium that does not lead gets of the instrument that its leader applies to, kEUR.
    double member_grant(std::size_t instrument, const CostedAct& act) const;
    /// Instruments that take applications this quarter, by number; managements are aware of all of them.
    std::span<const std::uint16_t> open_instruments() const { return open_; }
    /// False if applying costs more than it is likely to bring.
    bool is_worth_applying(const Instrument& instrument, double grant_keur) const;

    const OpenCallInputs& inputs() const { return *in_; }
    bool is_aware(std::uint32_t row, std::size_t line) const;

 private:
    std::optional<GrantOffer> offer(std::size_t instrument, const CostedAct& act) const;
    double grant_left(std::uint16_t instrument, const CostedAct& act) const;

    std::optional<OpenCallInputs> in_;
    std::array<bool, count_of<FundedAct>()> takes_{};
    std::vector<std::uint16_t> open_;
    std::vector<std::uint16_t> look_calls_;
    std::vector<std::uint16_t> search_calls_;
    std::vector<std::uint8_t> under_cap_;
};

}  // namespace abroad
