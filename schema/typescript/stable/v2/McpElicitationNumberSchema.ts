// Written by `cargo xtask gen`; do not edit.
import type { McpElicitationNumberType } from "./McpElicitationNumberType";

/** A field of a form that takes a number. */
export type McpElicitationNumberSchema = {
  /** The number to begin with. */
  default?: number;
  /** What the field is for. */
  description?: string;
  /** The largest number allowed. Any if unset. */
  maximum?: number;
  /** The smallest number allowed. Any if unset. */
  minimum?: number;
  /** The field's name for people. */
  title?: string;
  /** Whether it must be whole. */
  type: McpElicitationNumberType;
};
