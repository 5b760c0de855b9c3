// Written by `cargo xtask gen`; do not edit.

/** Params of `collaborationMode/list`. There are none. */
export type CollaborationModeListParams = Record<string, never>;
