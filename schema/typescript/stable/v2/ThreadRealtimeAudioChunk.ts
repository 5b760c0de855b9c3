// Written by `cargo xtask gen`; do not edit.

/** A piece of sound. */
export type ThreadRealtimeAudioChunk = {
  /** The samples, encoded as text. */
  data: string;
  /** The item of the voice conversation that it belongs to. */
  itemId: string | null;
  /** Channels. */
  numChannels: number;
  /** Samples a second in each channel. */
  sampleRate: number;
  /** Samples in each channel of this piece; `None` if not told. */
  samplesPerChannel: number | null;
};
