// Written by `cargo xtask gen`; do not edit.

/** A part of what a client's tool returned. */
export type DynamicToolCallOutputContentItem =
  /** Text. */
  | {
    /** The text. */
    text: string;
    type: "inputText";
  }
  /** An image. */
  | {
    /** Its address; `data:` URLs carry it themselves. */
    imageUrl: string;
    type: "inputImage";
  }
  /** A recording. */
  | {
    /** Its address; `data:` URLs carry it themselves. */
    audioUrl: string;
    type: "inputAudio";
  };
