// Written by `cargo xtask gen`; do not edit.

/** A tool of an MCP server. */
export type Tool = {
  /** Metadata as MCP defines it. */
  _meta?: unknown;
  /**
   * Hints about what it does, as MCP defines them; without `readOnlyHint` its calls need
   * approval.
   */
  annotations?: unknown;
  /** What it does, for the model. */
  description?: string | null;
  /** Its icons, as MCP defines them. */
  icons?: Array<unknown> | null;
  /** JSON Schema of its arguments. */
  inputSchema: unknown;
  /** Its name, by which it is called. */
  name: string;
  /** JSON Schema of its structured result; unset if it promises none. */
  outputSchema?: unknown;
  /** Its name for people. */
  title?: string | null;
};
