#include "modes/joint_venture_parameters.hpp"

namespace abroad {

namespace {

void declare_money(Fields& fields, JointVentureParameters& p) {
    fields.number("joint_venture.entry_cost_keur", p.entry_cost_keur, {0, 100000}, "kEUR",
                  "F_g of a venture, both partners together, at the reference size", Source::calibrated);
    fields.number("joint_venture.fixed_cost_keur_per_year", p.fixed_cost_keur_per_year, {0, 100000}, "kEUR/year",
                  "f_g of a venture", Source::calibrated);
    fields.number("joint_venture.home_cost_share", p.home_cost_share, {0, 1}, "share",
                  "weight of home cost in a venture's cost", Source::calibrated);
    fields.number("joint_venture.trade_cost_share", p.trade_cost_share, {0, 1}, "share",
                  "share of trade cost that a venture bears", Source::calibrated);
    fields.number("joint_venture.reach", p.reach, {0.1, 5}, "-", "largest penetration of a venture",
                  Source::calibrated);
    fields.number("joint_venture.penetration_growth_factor", p.penetration_growth_factor, {0, 10}, "-",
                  "y_b of ventures", Source::calibrated);
    fields.number("joint_venture.equity_share", p.equity_share, {0.05, 0.95}, "share",
                  "the owner's share of entry cost, profit and sales", Source::placeholder);
    fields.number("joint_venture.shared_risk_years", p.shared_risk_years, {0, 10}, "years",
                  "worth of shared risk and the partner's knowledge in years of gross profit", Source::calibrated);
}

void declare_partner(Fields& fields, JointVentureParameters& p) {
    fields.flag("joint_venture.partner_books", p.partner_books, "whether the partner's share enters its cash",
                Source::calibrated);
    fields.count("joint_venture.largest_count_per_firm", p.largest_count_per_firm, {0, 100}, "count",
                 "ventures that a firm may take part in", Source::calibrated);
    fields.count("joint_venture.partner_draws_count", p.partner_draws_count, {0, 8}, "count",
                 "seats drawn in the search for a partner without a tie", Source::calibrated);
    fields.number("joint_venture.partner_least_relatedness", p.partner_least_relatedness, {0, 1}, "-",
                  "least relatedness of a drawn partner's sector", Source::calibrated);
    fields.number("joint_venture.partner_least_size_share", p.partner_least_size_share, {0, 10}, "share",
                  "least size of a drawn partner, share of the proposer's employees", Source::calibrated);
    fields.number("joint_venture.partner_least_cash_share", p.partner_least_cash_share, {0, 10}, "share",
                  "least cash of a drawn partner over its share of F, without partner_books", Source::calibrated);
    fields.number("joint_venture.agreement_base", p.agreement_base, {0, 1}, "probability",
                  "probability of agreement without trust", Source::calibrated);
    fields.number("joint_venture.agreement_trust", p.agreement_trust, {0, 1}, "-", "added at full trust",
                  Source::calibrated);
    fields.number("joint_venture.agreement_link", p.agreement_link, {0, 1}, "-",
                  "added with a network link of the cluster in the market", Source::calibrated);
    fields.number("joint_venture.anonymous_trust", p.anonymous_trust, {0, 1}, "trust", "trust of an anonymous partner",
                  Source::calibrated);
    fields.number("joint_venture.trust_at_formation", p.trust_at_formation, {0, 1}, "trust",
                  "rise of trust when a venture starts", Source::calibrated);
    fields.number("joint_venture.trust_gain_per_year", p.trust_gain_per_year, {0, 5}, "1/year",
                  "rise of trust while a venture lasts", Source::calibrated);
    fields.number("joint_venture.end_hazard_per_year", p.end_hazard_per_year, {0, 10}, "1/year",
                  "hazard of dissolution", "evidence: one third to two thirds end; level calibrated");
    fields.number("joint_venture.end_distance_factor", p.end_distance_factor, {0, 10}, "-",
                  "dissolution rises by this times psychic distance", Source::calibrated);
    fields.number("joint_venture.end_trust_offset", p.end_trust_offset, {1, 10}, "-",
                  "dissolution is times (this - trust)", Source::calibrated);
    fields.number("joint_venture.penetration_kept_share", p.penetration_kept_share, {0.001, 1}, "share",
                  "penetration kept when a venture falls back to export", Source::calibrated);
}

}  // namespace

void declare(Fields& fields, JointVentureParameters& p) {
    fields.section("joint_venture", "Joint venture");
    declare_money(fields, p);
    declare_partner(fields, p);
}

}  // namespace abroad
