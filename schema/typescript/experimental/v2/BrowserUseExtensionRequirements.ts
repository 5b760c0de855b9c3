// Written by `cargo xtask gen`; do not edit.
import type { RequestHeader } from "./RequestHeader";

/** What the administrator demands of the browser extension. */
export type BrowserUseExtensionRequirements = {
  /** Headers that its requests must have. */
  requestHeaders: Array<RequestHeader> | null;
};
