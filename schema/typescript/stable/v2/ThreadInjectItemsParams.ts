// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "../serde_json/JsonValue";

/** Params of `thread/inject_items`. */
export type ThreadInjectItemsParams = {
  /**
   * Items as the provider's Responses API knows them, in order; at least one, and each an
   * object.
   */
  items: Array<JsonValue>;
  /** The thread. */
  threadId: string;
};
