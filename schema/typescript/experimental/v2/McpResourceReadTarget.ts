// Written by `cargo xtask gen`; do not edit.

/** A connected app, and which of the user's connections to it. */
export type McpResourceReadTarget = {
  /** The app's id. */
  connectorId: string;
  /** The user's connection to it; `None` if no particular one is meant. */
  linkId: string | null;
};
