// Written by `cargo xtask gen`; do not edit.

/** How the server makes itself known as an OAuth client. */
export type McpServerOauthClientRegistration =
  /** By whichever way the other side supports. */
  | "auto"
  /** By a client ID metadata document. */
  | "cimd"
  /** By dynamic client registration. */
  | "dcr";
