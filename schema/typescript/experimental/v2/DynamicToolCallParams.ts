// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "../serde_json/JsonValue";

/** Params of `item/tool/call`: run this tool, which the client brought to the thread. */
export type DynamicToolCallParams = {
  /** The arguments, as the model gave them. */
  arguments: JsonValue;
  /** Id of the call; the item has the same. */
  callId: string;
  /** The group that the tool belongs to; `None` if it belongs to none. */
  namespace: string | null;
  /** The thread. */
  threadId: string;
  /** The tool's name. */
  tool: string;
  /** The turn. */
  turnId: string;
};
