// Written by `cargo xtask gen`; do not edit.

/** Answer to `rollout/compress`. */
export type RolloutCompressResponse = Record<string, never>;
