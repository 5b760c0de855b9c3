// Written by `cargo xtask gen`; do not edit.
import type { ImageDetail } from "./ImageDetail";
import type { JsonValue } from "./serde_json/JsonValue";

/** A part of a message as models exchange it. */
export type ContentItem =
  /** Text for the model. */
  | {
    /** The text. */
    text: string;
    type: "input_text";
  }
  /** An image for the model. */
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
  /** A recording for the model. */
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
  /** Text by the model. */
  | {
    /** What the provider noted about places in it. */
    annotations?: Array<JsonValue>;
    /** Likelihoods of its tokens. */
    logprobs?: Array<JsonValue>;
    /** The text. */
    text: string;
    type: "output_text";
  };
