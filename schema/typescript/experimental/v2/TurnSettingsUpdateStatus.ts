// Written by `cargo xtask gen`; do not edit.

/** What came of `turn/settings/update`. */
export type TurnSettingsUpdateStatus =
  /** The settings hold. */
  | "applied"
  /** The turn cannot take them, as it is not there to be changed. */
  | "targetUnavailable";
