// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/inject_items`. */
export type ThreadInjectItemsParams = {
  /**
   * Items as the provider's Responses API knows them, in order; at least one, and each an
   * object.
   */
  items: Array<unknown>;
  /** The thread. */
  threadId: string;
};
