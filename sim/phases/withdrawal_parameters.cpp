#include "phases/withdrawal_parameters.hpp"

namespace abroad {

void declare(Fields& fields, WithdrawalParameters& p) {
    fields.section("withdrawal", "Withdrawal");
    fields.number("withdrawal.look_ahead_share_of_patience", p.look_ahead_share_of_patience, {0, 2}, "share",
                  "how far ahead of its patience a firm judges", Source::calibrated);
    fields.number("withdrawal.profit_smoothing_per_year", p.profit_smoothing_per_year, {0, 4}, "1/year",
                  "smoothing of prospective profit", Source::calibrated);
    fields.number("withdrawal.new_position_hazard_per_year", p.new_position_hazard_per_year, {0, 10}, "1/year",
                  "loss of custom of the inexperienced", Source::calibrated);
    fields.number("withdrawal.management_protection_share", p.management_protection_share, {0, 1}, "share",
                  "protection by the cluster management", Source::calibrated);
    fields.number("withdrawal.base_hazard_per_year", p.base_hazard_per_year, {0, 10}, "1/year",
                  "loss of custom of everybody", Source::calibrated);
    fields.number("withdrawal.size_exponent", p.size_exponent, {0, 2}, "-", "how it falls with size",
                  Source::calibrated);
    fields.number("withdrawal.loss_hazard_per_year", p.loss_hazard_per_year, {0, 50}, "1/year",
                  "hazard per prospective loss over fixed cost", Source::calibrated);
    fields.number("withdrawal.largest_loss_ratio", p.largest_loss_ratio, {0, 50}, "-", "cap of that ratio",
                  Source::calibrated);
    fields.number("withdrawal.established_mode_factor", p.established_mode_factor, {0, 5}, "-",
                  "factor for branch and production", Source::calibrated);
}

}  // namespace abroad
