// Written by `cargo xtask gen`; do not edit.
import type { McpElicitationStringFormat } from "./McpElicitationStringFormat";
import type { McpElicitationStringType } from "./McpElicitationStringType";

/** A field of a form that takes a text. */
export type McpElicitationStringSchema = {
  /** The text to begin with. */
  default?: string;
  /** What the field is for. */
  description?: string;
  /** What it must look like. Anything if unset. */
  format?: McpElicitationStringFormat;
  /** How long it may be, in characters. Any length if unset. */
  maxLength?: number;
  /** How long it must be, in characters. Any length if unset. */
  minLength?: number;
  /** The field's name for people. */
  title?: string;
  /** Always `string`. */
  type: McpElicitationStringType;
};
