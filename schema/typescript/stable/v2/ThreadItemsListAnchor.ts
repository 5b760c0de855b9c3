// Written by `cargo xtask gen`; do not edit.

/** A place in a thread that a list of items begins at. */
export type ThreadItemsListAnchor = {
    /** The item. */
    itemId: string;
    type: "item";
  };
