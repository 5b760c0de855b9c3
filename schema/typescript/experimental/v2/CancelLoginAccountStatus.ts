// Written by `cargo xtask gen`; do not edit.

/** Whether a login was cancelled. */
export type CancelLoginAccountStatus =
  /** It was waiting for the user and no longer is. */
  | "canceled"
  /** No such login is waiting. */
  | "notFound";
