// Written by `cargo xtask gen`; do not edit.
import type { McpElicitationStringType } from "./McpElicitationStringType";

/** A field of a form with one choice to make, in the older form: names beside the values. */
export type McpElicitationLegacyTitledEnumSchema = {
  /** The choice to begin with. */
  default?: string | null;
  /** What the field is for. */
  description?: string | null;
  /** The values to choose from. */
  enum: Array<string>;
  /** Their names for people, in the same order. The values themselves if unset. */
  enumNames?: Array<string> | null;
  /** The field's name for people. */
  title?: string | null;
  /** Always `string`. */
  type: McpElicitationStringType;
};
