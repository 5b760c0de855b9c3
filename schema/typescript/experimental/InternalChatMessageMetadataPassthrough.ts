// Written by `cargo xtask gen`; do not edit.

/** Metadata that providers of this protocol family pass along. */
export type InternalChatMessageMetadataPassthrough = {
  /** The turn. */
  turn_id?: string;
};
