// Written by `cargo xtask gen`; do not edit.

/** Answer to `thread/prediction/request`. The prediction comes as `thread/prediction/updated`. */
export type ThreadPredictionRequestResponse = Record<string, never>;
