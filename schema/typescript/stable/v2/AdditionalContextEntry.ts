// Written by `cargo xtask gen`; do not edit.
import type { AdditionalContextKind } from "./AdditionalContextKind";

/** Something that a client tells the model besides the user's words. */
export type AdditionalContextEntry = {
  /** How far the model may trust it. */
  kind: AdditionalContextKind;
  /** What it is called towards the model. */
  name?: string | null;
  /** The text. */
  value: string;
};
