// Written by `cargo xtask gen`; do not edit.
import type { FileUpdateChange } from "./FileUpdateChange";

/**
 * Payload of `item/fileChange/patchUpdated`: sent when the changes of an item become known or
 * others.
 */
export type FileChangePatchUpdatedNotification = {
  /** All its changes, in place of those told before. */
  changes: Array<FileUpdateChange>;
  /** The item. */
  itemId: string;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};
