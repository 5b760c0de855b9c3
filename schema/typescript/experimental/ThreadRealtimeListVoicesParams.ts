// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/realtime/listVoices`. */
export type ThreadRealtimeListVoicesParams = { [key: string]: unknown };
