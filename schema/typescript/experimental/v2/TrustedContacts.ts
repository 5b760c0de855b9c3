// Written by `cargo xtask gen`; do not edit.

/** Says if the client considers the user's trusted contacts. */
export type TrustedContacts =
  /** It considers them. */
  | "check"
  /** It does not. */
  | "skip";
