// Written by `cargo xtask gen`; do not edit.
import type { TextRange } from "./TextRange";

/** Payload of `configWarning`. */
export type ConfigWarningNotification = {
  /** More about it. */
  details: string | null;
  /** The file it is about. */
  path?: string;
  /** The place in that file. */
  range?: TextRange;
  /** What is wrong. */
  summary: string;
};
