// Written by `cargo xtask gen`; do not edit.
import type { McpElicitationStringType } from "./McpElicitationStringType";

/** A field of a form with one choice to make, in the older form: names beside the values. */
export type McpElicitationLegacyTitledEnumSchema = {
  /** The choice to begin with. */
  default?: string;
  /** What the field is for. */
  description?: string;
  /** The values to choose from. */
  enum: Array<string>;
  /** Their names for people, in the same order. The values themselves if unset. */
  enumNames?: Array<string>;
  /** The field's name for people. */
  title?: string;
  /** Always `string`. */
  type: McpElicitationStringType;
};
