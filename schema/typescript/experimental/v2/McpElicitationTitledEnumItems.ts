// Written by `cargo xtask gen`; do not edit.
import type { McpElicitationConstOption } from "./McpElicitationConstOption";

/** Choices with names for people. */
export type McpElicitationTitledEnumItems = {
  /** The choices. */
  anyOf: Array<McpElicitationConstOption>;
};
