// Written by `cargo xtask gen`; do not edit.
import type { McpElicitationStringType } from "./McpElicitationStringType";

/** Choices that are shown as they are. */
export type McpElicitationUntitledEnumItems = {
  /** The values to choose from. */
  enum: Array<string>;
  /** Always `string`. */
  type: McpElicitationStringType;
};
