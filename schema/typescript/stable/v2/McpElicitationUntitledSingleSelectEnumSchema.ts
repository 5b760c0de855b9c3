// Written by `cargo xtask gen`; do not edit.
import type { McpElicitationStringType } from "./McpElicitationStringType";

/** A field of a form with one choice to make among choices that are shown as they are. */
export type McpElicitationUntitledSingleSelectEnumSchema = {
  /** The choice to begin with. */
  default?: string;
  /** What the field is for. */
  description?: string;
  /** The values to choose from. */
  enum: Array<string>;
  /** The field's name for people. */
  title?: string;
  /** Always `string`. */
  type: McpElicitationStringType;
};
