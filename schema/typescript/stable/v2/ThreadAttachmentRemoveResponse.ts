// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/attachment/remove`; the same if there was nothing to remove. */
export type ThreadAttachmentRemoveResponse = Record<string, never>;
