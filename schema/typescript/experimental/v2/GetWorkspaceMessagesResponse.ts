// Written by `cargo xtask gen`; do not edit.
import type { WorkspaceMessage } from "./WorkspaceMessage";

/** Answer to `account/workspaceMessages/read`. */
export type GetWorkspaceMessagesResponse = {
  /** Whether the account's workspace has such messages at all. */
  featureEnabled: boolean;
  /** The messages; empty if there are none. */
  messages: Array<WorkspaceMessage>;
};
