// Written by `cargo xtask gen`; do not edit.
import type { AppsDefaultConfig } from "./AppsDefaultConfig";

/** Connected apps. */
export type AppsConfig = {
  /** What holds for apps without settings of their own. */
  _default: AppsDefaultConfig | null;
};
