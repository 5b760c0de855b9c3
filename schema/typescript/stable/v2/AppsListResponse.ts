// Written by `cargo xtask gen`; do not edit.
import type { AppInfo } from "./AppInfo";

/** Answer to `app/list`. */
export type AppsListResponse = {
  /** The apps of this page. */
  data: Array<AppInfo>;
  /** Where the next page begins; `None` on the last. */
  nextCursor: string | null;
};
