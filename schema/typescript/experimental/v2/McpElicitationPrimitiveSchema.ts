// Written by `cargo xtask gen`; do not edit.
import type { McpElicitationBooleanSchema } from "./McpElicitationBooleanSchema";
import type { McpElicitationEnumSchema } from "./McpElicitationEnumSchema";
import type { McpElicitationNumberSchema } from "./McpElicitationNumberSchema";
import type { McpElicitationStringSchema } from "./McpElicitationStringSchema";

/** One field of a form. */
export type McpElicitationPrimitiveSchema =
  /** Choices. */
  | McpElicitationEnumSchema
  /** A text. */
  | McpElicitationStringSchema
  /** A number. */
  | McpElicitationNumberSchema
  /** A yes or no. */
  | McpElicitationBooleanSchema;
