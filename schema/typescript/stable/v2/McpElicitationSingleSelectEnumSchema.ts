// Written by `cargo xtask gen`; do not edit.
import type { McpElicitationTitledSingleSelectEnumSchema } from "./McpElicitationTitledSingleSelectEnumSchema";
import type { McpElicitationUntitledSingleSelectEnumSchema } from "./McpElicitationUntitledSingleSelectEnumSchema";

/** A field of a form with one choice to make. */
export type McpElicitationSingleSelectEnumSchema =
  /** The choices are shown as they are. */
  | McpElicitationUntitledSingleSelectEnumSchema
  /** The choices have names for people. */
  | McpElicitationTitledSingleSelectEnumSchema;
