// Written by `cargo xtask gen`; do not edit.

/** Params of `accountSession/list`. */
export type AccountSessionsListParams = {
  /** Whether to ask the backend anew for names and pictures of workspaces. No by default. */
  refreshWorkspaceMetadata?: boolean;
};
