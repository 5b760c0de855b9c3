// Written by `cargo xtask gen`; do not edit.

/** How a tool's user interface is shown. */
export type McpAppDisplayMode =
  /** Within the conversation. */
  | "inline"
  /** In place of it. */
  | "fullscreen";
