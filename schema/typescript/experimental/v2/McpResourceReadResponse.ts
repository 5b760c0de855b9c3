// Written by `cargo xtask gen`; do not edit.
import type { ResourceContent } from "../ResourceContent";

/** Answer to `mcpServer/resource/read`. */
export type McpResourceReadResponse = {
  /** The resource's parts, as the server gave them. */
  contents: Array<ResourceContent>;
  /** The id that the params gave; `None` if they gave none. */
  originCallId: string | null;
};
