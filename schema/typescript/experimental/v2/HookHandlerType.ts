// Written by `cargo xtask gen`; do not edit.

/** What a hook does. */
export type HookHandlerType =
  /** It runs a command. */
  | "command"
  /** It calls an MCP server's tool. */
  | "mcpTool"
  /** It asks a model. */
  | "prompt"
  /** It starts an agent. */
  | "agent";
