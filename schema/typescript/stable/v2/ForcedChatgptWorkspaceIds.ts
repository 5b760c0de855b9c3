// Written by `cargo xtask gen`; do not edit.

/** The workspaces that a ChatGPT login may belong to. */
export type ForcedChatgptWorkspaceIds =
  /** Only this one. */
  | string
  /** Any of these. */
  | Array<string>;
