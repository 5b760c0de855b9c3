// Written by `cargo xtask gen`; do not edit.
import type { FunctionCallOutputContentItem } from "./FunctionCallOutputContentItem";

/** What a tool returned. */
export type FunctionCallOutputBody =
  /** One text. */
  | string
  /** Several parts, such as images. */
  | Array<FunctionCallOutputContentItem>;
