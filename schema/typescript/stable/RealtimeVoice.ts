// Written by `cargo xtask gen`; do not edit.

/** A voice of the provider's. */
export type RealtimeVoice =
  /** The voice `alloy`. */
  | "alloy"
  /** The voice `arbor`. */
  | "arbor"
  /** The voice `ash`. */
  | "ash"
  /** The voice `aube`. */
  | "aube"
  /** The voice `ballad`. */
  | "ballad"
  /** The voice `breeze`. */
  | "breeze"
  /** The voice `bubbie`. */
  | "bubbie"
  /** The voice `cedar`. */
  | "cedar"
  /** The voice `coral`. */
  | "coral"
  /** The voice `cove`. */
  | "cove"
  /** The voice `echo`. */
  | "echo"
  /** The voice `ember`. */
  | "ember"
  /** The voice `haetsal`. */
  | "haetsal"
  /** The voice `hanul`. */
  | "hanul"
  /** The voice `himari`. */
  | "himari"
  /** The voice `juniper`. */
  | "juniper"
  /** The voice `leher`. */
  | "leher"
  /** The voice `maple`. */
  | "maple"
  /** The voice `marin`. */
  | "marin"
  /** The voice `miko`. */
  | "miko"
  /** The voice `neer`. */
  | "neer"
  /** The voice `porto`. */
  | "porto"
  /** The voice `rindo`. */
  | "rindo"
  /** The voice `rio`. */
  | "rio"
  /** The voice `rivage`. */
  | "rivage"
  /** The voice `sage`. */
  | "sage"
  /** The voice `selva`. */
  | "selva"
  /** The voice `shimmer`. */
  | "shimmer"
  /** The voice `sol`. */
  | "sol"
  /** The voice `sonna`. */
  | "sonna"
  /** The voice `spruce`. */
  | "spruce"
  /** The voice `tinta`. */
  | "tinta"
  /** The voice `vale`. */
  | "vale"
  /** The voice `verse`. */
  | "verse"
  /** The voice `viola`. */
  | "viola";
