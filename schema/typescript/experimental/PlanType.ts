// Written by `cargo xtask gen`; do not edit.

/** A ChatGPT account's plan, as the provider calls it. */
export type PlanType =
  /** Free. */
  | "free"
  /** Go. */
  | "go"
  /** Plus. */
  | "plus"
  /** Pro. */
  | "pro"
  /** Pro Lite. */
  | "prolite"
  /** Pro Max. */
  | "promax"
  /** Team. */
  | "team"
  /** Business, bought online, at the Pro Lite level. */
  | "self_serve_business_prolite"
  /** Business, bought online, paid by usage. */
  | "self_serve_business_usage_based"
  /** Business. */
  | "business"
  /** Enterprise, by the terms of 2026. */
  | "ent26"
  /** Enterprise, for automation. */
  | "enterprise_cbp_automation"
  /** Enterprise, paid by usage. */
  | "enterprise_cbp_usage_based"
  /** Enterprise. */
  | "enterprise"
  /** Education. */
  | "edu"
  /** Education Plus. */
  | "edu_plus"
  /** Education Pro. */
  | "edu_pro"
  /** Science. */
  | "sci"
  /** Science Plus. */
  | "sci_plus"
  /** A plan that this version does not know. */
  | "unknown";
