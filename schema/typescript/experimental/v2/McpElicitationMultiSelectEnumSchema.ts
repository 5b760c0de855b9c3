// Written by `cargo xtask gen`; do not edit.
import type { McpElicitationTitledMultiSelectEnumSchema } from "./McpElicitationTitledMultiSelectEnumSchema";
import type { McpElicitationUntitledMultiSelectEnumSchema } from "./McpElicitationUntitledMultiSelectEnumSchema";

/** A field of a form with any number of choices to make. */
export type McpElicitationMultiSelectEnumSchema =
  /** The choices are shown as they are. */
  | McpElicitationUntitledMultiSelectEnumSchema
  /** The choices have names for people. */
  | McpElicitationTitledMultiSelectEnumSchema;
