// Written by `cargo xtask gen`; do not edit.
import type { DynamicToolCallOutputContentItem } from "./DynamicToolCallOutputContentItem";

/** Answer to `item/tool/call`. */
export type DynamicToolCallResponse = {
  /** What the tool returned; it goes to the model, also when it failed. May be empty. */
  contentItems: Array<DynamicToolCallOutputContentItem>;
  /** Whether it worked; if not, the item is `failed`. */
  success: boolean;
};
