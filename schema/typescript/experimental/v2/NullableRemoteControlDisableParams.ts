// Written by `cargo xtask gen`; do not edit.
import type { RemoteControlDisableParams } from "./RemoteControlDisableParams";

/** `RemoteControlDisableParams` where a request has params, or null. */
export type NullableRemoteControlDisableParams = RemoteControlDisableParams | null;
