// Written by `cargo xtask gen`; do not edit.

/** Why a plugin cannot be used. */
export type PluginDisabledReason =
  /** An administrator has switched it off. */
  | "disabled_by_admin"
  /** The user's plan does not include it. */
  | "plan_not_eligible"
  /** An app it needs cannot be had. */
  | "required_app_unavailable"
  /** A reason that this version does not know. */
  | "unknown";
