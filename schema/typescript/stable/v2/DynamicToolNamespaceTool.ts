// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "../serde_json/JsonValue";

/** A tool in a group. */
export type DynamicToolNamespaceTool = {
    /** Whether the model learns of it only when it searches for tools. No by default. */
    deferLoading?: boolean;
    /** What it does, for the model. */
    description: string;
    /** JSON Schema of its arguments. */
    inputSchema: JsonValue;
    /** Its name within the group. */
    name: string;
    type: "function";
  };
