// Written by `cargo xtask gen`; do not edit.

/** A reason for `account/updated` other than a login or a logout. */
export type AccountUpdateReason =
  /** The workspace that requests are routed to is known now. */
  | "workspaceRoutingReady"
  /** None of the others. */
  | "unknown";
