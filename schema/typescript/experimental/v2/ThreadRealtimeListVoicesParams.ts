// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/realtime/listVoices`. */
export type ThreadRealtimeListVoicesParams = Record<string, never>;
