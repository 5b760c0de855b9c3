// Written by `cargo xtask gen`; do not edit.
import type { McpElicitationLegacyTitledEnumSchema } from "./McpElicitationLegacyTitledEnumSchema";
import type { McpElicitationMultiSelectEnumSchema } from "./McpElicitationMultiSelectEnumSchema";
import type { McpElicitationSingleSelectEnumSchema } from "./McpElicitationSingleSelectEnumSchema";

/** A field of a form with choices. */
export type McpElicitationEnumSchema =
  /** One of them. */
  | McpElicitationSingleSelectEnumSchema
  /** Any number of them. */
  | McpElicitationMultiSelectEnumSchema
  /** One of them, with names for people in the older form. */
  | McpElicitationLegacyTitledEnumSchema;
