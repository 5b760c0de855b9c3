// Written by `cargo xtask gen`; do not edit.

/** How far a model may trust a text. */
export type AdditionalContextKind =
  /** It may come from anyone. */
  | "untrusted"
  /** It comes from the client's own program. */
  | "application";
