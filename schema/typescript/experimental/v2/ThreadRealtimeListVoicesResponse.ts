// Written by `cargo xtask gen`; do not edit.
import type { RealtimeVoicesList } from "../RealtimeVoicesList";

/** Answer to `thread/realtime/listVoices`. */
export type ThreadRealtimeListVoicesResponse = {
  /** The voices on offer. */
  voices: RealtimeVoicesList;
};
