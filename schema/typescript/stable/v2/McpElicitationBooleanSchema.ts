// Written by `cargo xtask gen`; do not edit.
import type { McpElicitationBooleanType } from "./McpElicitationBooleanType";

/** A field of a form that is answered yes or no. */
export type McpElicitationBooleanSchema = {
  /** The answer to begin with. */
  default?: boolean;
  /** What the field is for. */
  description?: string;
  /** The field's name for people. */
  title?: string;
  /** Always `boolean`. */
  type: McpElicitationBooleanType;
};
