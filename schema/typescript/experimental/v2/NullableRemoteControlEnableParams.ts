// Written by `cargo xtask gen`; do not edit.
import type { RemoteControlEnableParams } from "./RemoteControlEnableParams";

export type NullableRemoteControlEnableParams = RemoteControlEnableParams | null;
