// Written by `cargo xtask gen`; do not edit.
import type { McpElicitationStringFormat } from "./McpElicitationStringFormat";
import type { McpElicitationStringType } from "./McpElicitationStringType";

/** A field of a form that takes a text. */
export type McpElicitationStringSchema = {
  /** The text to begin with. */
  default?: string | null;
  /** What the field is for. */
  description?: string | null;
  /** What it must look like. Anything if unset. */
  format?: McpElicitationStringFormat | null;
  /** How long it may be, in characters. Any length if unset. */
  maxLength?: number | null;
  /** How long it must be, in characters. Any length if unset. */
  minLength?: number | null;
  /** The field's name for people. */
  title?: string | null;
  /** Always `string`. */
  type: McpElicitationStringType;
};
