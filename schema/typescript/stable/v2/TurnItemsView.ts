// Written by `cargo xtask gen`; do not edit.

/** How much of a turn's items is given. */
export type TurnItemsView =
  /** None. */
  | "notLoaded"
  /** The user's words and the last of the model's. */
  | "summary"
  /** All. */
  | "full";
