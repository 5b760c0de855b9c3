// Written by `cargo xtask gen`; do not edit.
import type { McpServerStatus } from "./McpServerStatus";

/** Answer to `mcpServerStatus/list`. */
export type ListMcpServerStatusResponse = {
  /** The servers, sorted by name. */
  data: Array<McpServerStatus>;
  /** Where the next page begins; `None` on the last. */
  nextCursor: string | null;
};
