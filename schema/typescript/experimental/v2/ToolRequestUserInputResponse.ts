// Written by `cargo xtask gen`; do not edit.
import type { ToolRequestUserInputAnswer } from "./ToolRequestUserInputAnswer";

/** Answer to `item/tool/requestUserInput`; it goes to the model as JSON. */
export type ToolRequestUserInputResponse = {
  /** The answers by the id of their question. */
  answers: { [key in string]?: ToolRequestUserInputAnswer };
};
