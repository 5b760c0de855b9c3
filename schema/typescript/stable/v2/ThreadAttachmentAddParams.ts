// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "../serde_json/JsonValue";

/** Params of `thread/attachment/add`. */
export type ThreadAttachmentAddParams = {
  /** Its type; must not be empty. */
  attachmentType: string;
  /** Its key among attachments of its type. */
  identityKey: string;
  /** Any JSON to store with it; ignored if the thread has one with this type and key. */
  payload: JsonValue;
  /** The thread; it must have had a user message. */
  threadId: string;
};
