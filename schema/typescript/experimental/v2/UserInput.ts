// Written by `cargo xtask gen`; do not edit.
import type { ImageDetail } from "../ImageDetail";
import type { TextElement } from "./TextElement";

/** A part of what the user says to start or steer a turn. */
export type UserInput =
  /** Text. */
  | {
    /** The text. */
    text: string;
    /** Stretches of it that stand for something else. */
    text_elements: Array<TextElement>;
    type: "text";
  }
  /** An image. */
  | {
    /** How closely to look. */
    detail?: ImageDetail;
    type: "image";
  } & (
    /** By address. */
    | {
      /** A URL; `data:` URLs carry the content themselves. */
      url: string;
    }
    /** By an id that the provider gave to an uploaded file. */
    | {
      /** The id. */
      fileId: string;
    })
  /** An image file on the server's machine. */
  | {
    /** How closely to look. */
    detail?: ImageDetail;
    /** Its path. */
    path: string;
    type: "localImage";
  }
  /** A recording. */
  | {
    type: "audio";
  } & (
    /** By address. */
    | {
      /** A URL; `data:` URLs carry the content themselves. */
      url: string;
    }
    /** By an id that the provider gave to an uploaded file. */
    | {
      /** The id. */
      fileId: string;
    })
  /** A recording's file on the server's machine. */
  | {
    /** Its path. */
    path: string;
    type: "localAudio";
  }
  /** A skill to be used. */
  | {
    /** Its name. */
    name: string;
    /** Its file. */
    path: string;
    type: "skill";
  }
  /** A file or app that is spoken of. */
  | {
    /** What the user calls it. */
    name: string;
    /** Its path or URI. */
    path: string;
    type: "mention";
  };
