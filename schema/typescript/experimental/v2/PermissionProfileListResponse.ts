// Written by `cargo xtask gen`; do not edit.
import type { PermissionProfileSummary } from "./PermissionProfileSummary";

/** Answer to `permissionProfile/list`. */
export type PermissionProfileListResponse = {
  /** The profiles: those that are built in, and those of the configuration. */
  data: Array<PermissionProfileSummary>;
  /** Where the next page begins; `None` on the last. */
  nextCursor: string | null;
};
