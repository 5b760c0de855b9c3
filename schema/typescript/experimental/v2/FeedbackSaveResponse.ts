// Written by `cargo xtask gen`; do not edit.
import type { LegacyAppPathString } from "../LegacyAppPathString";

/** Answer to `feedback/save`. */
export type FeedbackSaveResponse = {
  /** A fingerprint of the prompt, if there is one. */
  promptHash: string | null;
  /** Where the bundle was written. */
  savedPath: LegacyAppPathString;
  /** The thread that it is about, or a made-up id that begins with `no-active-thread-`. */
  threadId: string;
};
