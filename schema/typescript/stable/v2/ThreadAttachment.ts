// Written by `cargo xtask gen`; do not edit.
import type { JsonValue } from "../serde_json/JsonValue";

/** Something that clients attached to a thread; its type and key together name it. */
export type ThreadAttachment = {
  /** Its type, a word of the client's; not empty. */
  attachmentType: string;
  /** When it was attached, in seconds since the Unix epoch. */
  createdAt: number;
  /** Its id, a UUID the server made. */
  id: string;
  /** Its key among attachments of its type, a word of the client's. */
  identityKey: string;
  /** Any JSON the client stored with it. */
  payload: JsonValue;
};
