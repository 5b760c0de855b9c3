// Written by `cargo xtask gen`; do not edit.
import type { GrantedPermissionProfile } from "./GrantedPermissionProfile";
import type { PermissionGrantScope } from "./PermissionGrantScope";

/** Answer to `item/permissions/requestApproval`; the model is told what was granted. */
export type PermissionsRequestApprovalResponse = {
  /** What is granted; an empty object grants nothing. */
  permissions: GrantedPermissionProfile;
  /** How long it holds. For the turn by default. */
  scope: PermissionGrantScope;
  /** Whether automatic reviews are to be strict while the grant holds. No if unset. */
  strictAutoReview?: boolean | null;
};
