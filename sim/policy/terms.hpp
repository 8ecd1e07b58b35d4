// What single kinds of instruments agree with their recipients beside rate and ceiling: terms of guarantees, of grants
// to cluster managements, of matchmaking, offices and campaigns (MODEL section 6, Kinds). Each kind declares its own
// keys in its file; here is only the data.
#pragma once

namespace abroad {

struct GuaranteeTerms {
    double guarantee_years = 3;
    double guarantee_premium_per_year = 0.02;
};

struct ManagementGrantTerms {
    double conception_keur_per_year = 120;
    int conception_quarters = 8;
    double gate_quality = 0.3;
    double implementation_keur_per_year = 120;
    double implementation_years = 4;
    /// What the last year of the implementation is paid, as a share of the first: schemes whose rate falls.
    double implementation_end_share = 1;
};

struct MatchmakingTerms {
    int pairs_per_year_count = 10;
    double pair_cost_keur = 25;
    int meetings_per_pair_count = 10;
};

struct OfficeTerms {
    double presence_gain_per_year = 0.1;
};

struct CampaignTerms {
    double campaign_gain_share = 0.1;
};

/// Keys `funding.*` of a scenario, for all instruments.
struct FundingParameters {
    double de_minimis_cap_keur = 200;
    double label_gold_quality = 0.6;
    double label_gold_experience = 0.4;
    double label_silver_quality = 0.4;
    double management_score_interest_share = 0.5;
    double fair_cost_keur = 12;
    double fair_scouting_gain_share = 0.3;
    double training_cost_keur = 15;
    double training_gain_share = 0.15;
    int matching_tries_count = 60;
    double matching_least_relatedness = 0.4;
    double matching_link_trust = 0.4;
    double matching_link_gain = 0.1;
    double meeting_trust_gain = 0.25;
    double cost_of_public_funds = 1;
};

}  // namespace abroad
