// Written by `cargo xtask gen`; do not edit.
import type { DynamicToolNamespaceTool } from "./DynamicToolNamespaceTool";
import type { JsonValue } from "../serde_json/JsonValue";

/** A tool that a client brings, or a group of them. */
export type DynamicToolSpec =
  /** A tool. */
  | {
    /** Whether the model learns of it only when it searches for tools. No by default. */
    deferLoading?: boolean;
    /** What it does, for the model. */
    description: string;
    /** JSON Schema of its arguments. */
    inputSchema: JsonValue;
    /** Its name. */
    name: string;
    type: "function";
  }
  /** A group of tools. */
  | {
    /** What they are for, for the model. */
    description: string;
    /** The group's name. */
    name: string;
    /** The tools. */
    tools: Array<DynamicToolNamespaceTool>;
    type: "namespace";
  };
