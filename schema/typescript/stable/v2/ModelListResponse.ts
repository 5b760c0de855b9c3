// Written by `cargo xtask gen`; do not edit.
import type { Model } from "./Model";

/** Answer to `model/list`. */
export type ModelListResponse = {
  /** The models. */
  data: Array<Model>;
  /** Where the next page begins; `None` on the last. */
  nextCursor: string | null;
};
