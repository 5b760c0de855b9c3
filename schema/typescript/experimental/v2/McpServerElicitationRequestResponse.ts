// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "../serde_json/JsonValue";
import type { McpServerElicitationAction } from "./McpServerElicitationAction";

/** Answer to `mcpServer/elicitation/request`; an error in its place counts as `decline`. */
export type McpServerElicitationRequestResponse = {
  /**
   * Metadata for the asker. For the approval of a tool call, `{"persist": "session"}` also stops
   * further questions.
   */
  _meta?: JsonValue;
  /** What the user did. */
  action: McpServerElicitationAction;
  /** The values of the form's fields by name; only with `accept`, null otherwise. */
  content?: JsonValue;
};
