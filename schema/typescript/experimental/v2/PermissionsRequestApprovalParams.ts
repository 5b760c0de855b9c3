// Written by `cargo xtask gen`; do not edit.
import type { LegacyAppPathString } from "../LegacyAppPathString";
import type { RequestPermissionProfile } from "./RequestPermissionProfile";

/** Params of `item/permissions/requestApproval`: may the model have these permissions? */
export type PermissionsRequestApprovalParams = {
  /** The directory that relative paths count from. */
  cwd: LegacyAppPathString;
  /** Where they would hold: `local`, or the id of an environment. */
  environmentId: string | null;
  /** The item. */
  itemId: string;
  /** What is asked for. */
  permissions: RequestPermissionProfile;
  /** Why the model wants it. */
  reason: string | null;
  /** When the question was put, in milliseconds since the Unix epoch. */
  startedAtMs: number;
  /** The thread. */
  threadId: string;
  /** The turn. */
  turnId: string;
};
