// Written by `cargo xtask gen`; do not edit.
import type { RealtimeVoice } from "./RealtimeVoice";

/** The voices on offer, by version of the provider's protocol. */
export type RealtimeVoicesList = {
  /** The voice used with version 1 if none is chosen. */
  defaultV1: RealtimeVoice;
  /** The voice used with version 2 if none is chosen. */
  defaultV2: RealtimeVoice;
  /** Voices for version 1. */
  v1: Array<RealtimeVoice>;
  /** Voices for version 2. */
  v2: Array<RealtimeVoice>;
  /** Voices for version 3. Empty by default. */
  v3: Array<RealtimeVoice>;
};
