#include "phases/information_parameters.hpp"

namespace abroad {

void declare(Fields& fields, InformationParameters& p) {
    fields.section("information", "Information and experience");
    fields.count("information.opinion_quarters_count", p.opinion_quarters_count, {1, 400}, "quarters",
                 "quarters for which an opinion and the draw of the choice hold", Source::calibrated);
    fields.number("information.experience_gain_per_year", p.experience_gain_per_year, {0, 4}, "1/year",
                  "growth of experience while active", Source::calibrated);
    fields.number("information.experience_loss_per_year", p.experience_loss_per_year, {0, 4}, "1/year",
                  "decay of experience when not active", Source::calibrated);
    fields.number("information.peer_weight", p.peer_weight, {0, 1}, "-", "what peers active in the market tell",
                  Source::calibrated);
    fields.number("information.management_weight", p.management_weight, {0, 1}, "-",
                  "what the cluster management tells", Source::calibrated);
    fields.number("information.agency_weight", p.agency_weight, {0, 1}, "-", "what agency or chamber tells",
                  Source::calibrated);
    fields.number("information.partner_weight", p.partner_weight, {0, 1}, "-",
                  "what a strategic partner or linked cluster tells", Source::calibrated);
    fields.number("information.scouting_loss_per_year", p.scouting_loss_per_year, {0, 4}, "1/year",
                  "decay of scouting information", Source::calibrated);
    fields.number("information.scouting_gain_share", p.scouting_gain_share, {0, 1}, "share",
                  "share of the missing scouting information that a look adds", Source::calibrated);
    fields.number("information.look_cost_keur", p.look_cost_keur, {0, 1000}, "kEUR", "cost of a look",
                  Source::calibrated);
    fields.number("information.perception_log_sd", p.perception_log_sd, {0, 4}, "ln",
                  "error of perceived revenue without information", Source::calibrated);
    fields.number("information.caution_share", p.caution_share, {0, 1}, "share",
                  "discount of perceived profit without information", Source::calibrated);
}

}  // namespace abroad
