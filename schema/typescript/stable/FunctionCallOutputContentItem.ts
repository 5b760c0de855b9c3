// Written by `cargo xtask gen`; do not edit.
import type { ImageDetail } from "./ImageDetail";

/** A part of what a tool returned. */
export type FunctionCallOutputContentItem =
  /** Text. */
  | {
    /** The text. */
    text: string;
    type: "input_text";
  }
  /** An image. */
  | {
    /** How closely to look. */
    detail?: ImageDetail;
    type: "input_image";
  } & (
    /** By address. */
    | {
      /** A URL; `data:` URLs carry the content themselves. */
      image_url: string;
    }
    /** By an id that the provider gave to an uploaded file. */
    | {
      /** The id. */
      file_id: string;
    })
  /** A recording. */
  | {
    type: "input_audio";
  } & (
    /** By address. */
    | {
      /** A URL; `data:` URLs carry the content themselves. */
      audio_url: string;
    }
    /** By an id that the provider gave to an uploaded file. */
    | {
      /** The id. */
      file_id: string;
    })
  /** Something that only the provider can read. */
  | {
    /** It, to be sent back as it is. */
    encrypted_content: string;
    type: "encrypted_content";
  };
