// Written by `cargo xtask gen`; do not edit.

/** Why another model answered. */
export type ModelRerouteReason = "highRiskCyberActivity";
