// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/items/read`. */
export type ThreadItemsReadParams = {
  /** The items, from 1 to 100. */
  itemIds: Array<string>;
  /** The thread. */
  threadId: string;
  /** The turn they belong to. */
  turnId: string;
};
