// Written by `cargo xtask gen`; do not edit.
import type { McpElicitationStringType } from "./McpElicitationStringType";

/** A field of a form with one choice to make among choices that are shown as they are. */
export type McpElicitationUntitledSingleSelectEnumSchema = {
  /** The choice to begin with. */
  default?: string | null;
  /** What the field is for. */
  description?: string | null;
  /** The values to choose from. */
  enum: Array<string>;
  /** The field's name for people. */
  title?: string | null;
  /** Always `string`. */
  type: McpElicitationStringType;
};
