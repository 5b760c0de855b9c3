// Written by `cargo xtask gen`; do not edit.
import type { ExperimentalFeature } from "./ExperimentalFeature";

/** Answer to `experimentalFeature/list`. */
export type ExperimentalFeatureListResponse = {
  /** The features of this page. */
  data: Array<ExperimentalFeature>;
  /** Where the next page begins; `None` on the last. */
  nextCursor: string | null;
};
