// Written by `cargo xtask gen`; do not edit.

/** Params of `thread/realtime/appendSpeech`. */
export type ThreadRealtimeAppendSpeechParams = {
  /** The words to be spoken. */
  text: string;
  /** The thread. */
  threadId: string;
};
