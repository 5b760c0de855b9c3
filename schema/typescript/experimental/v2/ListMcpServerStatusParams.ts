// Written by `cargo xtask gen`; do not edit.
import type { McpServerStatusDetail } from "./McpServerStatusDetail";

/** Params of `mcpServerStatus/list`. */
export type ListMcpServerStatusParams = {
  /** Where to go on: a cursor from an earlier page. From the start if unset. */
  cursor?: string | null;
  /** How much to tell of each server. All if unset. */
  detail?: McpServerStatusDetail | null;
  /**
   * Only servers of this environment; needs `serverName` and `threadId`. Those of the
   * configuration if unset.
   */
  environmentId?: string | null;
  /** Entries a page at most. */
  limit?: number | null;
  /** The only server to list; an unknown one gives an empty list. All if unset. */
  serverName?: string | null;
  /** The thread whose servers are meant. Those of the configuration if unset. */
  threadId?: string | null;
};
