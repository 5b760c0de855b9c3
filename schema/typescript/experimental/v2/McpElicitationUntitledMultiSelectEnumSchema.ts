// Written by `cargo xtask gen`; do not edit.
import type { McpElicitationArrayType } from "./McpElicitationArrayType";
import type { McpElicitationUntitledEnumItems } from "./McpElicitationUntitledEnumItems";

/** A field of a form with any number of choices to make, which are shown as they are. */
export type McpElicitationUntitledMultiSelectEnumSchema = {
  /** The choices to begin with. */
  default?: Array<string>;
  /** What the field is for. */
  description?: string;
  /** What there is to choose from. */
  items: McpElicitationUntitledEnumItems;
  /** How many may be chosen. Any number if unset. */
  maxItems?: number;
  /** How many must be chosen. Any number if unset. */
  minItems?: number;
  /** The field's name for people. */
  title?: string;
  /** Always `array`. */
  type: McpElicitationArrayType;
};
