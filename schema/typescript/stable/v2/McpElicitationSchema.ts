// Written by `cargo xtask gen`; do not edit.
import type { McpElicitationObjectType } from "./McpElicitationObjectType";
import type { McpElicitationPrimitiveSchema } from "./McpElicitationPrimitiveSchema";

/** A form that an MCP server wants filled in: a flat object in a small part of JSON Schema. */
export type McpElicitationSchema = {
  /** The version of JSON Schema it is written in. */
  "$schema"?: string;
  /** The fields by name; none if only a yes or no is asked. */
  properties: { [key in string]?: McpElicitationPrimitiveSchema };
  /** Names of the fields that must be filled in. None if unset. */
  required?: Array<string>;
  /** Always `object`. */
  type: McpElicitationObjectType;
};
