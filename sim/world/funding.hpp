// Public money in the world: what was applied for and decided, every movement of money, the budget lines as they stand,
// and awards that still run (MODEL section 6). Tables of columns; rows of the ledger and of applications are only
// added. How instruments decide is in policy/; what recipients do with the money is in phases/.
#pragma once

#include <array>
#include <cstdint>
#include <type_traits>
#include <vector>

#include "base/money.hpp"
#include "base/named_code.hpp"

namespace abroad {

/// Who receives public money. A research organisation is a firm here. Nobody: money that buys something for all.
enum class RecipientKind : std::uint8_t { firm, cluster_management, agency, nobody };

template <>
struct NamesOf<RecipientKind> {
    static constexpr std::array<NamedCode<RecipientKind>, 4> values{
        {{RecipientKind::firm, "firm"},
         {RecipientKind::cluster_management, "cluster_management"},
         {RecipientKind::agency, "agency"},
         {RecipientKind::nobody, "nobody"}}};
};

/// What public money is given for.
enum class FundedAct : std::uint8_t {
    entry,
    guarantee,
    fair,
    venture,
    project,
    strategy,
    training,
    services,
    office,
    matching,
    campaign
};

template <>
struct NamesOf<FundedAct> {
    static constexpr std::array<NamedCode<FundedAct>, 11> values{{{FundedAct::entry, "entry"},
                                                                  {FundedAct::guarantee, "guarantee"},
                                                                  {FundedAct::fair, "fair"},
                                                                  {FundedAct::venture, "venture"},
                                                                  {FundedAct::project, "project"},
                                                                  {FundedAct::strategy, "strategy"},
                                                                  {FundedAct::training, "training"},
                                                                  {FundedAct::services, "services"},
                                                                  {FundedAct::office, "office"},
                                                                  {FundedAct::matching, "matching"},
                                                                  {FundedAct::campaign, "campaign"}}};
};

/// What became of an application. in_part: the rest of the money, less than was asked for. over_ceiling: earlier on the
/// list the applicant, or its country, got what it may have.
enum class FundingDecision : std::uint8_t { awarded, in_part, below_threshold, no_money, over_ceiling };

template <>
struct NamesOf<FundingDecision> {
    static constexpr std::array<NamedCode<FundingDecision>, 5> values{
        {{FundingDecision::awarded, "awarded"},
         {FundingDecision::in_part, "in_part"},
         {FundingDecision::below_threshold, "below_threshold"},
         {FundingDecision::no_money, "no_money"},
         {FundingDecision::over_ceiling, "over_ceiling"}}};
};

/// Why an act needed the money (MODEL section 3, Reasons): it would be done anyway; it is worth its full cost but the
/// money is lacking; it is not worth its full cost (N3 of slide 2).
enum class FundedBecause : std::uint8_t { own_account, liquidity, only_because_of_funding };

template <>
struct NamesOf<FundedBecause> {
    static constexpr std::array<NamedCode<FundedBecause>, 3> values{
        {{FundedBecause::own_account, "own_account"},
         {FundedBecause::liquidity, "liquidity"},
         {FundedBecause::only_because_of_funding, "only_because_of_funding"}}};
};

/// Instrument and reason in one number above 0, as positions carry it.
inline constexpr std::uint16_t reasons_per_instrument = 4;
constexpr std::uint16_t funding_code(std::uint16_t instrument, FundedBecause because) {
    return static_cast<std::uint16_t>(1 + reasons_per_instrument * instrument + static_cast<unsigned>(because));
}
constexpr std::uint16_t instrument_of_code(std::uint16_t code) {
    return static_cast<std::uint16_t>((code - 1) / reasons_per_instrument);
}
constexpr FundedBecause because_of_code(std::uint16_t code) {
    return static_cast<FundedBecause>((code - 1) % reasons_per_instrument);
}

/// What the applicant did after the decision.
enum class FundedFate : std::uint8_t { done_with_money, done_without, not_done };

template <>
struct NamesOf<FundedFate> {
    static constexpr std::array<NamedCode<FundedFate>, 3> values{{{FundedFate::done_with_money, "done_with_money"},
                                                                  {FundedFate::done_without, "done_without"},
                                                                  {FundedFate::not_done, "not_done"}}};
};

/// The fate of an application by whether the act is done, and with the money.
constexpr FundedFate fate_of(bool is_done, bool is_paid) {
    if (!is_done) return FundedFate::not_done;
    return is_paid ? FundedFate::done_with_money : FundedFate::done_without;
}

/// One row an application of one applicant to one instrument; the members of a consortium have a row each, with the
/// leader's row in `consortium`. Instruments and lines by their places in order of number.
struct Applications {
    std::vector<std::int32_t> step;
    std::vector<std::uint16_t> instrument;
    std::vector<std::uint16_t> line;
    std::vector<RecipientKind> kind;
    /// Seat of a firm, row of a cluster, row of an agency's country.
    std::vector<std::uint32_t> applicant;
    std::vector<std::uint16_t> generation;
    /// Home of the applicant.
    std::vector<std::uint16_t> country;
    /// Of a firm its employees when it applied; 0 of research organisations and of all others.
    std::vector<float> employees;
    std::vector<FundedAct> act;
    /// Market, or no_market (0xffff).
    std::vector<std::uint16_t> market;
    std::vector<std::uint32_t> consortium;
    /// The applicant's own cost of the act, and what it asked for.
    std::vector<Cents> cost;
    std::vector<Cents> requested;
    /// 0..1; of ranked selections, else the draw that ordered them. Places from 1 on the list of the line and phase.
    std::vector<float> score;
    std::vector<std::uint32_t> rank;
    std::vector<FundingDecision> decision;
    std::vector<Cents> awarded;
    std::vector<FundedBecause> because;
    std::vector<FundedFate> fate;
    std::size_t count() const { return step.size(); }
};

template <class Table, class Visit>
requires std::is_same_v<std::remove_const_t<Table>, Applications>
void visit_columns(Table& table, Visit&& visit) {
    visit("step", table.step);
    visit("instrument", table.instrument);
    visit("line", table.line);
    visit("kind", table.kind);
    visit("applicant", table.applicant);
    visit("generation", table.generation);
    visit("country", table.country);
    visit("employees", table.employees);
    visit("act", table.act);
    visit("market", table.market);
    visit("consortium", table.consortium);
    visit("cost", table.cost);
    visit("requested", table.requested);
    visit("score", table.score);
    visit("rank", table.rank);
    visit("decision", table.decision);
    visit("awarded", table.awarded);
    visit("because", table.because);
    visit("fate", table.fate);
}

/// Members of a management's cluster at the time of its award: the firms that the award is counted for.
struct FundedMembers {
    std::vector<std::uint32_t> application;
    std::vector<std::uint32_t> seat;
    std::vector<std::uint16_t> generation;
};

template <class Table, class Visit>
requires std::is_same_v<std::remove_const_t<Table>, FundedMembers>
void visit_columns(Table& table, Visit&& visit) {
    visit("application", table.application);
    visit("seat", table.seat);
    visit("generation", table.generation);
}

/// Kinds of movement, each between two accounts: debit falls, credit rises.
enum class LedgerKind : std::uint8_t {
    /// treasury to line: budget released
    top_up,
    /// line to commitments
    award,
    /// commitments to recipient
    payment,
    /// commitments back to the line: an award not used, or not used up
    release,
    /// line back to the treasury: money that nobody got by the end of the year
    lapse,
    /// recipient to treasury: premium of a guarantee
    premium,
    /// treasury to administration: cost of running the instrument
    administration
};

template <>
struct NamesOf<LedgerKind> {
    static constexpr std::array<NamedCode<LedgerKind>, 7> values{{{LedgerKind::top_up, "top_up"},
                                                                  {LedgerKind::award, "award"},
                                                                  {LedgerKind::payment, "payment"},
                                                                  {LedgerKind::release, "release"},
                                                                  {LedgerKind::lapse, "lapse"},
                                                                  {LedgerKind::premium, "premium"},
                                                                  {LedgerKind::administration, "administration"}}};
};

inline constexpr std::uint16_t no_instrument = 0xffff;
inline constexpr std::uint32_t no_application = 0xffffffff;

/// One row a movement of money, amounts above 0.
struct Ledger {
    std::vector<std::int32_t> step;
    std::vector<LedgerKind> kind;
    std::vector<std::uint16_t> line;
    /// no_instrument for movements of the line as a whole.
    std::vector<std::uint16_t> instrument;
    std::vector<std::uint32_t> application;
    std::vector<Cents> amount;
    std::size_t count() const { return step.size(); }
};

template <class Table, class Visit>
requires std::is_same_v<std::remove_const_t<Table>, Ledger>
void visit_columns(Table& table, Visit&& visit) {
    visit("step", table.step);
    visit("kind", table.kind);
    visit("line", table.line);
    visit("instrument", table.instrument);
    visit("application", table.application);
    visit("amount", table.amount);
}

/// Budget lines as they stand.
struct LineStates {
    /// Released and not awarded; awarded and not paid.
    std::vector<Cents> available;
    std::vector<Cents> committed;
    /// Budget released since the beginning of the calendar year, instalments of earlier awards included.
    std::vector<Cents> released_this_year;
    std::vector<Cents> instalments_this_year;
    /// Applications of the last round with any, and how many of them were paid: what firms think of their chances.
    std::vector<std::int64_t> last_applications;
    std::vector<std::int64_t> last_paid;
    std::vector<std::int32_t> last_step;
    std::size_t count() const { return available.size(); }
};

template <class Table, class Visit>
requires std::is_same_v<std::remove_const_t<Table>, LineStates>
void visit_columns(Table& table, Visit&& visit) {
    visit("available", table.available);
    visit("committed", table.committed);
    visit("released_this_year", table.released_this_year);
    visit("instalments_this_year", table.instalments_this_year);
    visit("last_applications", table.last_applications);
    visit("last_paid", table.last_paid);
    visit("last_step", table.last_step);
}

/// How an award that still runs is paid.
enum class CommitmentKind : std::uint8_t { reimbursement, guarantee, conception, implementation };

/// Awards under way. `application` tells the rest.
struct Commitments {
    std::vector<std::uint32_t> application;
    std::vector<CommitmentKind> kind;
    /// Row of the firm or of the cluster.
    std::vector<std::uint32_t> row;
    std::vector<std::int32_t> start_step;
    /// First quarter in which nothing is due any more; of a reimbursement the quarter in which it is paid.
    std::vector<std::int32_t> end_step;
    /// Of the instalment that was booked: what is not paid yet.
    std::vector<Cents> left;
    /// What a full year comes to.
    std::vector<Cents> per_year;
    /// Of a guarantee: full cost of the entry, kEUR, for the premium.
    std::vector<double> entry_cost_keur;
    std::size_t count() const { return application.size(); }
};

template <class Table, class Visit>
requires std::is_same_v<std::remove_const_t<Table>, Commitments>
void visit_columns(Table& table, Visit&& visit) {
    visit("application", table.application);
    visit("kind", table.kind);
    visit("row", table.row);
    visit("start_step", table.start_step);
    visit("end_step", table.end_step);
    visit("left", table.left);
    visit("per_year", table.per_year);
    visit("entry_cost_keur", table.entry_cost_keur);
}

/// An award that begins to run.
struct Commitment {
    std::uint32_t application;
    CommitmentKind kind;
    std::uint32_t row;
    std::int32_t start_step;
    std::int32_t end_step;
    Cents left;
    Cents per_year = 0;
    double entry_cost_keur = 0;
};

inline void add_commitment(const Commitment& one, Commitments& table) {
    table.application.push_back(one.application);
    table.kind.push_back(one.kind);
    table.row.push_back(one.row);
    table.start_step.push_back(one.start_step);
    table.end_step.push_back(one.end_step);
    table.left.push_back(one.left);
    table.per_year.push_back(one.per_year);
    table.entry_cost_keur.push_back(one.entry_cost_keur);
}

struct FundingTables {
    Applications applications;
    FundedMembers members;
    Ledger ledger;
    LineStates lines;
    Commitments commitments;
};

}  // namespace abroad
