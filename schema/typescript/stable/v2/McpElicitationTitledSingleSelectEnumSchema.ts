// Written by `cargo xtask gen`; do not edit.
import type { McpElicitationConstOption } from "./McpElicitationConstOption";
import type { McpElicitationStringType } from "./McpElicitationStringType";

/** A field of a form with one choice to make among choices that have names for people. */
export type McpElicitationTitledSingleSelectEnumSchema = {
  /** The choice to begin with. */
  default?: string;
  /** What the field is for. */
  description?: string;
  /** The choices. */
  oneOf: Array<McpElicitationConstOption>;
  /** The field's name for people. */
  title?: string;
  /** Always `string`. */
  type: McpElicitationStringType;
};
