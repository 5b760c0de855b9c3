// Written by `cargo xtask gen`; do not edit.
import type { RemoteControlEnableParams } from "./RemoteControlEnableParams";

/** `RemoteControlEnableParams` where a request has params, or null. */
export type NullableRemoteControlEnableParams = RemoteControlEnableParams | null;
