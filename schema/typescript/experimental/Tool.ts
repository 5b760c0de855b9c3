// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "./serde_json/JsonValue";

/** A tool of an MCP server. */
export type Tool = {
  /** Metadata as MCP defines it. */
  _meta?: JsonValue;
  /**
   * Hints about what it does, as MCP defines them; without `readOnlyHint` its calls need
   * approval.
   */
  annotations?: JsonValue;
  /** What it does, for the model. */
  description?: string;
  /** Its icons, as MCP defines them. */
  icons?: Array<JsonValue>;
  /** JSON Schema of its arguments. */
  inputSchema: JsonValue;
  /** Its name, by which it is called. */
  name: string;
  /** JSON Schema of its structured result; unset if it promises none. */
  outputSchema?: JsonValue;
  /** Its name for people. */
  title?: string;
};
