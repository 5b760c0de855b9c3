// Written by `cargo xtask gen`; do not edit.

/** How a workspace's message is meant to be shown. */
export type WorkspaceMessageType =
  /** As a headline. */
  | "headline"
  /** As an announcement. */
  | "announcement"
  /** In a way that this version does not know. */
  | "unknown";
